import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { type CalendarDate, dayOf, daysBetween } from '#shared/base/calendar-date';
import type { EvidencePiece } from '#shared/domain/evidence/evidence-rules';
import { type EndingPiece, endingBy, noticeStep } from '#shared/domain/evidence/expiry-notices';
import type { Visit } from '#shared/domain/visits/visit';
import { visitState } from '#shared/domain/visits/visit-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { Button } from '../../ui/button';
import { DatePicker } from '../../ui/date-picker';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './lapse-radar.module.css';
import { RevalidationList } from './revalidation-list';
import { attestedDays, radarEnd, type ShelfRow } from './shelf';

export interface LapseRadarProps {
  readonly file: PartnerFile;
  readonly rows: readonly ShelfRow[];
  readonly asOf: CalendarDate;
  /** On another day nothing can be brought. */
  readonly isToday: boolean;
  readonly onRenew: (piece: EvidencePiece) => void;
}

/** What expires before the next visit, on a line of time and as a list, each with what to do about it. */
export function LapseRadar({ file, rows, asOf, isToday, onRenew }: LapseRadarProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const index = usePlaybook();
  const visit = nextVisitOf(file.visits, asOf);
  const [chosen, setChosen] = useState<CalendarDate | null>(null);
  const by = chosen ?? radarEnd(asOf, visit?.plannedFor ?? null);
  const ending = endingBy(
    rows.map(({ piece }) => piece),
    index,
    { asOf, by },
  );
  const day = formatDate(by, { dateStyle: 'long', timeZone: 'UTC' });
  const isVisit = visit !== null && chosen === null;
  return (
    <Panel title={text('evidence.radar.title')}>
      <div className={styles.radar}>
        <div className={styles.head}>
          <p className={styles.words}>
            {ending.length === 0
              ? text(isVisit ? 'evidence.radar.nothing-visit' : 'evidence.radar.nothing', { day })
              : text(isVisit ? 'evidence.radar.some-visit' : 'evidence.radar.some', { count: ending.length, day })}
          </p>
          <DatePicker
            label={text(isVisit ? 'evidence.radar.until-visit' : 'evidence.radar.until')}
            value={by}
            onChange={setChosen}
            earliest={asOf}
          />
        </div>
        {ending.length > 0 && (
          <>
            <TimeLine ending={ending} asOf={asOf} by={by} />
            <EndingList ending={ending} isToday={isToday} onRenew={onRenew} />
          </>
        )}
        <RevalidationList partner={file.partner} attestedOn={attestedDays(rows)} asOf={asOf} />
      </div>
    </Panel>
  );
}

/** Drawn for the eye; the list below says the same in words. */
function TimeLine({
  ending,
  asOf,
  by,
}: {
  readonly ending: readonly EndingPiece[];
  readonly asOf: CalendarDate;
  readonly by: CalendarDate;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const day = (date: CalendarDate) => formatDate(date, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const whole = Math.max(1, daysBetween(asOf, by));
  const label = text('evidence.radar.line', { count: ending.length, from: day(asOf), to: day(by) });
  return (
    <div className={styles.line} role="img" aria-label={label}>
      <span className={styles.track} />
      {ending.map(({ piece, until, daysLeft }) => (
        <span
          key={piece.evidence.id}
          className={styles.mark}
          data-step={noticeStep(daysLeft) ?? 'later'}
          style={{ insetInlineStart: `${(daysLeft / whole) * 100}%` }}
          title={`${piece.evidence.title}, ${day(until)}`}
        />
      ))}
      <span className={styles.from}>{day(asOf)}</span>
      <span className={styles.to}>{day(by)}</span>
    </div>
  );
}

function EndingList({
  ending,
  isToday,
  onRenew,
}: {
  readonly ending: readonly EndingPiece[];
  readonly isToday: boolean;
  readonly onRenew: (piece: EvidencePiece) => void;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <ol className={styles.list} aria-label={text('evidence.radar.title')}>
      {ending.map(({ piece, until, daysLeft }) => {
        const step = noticeStep(daysLeft);
        return (
          <li key={piece.evidence.id} className={styles.item}>
            <span className={styles.what}>
              <strong>{piece.evidence.title}</strong>
              <span className={styles.quiet}>{formatDate(until, { dateStyle: 'medium', timeZone: 'UTC' })}</span>
            </span>
            <StateMark
              state={step === 30 ? 'lapsing' : step === null ? 'neutral' : 'pending'}
              word={text(step === null ? 'evidence.radar.days' : stepWords[step], { days: daysLeft })}
            />
            {isToday && (
              <Button
                icon={RefreshCw}
                aria-label={text('evidence.radar.renew', { title: piece.evidence.title })}
                onPress={() => onRenew(piece)}
              >
                {text('evidence.review.renew')}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const stepWords = {
  30: 'evidence.radar.days-30',
  60: 'evidence.radar.days-60',
  90: 'evidence.radar.days-90',
} as const satisfies Record<30 | 60 | 90, MessageId>;

/** The next planned visit from a day on. */
function nextVisitOf(visits: readonly Visit[], asOf: CalendarDate): Visit | null {
  return visits
    .filter((visit) => visitState(visit) === 'planned' && dayOf(visit.plannedFor) > asOf)
    .reduce<Visit | null>((next, one) => (next === null || one.plannedFor < next.plannedFor ? one : next), null);
}
