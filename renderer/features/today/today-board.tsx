import { CalendarCheck, CalendarPlus, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { DatedCommitment } from '#shared/domain/guidance/dated-commitments';
import { useLookedAt } from '../../session/looked-at';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { IconButton } from '../../ui/icon-button';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { Spinner } from '../../ui/spinner';
import { useText } from '../../ui/use-text';
import { useCommitmentWords } from './commitment-words';
import { type Day, nowOf } from './day';
import type { Line, LineAct, NameOf } from './line';
import { LineList } from './line-list';
import styles from './today.module.css';
import { useDayWords, useNowWords } from './today-words';

export interface TodayBoardProps {
  readonly asOf: string;
  /** Undefined while nothing of it is known. */
  readonly day: Day | undefined;
  readonly reading: 'reading' | 'read' | 'failed';
  /** No partner is on this device, and all have been read. */
  readonly isNew: boolean;
  readonly nameOf: NameOf;
  readonly onRetry: () => void;
  readonly onAct: (act: LineAct) => void;
  /** Plans a visit to whomever. */
  readonly onPlan: () => void;
  readonly onCalendar: (promises: readonly DatedCommitment[]) => void;
}

/** The day: what comes first, then visits, what lapses, what waits for me, what came back, what both sides owe. */
export function TodayBoard(props: TodayBoardProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const { asOf, isNew, day, onPlan } = props;
  return (
    <div className={styles.screen}>
      <PageHeader
        title={text('today.title')}
        facts={formatDate(asOf, { dateStyle: 'full', timeZone: 'UTC' })}
        actions={
          day &&
          !isNew && (
            <Button icon={CalendarPlus} onPress={onPlan}>
              {text('today.now.plan')}
            </Button>
          )
        }
      />
      <TodayBody {...props} />
    </div>
  );
}

function TodayBody(props: TodayBoardProps) {
  const { day, reading, isNew, onRetry } = props;
  const text = useText();
  const navigate = useNavigate();
  const isPast = useLookedAt() !== null;
  if (!day && reading !== 'failed') return <Skeleton words={text('today.reading')} lines={6} />;
  if (isNew && isPast) return <EmptyState title={text('today.past.title')}>{text('today.past.words')}</EmptyState>;
  if (isNew) {
    return (
      <EmptyState
        icon={CalendarCheck}
        title={text('today.new.title')}
        action={
          <Button kind="filled" onPress={() => void navigate('/partners')}>
            {text('today.new.do')}
          </Button>
        }
      >
        {text('today.new.words')}
      </EmptyState>
    );
  }
  return (
    <>
      {reading === 'failed' && (
        <ErrorState
          shape="inline"
          title={text('today.gates.failed')}
          cure={{ label: text('today.gates.retry'), onPress: onRetry }}
        >
          {text('today.gates.failed-words')}
        </ErrorState>
      )}
      {day && <WholeDay {...props} day={day} />}
    </>
  );
}

type DayProps = TodayBoardProps & { readonly day: Day };

function WholeDay(props: DayProps) {
  const text = useText();
  return (
    <>
      <NowCard {...props} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Visits {...props} />
          <Lapses {...props} />
          <Back {...props} />
        </div>
        <div className={styles.column}>
          <Decisions {...props} />
          <Promises {...props} />
          {props.reading === 'reading' && <Spinner words={text('today.gates.reading')} />}
        </div>
      </div>
    </>
  );
}

function NowCard({ day, reading, nameOf, onAct, onPlan }: DayProps) {
  const text = useText();
  const words = useNowWords(nameOf);
  const now = nowOf(day);
  if (!now) {
    // Nothing is not said before everything has been looked at.
    if (reading === 'reading') return <Skeleton words={text('today.gates.reading')} lines={2} />;
    return (
      <NowFrame title={text('today.now.nothing')} detail={text('today.now.nothing-detail')}>
        <Button onPress={onPlan}>{text('today.now.plan')}</Button>
      </NowFrame>
    );
  }
  const { title, detail, action, act } = words(now);
  return (
    <NowFrame title={title} detail={detail}>
      <Button kind="filled" size="large" onPress={() => onAct(act)}>
        {action}
      </Button>
    </NowFrame>
  );
}

function NowFrame({
  title,
  detail,
  children,
}: {
  readonly title: string;
  readonly detail: string;
  readonly children: ReactNode;
}) {
  const text = useText();
  return (
    <section className={styles.now} aria-label={text('today.now.label')}>
      <div className={styles.words}>
        <h2 className={styles.nowTitle}>{title}</h2>
        <p className={styles.detail}>{detail}</p>
      </div>
      {children}
    </section>
  );
}

function Visits({ day, nameOf, onAct }: DayProps) {
  const text = useText();
  const { visit } = useDayWords(nameOf);
  const soon = [
    ...[...day.underWay, ...day.visitsToday].map((one) => () => visit(one, 'today')),
    ...day.visitsTomorrow.map((one) => () => visit(one, 'later')),
  ];
  const next = day.nextVisit;
  return (
    <LineList
      title={text(soon.length > 0 || !next ? 'today.visits.title' : 'today.visits.next')}
      lines={soon.length > 0 ? soon : next ? [() => visit(next, 'later')] : []}
      onAct={onAct}
      empty={text('today.visits.none')}
    />
  );
}

function Lapses({ day, nameOf, onAct }: DayProps) {
  const text = useText();
  const { gate, lapse } = useDayWords(nameOf);
  return (
    <LineList
      title={text('today.lapsing.title')}
      lines={[...inWords(day.gates, gate), ...inWords(day.lapses, lapse)]}
      onAct={onAct}
      empty={text('today.lapsing.none')}
    />
  );
}

function Decisions({ day, nameOf, onAct }: DayProps) {
  const text = useText();
  const { gate, pending, approval } = useDayWords(nameOf);
  return (
    <LineList
      title={text('today.decisions.title')}
      lines={[...inWords(day.openGates, gate), ...inWords(day.pending, pending), ...inWords(day.approvals, approval)]}
      onAct={onAct}
      empty={text('today.decisions.none')}
    />
  );
}

function Back({ day, nameOf, onAct }: DayProps) {
  const text = useText();
  const { dispute, setAside, sentBack } = useDayWords(nameOf);
  return (
    <LineList
      title={text('today.back.heading')}
      lines={[
        ...inWords(day.disputes, dispute),
        ...inWords(day.setAside, setAside),
        ...inWords(day.sentBack, sentBack),
      ]}
      onAct={onAct}
      empty={text('today.back.none')}
    />
  );
}

function Promises({ day, nameOf, onAct, onCalendar }: DayProps) {
  const text = useText();
  const wordsOf = useCommitmentWords(nameOf);
  return (
    <LineList
      title={text('today.promise.title')}
      lines={inWords(day.commitments, wordsOf)}
      onAct={onAct}
      empty={text(day.allCommitments.length > 0 ? 'today.promise.none-soon' : 'today.promise.none')}
      actions={
        day.allCommitments.length > 0 && (
          <Button kind="plain" icon={Download} onPress={() => onCalendar(day.allCommitments)}>
            {text('today.promise.all', { count: day.allCommitments.length })}
          </Button>
        )
      }
      besides={(line, at) => (
        <IconButton
          icon={Download}
          label={text('today.promise.one', { title: line.title })}
          onPress={() => {
            const one = day.commitments[at];
            if (one) onCalendar([one]);
          }}
        />
      )}
    />
  );
}

/** Each is put into words when it is shown: a day of ten thousand partners is long, and six lines of it are seen. */
function inWords<Thing>(things: readonly Thing[], words: (thing: Thing) => Line): readonly (() => Line)[] {
  return things.map((thing) => () => words(thing));
}
