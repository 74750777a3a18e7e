import { CalendarCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { isPressing } from '#shared/domain/guidance/lapsing-evidence';
import type { Visit } from '#shared/domain/visits/visit';
import { visitState } from '#shared/domain/visits/visit-rules';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { Spinner } from '../../ui/spinner';
import { useText } from '../../ui/use-text';
import { type Day, nowOf } from './day';
import { LineList } from './line-list';
import styles from './today.module.css';
import { type Line, type NameOf, useGateWords, useNowWords } from './today-words';

export interface TodayBoardProps {
  readonly asOf: string;
  /** Undefined while it is being read. */
  readonly day: Day | undefined;
  readonly gates: 'reading' | 'read' | 'failed';
  /** No partner is on this device, and all have been read. */
  readonly isNew: boolean;
  readonly nameOf: NameOf;
  readonly onRetry: () => void;
}

/** The day: what comes first, then visits, decisions, what lapses, what headquarters set aside. */
export function TodayBoard(props: TodayBoardProps) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <div className={styles.screen}>
      <PageHeader title={text('today.title')} facts={formatDate(props.asOf, { dateStyle: 'full', timeZone: 'UTC' })} />
      <TodayBody {...props} />
    </div>
  );
}

function TodayBody({ day, gates, isNew, nameOf, onRetry }: TodayBoardProps) {
  const text = useText();
  const navigate = useNavigate();
  if (!day) return <Skeleton words={text('today.reading')} lines={6} />;
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
      <NowCard day={day} isReading={gates === 'reading'} nameOf={nameOf} />
      {gates === 'failed' && (
        <ErrorState
          shape="inline"
          title={text('today.gates.failed')}
          cure={{ label: text('today.gates.retry'), onPress: onRetry }}
        >
          {text('today.gates.failed-words')}
        </ErrorState>
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Visits day={day} nameOf={nameOf} />
          <Decisions day={day} nameOf={nameOf} />
          <SetAside day={day} />
        </div>
        <div className={styles.column}>
          <Lapses day={day} nameOf={nameOf} />
          {gates === 'reading' && <Spinner words={text('today.gates.reading')} />}
        </div>
      </div>
    </>
  );
}

interface PartProps {
  readonly day: Day;
  readonly nameOf: NameOf;
}

function NowCard({ day, isReading, nameOf }: PartProps & { readonly isReading: boolean }) {
  const text = useText();
  const navigate = useNavigate();
  const wordsOf = useNowWords(nameOf);
  const now = nowOf(day);
  if (!now) {
    // Nothing is not said before everything has been looked at.
    if (isReading) return <Skeleton words={text('today.gates.reading')} lines={2} />;
    return (
      <NowFrame title={text('today.now.nothing')} detail={text('today.now.nothing-detail')}>
        <Button onPress={() => void navigate('/visits')}>{text('today.now.plan')}</Button>
      </NowFrame>
    );
  }
  const { title, detail, button, href } = wordsOf(now);
  return (
    <NowFrame title={title} detail={detail}>
      <Button kind="filled" size="large" onPress={() => void navigate(href)}>
        {button}
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

function Visits({ day, nameOf }: PartProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const lineOf = (visit: Visit): Line => ({
    key: visit.id,
    title: nameOf(visit.partnerId),
    detail: visit.purpose,
    href: `/visits/${visit.id}`,
    mark:
      visitState(visit) === 'underWay'
        ? { state: 'pending', word: text('today.visits.under-way') }
        : { state: null, word: formatDate(visit.plannedFor, { timeStyle: 'short' }) },
  });
  const visits = [...day.underWay, ...day.visitsToday];
  // The card above has already said a day's only visit.
  if (visits.length === 1) return null;
  if (visits.length > 0) return <LineList title={text('today.visits.title')} lines={visits.map(lineOf)} />;
  if (!day.nextVisit) return null;
  const next = lineOf(day.nextVisit);
  const when = formatDate(day.nextVisit.plannedFor, { dateStyle: 'medium', timeStyle: 'short' });
  return <LineList title={text('today.visits.next')} lines={[{ ...next, mark: { state: null, word: when } }]} />;
}

function Decisions({ day, nameOf }: PartProps) {
  const text = useText();
  const gateWords = useGateWords(nameOf);
  const { formatDate } = useIntl();
  const lines: readonly Line[] = [
    ...day.disputes.map(({ rowId, fields, partner, name }) => ({
      key: rowId,
      title: text('today.dispute.title', { fields, partner }),
      detail: name,
      href: '/sync',
      mark: { state: 'conflict' as const, word: text('today.dispute.mark') },
    })),
    ...day.gates.filter(({ view }) => view.standing.state === 'open').map(gateWords),
    ...day.reviews.map(({ evidence, revision }) => ({
      key: revision.id,
      title: evidence.title,
      detail: text('today.review.of', {
        partner: nameOf(evidence.partnerId),
        since: formatDate(revision.capturedAt, { dateStyle: 'medium' }),
      }),
      href: `/partners/${evidence.partnerId}/evidence`,
      mark: { state: 'pending' as const, word: text('today.review.mark') },
    })),
  ];
  return lines.length > 0 ? <LineList title={text('today.decisions.title')} lines={lines} /> : null;
}

function Lapses({ day, nameOf }: PartProps) {
  const text = useText();
  const gateWords = useGateWords(nameOf);
  const { formatDate } = useIntl();
  const gates = day.gates.filter(({ view }) => view.standing.state !== 'open');
  // What ends a gate is told with the gate.
  const told = new Set(
    gates.flatMap(({ renewals }) => renewals.flatMap((one) => (one.kind === 'evidence' ? [one.evidenceId] : []))),
  );
  const lines: readonly Line[] = [
    ...gates.map(gateWords),
    ...day.lapsing
      .filter(({ evidence }) => !told.has(evidence.id))
      .map(({ evidence, daysLeft, step, until, before }) => ({
        key: evidence.id,
        title: evidence.title,
        detail: text(before ? 'today.lapsing.before-visit' : 'today.lapsing.of', {
          partner: nameOf(evidence.partnerId),
          until: formatDate(until, { dateStyle: 'medium', timeZone: 'UTC' }),
          visit: before ? formatDate(before.plannedFor, { dateStyle: 'medium' }) : '',
        }),
        href: `/partners/${evidence.partnerId}/evidence`,
        mark: {
          state: isPressing({ step, before }) ? ('lapsing' as const) : ('neutral' as const),
          word: text('today.days', { days: daysLeft }),
        },
      })),
  ];
  return lines.length > 0 ? <LineList title={text('today.lapsing.title')} lines={lines} /> : null;
}

function SetAside({ day }: { readonly day: Day }) {
  const text = useText();
  const lines = day.setAside.map(({ id, partner, name, why }) => ({
    key: id,
    title: [partner, name].filter((each) => each !== '').join(', ') || text('today.set-aside.unnamed'),
    detail: why,
    href: '/sync',
    mark: { state: 'breach' as const, word: text('today.set-aside.mark') },
  }));
  return lines.length > 0 ? <LineList title={text('today.set-aside.title')} lines={lines} /> : null;
}
