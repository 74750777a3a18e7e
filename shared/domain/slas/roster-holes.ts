import { addDays, type CalendarDate, weekdayOf } from '#shared/base/calendar-date';
import { clockTime } from '#shared/base/clock-time';
import { minutesOfDay, minutesOfWeek, stretchesOf, unrolled } from '#shared/domain/playbook/roster-coverage';
import type { RosterHoles } from './lint-finding';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** When nobody is on call: by weekday, and on the seven days from a date. Null where somebody always is. */
export function rosterHoles(
  roster: Parameters<typeof stretchesOf>[0],
  from: CalendarDate,
): (RosterHoles & { readonly minutesPerWeek: number }) | null {
  const spans = uncovered(roster).flatMap(byDay);
  if (spans.length === 0) return null;
  const weekly = spans.map((span) => ({ weekday: Math.floor(span.from / minutesOfDay) + 1, ...clockTimes(span) }));
  const days = Array.from({ length: 7 }, (_, index) => addDays(from, index));
  return {
    minutesPerWeek: spans.reduce((sum, span) => sum + span.to - span.from, 0),
    weekly,
    dates: days.flatMap((date) =>
      weekly
        .filter(({ weekday }) => weekday === weekdayOf(date))
        .map((hole) => ({ date, from: hole.from, to: hole.to })),
    ),
  };
}

/** What no stretch covers, in minutes from Monday, 00:00. */
function uncovered(roster: Parameters<typeof stretchesOf>[0]): readonly Span[] {
  const covered = unrolled(stretchesOf(roster));
  const holes: Span[] = [];
  let reached = 0;
  for (const span of [...covered, { from: minutesOfWeek, to: minutesOfWeek }]) {
    if (span.from > reached) holes.push({ from: reached, to: span.from });
    reached = Math.max(reached, span.to);
  }
  return holes;
}

function byDay({ from, to }: Span): readonly Span[] {
  const midnight = (Math.floor(from / minutesOfDay) + 1) * minutesOfDay;
  return to <= midnight ? [{ from, to }] : [{ from, to: midnight }, ...byDay({ from: midnight, to })];
}

function clockTimes({ from, to }: Span): { readonly from: string; readonly to: string } {
  const start = from % minutesOfDay;
  return { from: clockTime(start), to: clockTime(start + to - from) };
}
