import { useIntl } from 'react-intl';
import { addMonths, type CalendarDate, daysBetween } from '#shared/base/calendar-date';
import { addWorkingDays, noHolidays } from '#shared/base/working-days';
import { phases } from '#shared/domain/plans/milestones';
import type { MilestoneStanding, PlanStanding } from '#shared/domain/plans/plan-standing';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './plan-timeline.module.css';
import { phaseWords, roomWords, statusTones, statusWords } from './plan-words';
import { useDay } from './use-day';

export interface PlanTimelineProps {
  readonly standing: PlanStanding;
  readonly onOpen: (one: MilestoneStanding) => void;
}

/** The milestones to the scale of days: expected or reached, their day in the plan, the room between, and today. */
export function PlanTimeline({ standing, onOpen }: PlanTimelineProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const scale = scaleOf(standing);
  const deciding = new Set<string>(standing.criticalPath);
  const months = monthsOf(scale);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide timeline must be scrollable with the keyboard.
    <section className={styles.room} aria-label={text('plans.timeline.title')} tabIndex={0}>
      <div className={styles.timeline}>
        <div className={styles.months} aria-hidden>
          <span />
          <span className={styles.scale}>
            {months.map((month) => (
              <span key={month} className={styles.month} style={{ insetInlineStart: `${at(scale, month)}%` }}>
                {formatDate(month, {
                  month: 'short',
                  timeZone: 'UTC',
                  ...(month.endsWith('-01-01') ? { year: '2-digit' } : {}),
                })}
              </span>
            ))}
          </span>
          <span />
        </div>
        {phases.map((phase) => (
          <div key={phase}>
            <h3 className={styles.phase}>{text(phaseWords[phase])}</h3>
            <ul className={styles.rows}>
              {standing.milestones
                .filter(({ milestone }) => milestone.phase === phase)
                .map((one) => (
                  <li key={one.id}>
                    <TimelineRow
                      one={one}
                      scale={scale}
                      asOf={standing.asOf}
                      isDeciding={deciding.has(one.id)}
                      onOpen={onOpen}
                    />
                  </li>
                ))}
            </ul>
          </div>
        ))}
        <p className={styles.legend}>{text('plans.timeline.legend')}</p>
      </div>
    </section>
  );
}

interface Scale {
  readonly from: CalendarDate;
  readonly days: number;
}

function TimelineRow({
  one,
  scale,
  asOf,
  isDeciding,
  onOpen,
}: {
  readonly one: MilestoneStanding;
  readonly scale: Scale;
  readonly asOf: CalendarDate;
  readonly isDeciding: boolean;
  readonly onOpen: (one: MilestoneStanding) => void;
}) {
  const text = useText();
  const day = useDay();
  const finish = one.doneOn ?? one.forecast;
  const start = one.doneOn ?? addWorkingDays(finish, -one.milestone.workingDays, noHolidays);
  const room = one.doneOn === null && one.plannedOn > finish ? one.plannedOn : null;
  const said =
    one.doneOn === null
      ? text('plans.timeline.said-open', {
          planned: day(one.plannedOn),
          forecast: day(one.forecast),
          room: roomWords(one.slack, text),
        })
      : text('plans.timeline.said-done', { planned: day(one.plannedOn), done: day(one.doneOn) });
  return (
    <button type="button" className={styles.row} title={said} onClick={() => onOpen(one)}>
      <span className={styles.name}>
        <span className={styles.id}>{one.id}</span>
        {one.milestone.title}
      </span>
      <span className={styles.track} role="img" aria-label={said}>
        <span className={styles.today} style={{ insetInlineStart: `${at(scale, asOf)}%` }} />
        {room !== null && (
          <span
            className={styles.slack}
            style={{ insetInlineStart: `${at(scale, finish)}%`, inlineSize: `${at(scale, room) - at(scale, finish)}%` }}
          />
        )}
        <span
          className={styles.bar}
          data-status={one.status}
          data-critical={isDeciding}
          style={{ insetInlineStart: `${at(scale, start)}%`, inlineSize: `${at(scale, finish) - at(scale, start)}%` }}
        />
        <span className={styles.planned} style={{ insetInlineStart: `${at(scale, one.plannedOn)}%` }} />
      </span>
      <StateMark state={statusTones[one.status]} word={text(statusWords[one.status])} />
    </button>
  );
}

function scaleOf({ milestones, asOf }: PlanStanding): Scale {
  const days = milestones.flatMap((one) => [
    one.plannedOn,
    one.doneOn ?? one.forecast,
    one.doneOn ?? addWorkingDays(one.forecast, -one.milestone.workingDays, noHolidays),
  ]);
  const sorted = [...days, asOf].sort();
  const from = `${(sorted[0] ?? asOf).slice(0, 7)}-01`;
  const until = addMonths(`${(sorted.at(-1) ?? asOf).slice(0, 7)}-01`, 1);
  return { from, days: Math.max(1, daysBetween(from, until)) };
}

const at = (scale: Scale, day: CalendarDate) => (daysBetween(scale.from, day) / scale.days) * 100;

function monthsOf(scale: Scale): readonly CalendarDate[] {
  const months: CalendarDate[] = [];
  for (let month = scale.from; daysBetween(scale.from, month) < scale.days; month = addMonths(month, 1))
    months.push(month);
  const every = Math.max(1, Math.ceil(months.length / 12));
  return months.filter((_, index) => index % every === 0);
}
