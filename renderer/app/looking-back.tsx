import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { addDays, type CalendarDate } from '#shared/base/calendar-date';
import { dayIn, endOfDay } from '#shared/domain/measuring/zoned-days';
import { holeAt, type PastHole } from '../data/past-holes';
import { type PastWorkspace, pastWorkspace } from '../data/past-workspace';
import { type PastLook, usePastLook } from '../data/queries/past-queries';
import { useWorkspace, WorkspaceProvider } from '../data/use-workspace';
import { lookAt, useLookedAt } from '../session/looked-at';
import { Button } from '../ui/button';
import { DatePicker } from '../ui/date-picker';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { useText } from '../ui/use-text';
import styles from './looking-back.module.css';

/** What is inside is shown as things stood at the end of the day that is looked at, if one is. */
export function LookingBack({ children }: { readonly children: ReactNode }) {
  const day = useLookedAt();
  useFocusOnWork(day);
  if (day === null) return children;
  return <OnDay day={day}>{children}</OnDay>;
}

/** The page is another one when the day is: who pressed a button that went with it goes on at the beginning of the work. */
function useFocusOnWork(day: CalendarDate | null): void {
  const before = useRef(day);
  useEffect(() => {
    if (before.current === day) return;
    before.current = day;
    const main = document.getElementById('main');
    let frame = 0;
    const look = (left: number) => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) main?.focus({ preventScroll: true });
      // The palette that was pressed in closes a few frames later.
      else if (left > 0 && !main?.contains(activeElement)) frame = requestAnimationFrame(() => look(left - 1));
    };
    look(40);
    return () => cancelAnimationFrame(frame);
  }, [day]);
}

function OnDay({ day, children }: { readonly day: CalendarDate; readonly children: ReactNode }) {
  const text = useText();
  const look = usePastLook();
  if (look === null) return <Skeleton words={text('app.past.reading')} />;
  const at = endOfDay(day, look.zone);
  const hole = holeAt(look.holes, at);
  if (hole !== null) return <Lost hole={hole} zone={look.zone} />;
  // By instant, so that nothing of another day stays on the screen.
  return (
    <AsOf key={at} at={at}>
      {children}
    </AsOf>
  );
}

/** That a day cannot be looked at, why, and from which day on it can. */
function Lost({ hole, zone }: { readonly hole: PastHole; readonly zone: string }) {
  const text = useText();
  const words = useHoleWords(zone);
  return (
    <ErrorState
      isPage
      title={text('app.past.lost')}
      cure={{ label: text('app.past.back'), onPress: () => lookAt(null) }}
    >
      {words(hole)}
    </ErrorState>
  );
}

function useHoleWords(zone: string): (hole: PastHole) => string {
  const text = useText();
  const { formatDate } = useIntl();
  const told = (at: number) => formatDate(at, { dateStyle: 'long', timeZone: zone });
  return ({ from, to, why }) => {
    const id = why === 'lost' ? 'app.past.lost-words' : 'app.past.lost-backup';
    // From the beginning of all time on there is no day before.
    return text(id, { isWhole: String(from === 0), from: told(from), until: told(to) });
  };
}

function AsOf({ at, children }: { readonly at: number; readonly children: ReactNode }) {
  const workspace = useWorkspace();
  const text = useText();
  const [past, setPast] = useState<PastWorkspace | 'failed' | null>(null);
  useEffect(() => {
    const opened = pastWorkspace(workspace, at);
    let isWanted = true;
    opened.ready.then(
      () => isWanted && setPast(opened),
      () => isWanted && setPast('failed'),
    );
    return () => {
      isWanted = false;
      opened.close();
    };
  }, [workspace, at]);
  if (past === 'failed')
    return <ErrorState title={text('app.past.failed')}>{text('app.past.failed-words')}</ErrorState>;
  if (past === null) return <Skeleton words={text('app.past.reading')} />;
  return <WorkspaceProvider workspace={past.workspace}>{children}</WorkspaceProvider>;
}

/** Says on every page that it shows the past, and leads back. */
export function PastBar() {
  const text = useText();
  const { formatDate } = useIntl();
  const day = useLookedAt();
  if (day === null) return null;
  const words = formatDate(`${day}T12:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <div className={styles.bar} role="status">
      <span>{text('app.past.bar', { day: words })}</span>
      <Button onPress={() => lookAt(null)}>{text('app.past.back')}</Button>
    </div>
  );
}

/** Asks for the day. */
export function PastDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const text = useText();
  const look = usePastLook();
  if (look !== null) return <AskForDay look={look} isOpen={isOpen} onClose={onClose} />;
  return (
    <Dialog title={text('app.past.command')} isOpen={isOpen} onClose={onClose}>
      <Skeleton words={text('app.past.reading')} />
    </Dialog>
  );
}

interface AskForDayProps {
  readonly look: PastLook;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function AskForDay({ look: { zone, holes }, isOpen, onClose }: AskForDayProps) {
  const text = useText();
  const holeWords = useHoleWords(zone);
  const { surroundings } = useWorkspace();
  const yesterday = addDays(dayIn(surroundings.now(), zone), -1);
  const [day, setDay] = useState<CalendarDate | null>(yesterday);
  const hole = day === null ? null : holeAt(holes, endOfDay(day, zone));
  const cannot = day === null || day > yesterday || hole !== null;
  const look = () => {
    if (cannot) return;
    lookAt(day);
    onClose();
  };
  return (
    <Dialog
      title={text('app.past.command')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('app.past.cancel')}</Button>
          <Button kind="filled" isDisabled={cannot} onPress={look}>
            {text('app.past.look')}
          </Button>
        </>
      }
    >
      <p>{text('app.past.words', { zone })}</p>
      <DatePicker
        label={text('app.past.day')}
        value={day}
        latest={yesterday}
        onChange={setDay}
        errorMessage={hole === null ? undefined : holeWords(hole)}
      />
    </Dialog>
  );
}
