import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { CalendarDate } from '#shared/base/calendar-date';
import { type PastWorkspace, pastWorkspace } from '../data/past-workspace';
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
  // By day, so that nothing of another day stays on the screen.
  return (
    <OnDay key={day} day={day}>
      {children}
    </OnDay>
  );
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
  const workspace = useWorkspace();
  const text = useText();
  const [past, setPast] = useState<PastWorkspace | 'failed' | null>(null);
  useEffect(() => {
    const opened = pastWorkspace(workspace, endOf(day));
    let isWanted = true;
    opened.ready.then(
      () => isWanted && setPast(opened),
      () => isWanted && setPast('failed'),
    );
    return () => {
      isWanted = false;
      opened.close();
    };
  }, [workspace, day]);
  if (past === 'failed')
    return <ErrorState title={text('app.past.failed')}>{text('app.past.failed-words')}</ErrorState>;
  if (past === null) return <Skeleton words={text('app.past.reading')} />;
  return <WorkspaceProvider workspace={past.workspace}>{children}</WorkspaceProvider>;
}

const endOf = (day: CalendarDate) => Date.parse(`${day}T23:59:59.999Z`);

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
  const { surroundings } = useWorkspace();
  const yesterday = new Date(surroundings.now() - 86_400_000).toISOString().slice(0, 10);
  const [day, setDay] = useState<CalendarDate | null>(yesterday);
  const look = () => {
    if (day === null || day > yesterday) return;
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
          <Button kind="filled" isDisabled={day === null || day > yesterday} onPress={look}>
            {text('app.past.look')}
          </Button>
        </>
      }
    >
      <p>{text('app.past.words')}</p>
      <DatePicker label={text('app.past.day')} value={day} latest={yesterday} onChange={setDay} />
    </Dialog>
  );
}
