import { add, compare, type Exact, multiply, ratio, subtract, zero } from '#shared/base/decimal';
import type { Interval, Moment } from '#shared/domain/datasets/tables';
import type { Limit } from '#shared/domain/slas/severity';
import type { BusinessHours } from './business-hours';
import { union } from './intervals';

export type TimeLimit = Extract<Limit, { kind: 'within' }>;

const unitLength = { minutes: 60_000, hours: 3_600_000 } as const;

/** Durations are reckoned in whole seconds: what a log says about thousandths is cut off. */
export function wholeSecond(moment: Moment): Moment {
  return Math.floor(moment / 1000) * 1000;
}

/** Looks at a stretch in which the clock runs; `true` is enough. */
type Look = (from: Moment, to: Moment, dayLength: number) => boolean;

/** Goes through the stretches in which the clock runs: inside the hours and not paused. Overlapping pauses count once. */
function whileRunning(from: Moment, hours: BusinessHours, pauses: readonly Interval[], look: Look): void {
  const paused = pauses.length > 1 ? union(pauses) : pauses;
  hours.after(from, ({ from: begins, to, dayLength }) => {
    let start = Math.max(begins, from);
    for (const pause of paused) {
      if (pause.from >= to) break;
      if (pause.to <= start) continue;
      if (pause.from > start && look(start, pause.from, dayLength)) return true;
      start = pause.to;
      // A pause without an end: nothing comes after it, and the hours need not be told for decades.
      if (start === Number.POSITIVE_INFINITY) return true;
    }
    return start < to && look(start, to, dayLength);
  });
}

/** Milliseconds that the clock ran between two moments. */
export function elapsed(from: Moment, to: Moment, hours: BusinessHours, pauses: readonly Interval[]): number {
  let sum = 0;
  whileRunning(from, hours, pauses, (start, end) => {
    if (start < to) sum += Math.min(end, to) - start;
    return end >= to;
  });
  return sum;
}

/**
 * Working days that passed between two moments: of each day the share of its hours in which the clock ran. From
 * Monday 10:00 to Tuesday 10:00 is one working day where both have the same hours.
 */
export function elapsedWorkingDays(from: Moment, to: Moment, hours: BusinessHours, pauses: readonly Interval[]): Exact {
  let sum = zero;
  whileRunning(from, hours, pauses, (start, end, dayLength) => {
    if (start < to) sum = add(sum, ratio(Math.min(end, to) - start, dayLength));
    return end >= to;
  });
  return sum;
}

/**
 * The moment at which the clock has run for the limit: the last one that is in time. Null when it never gets there,
 * because the pause has no end or the calendar no hours. `hours` are those the limit's unit is counted in: working
 * days need a calendar with days (`workingDayHours`).
 */
export function deadline(
  from: Moment,
  limit: TimeLimit,
  hours: BusinessHours,
  pauses: readonly Interval[],
): Moment | null {
  if (limit.count <= 0) return from;
  if (limit.unit === 'workingDays') return afterWorkingDays(from, limit.count, hours, pauses);
  const left = limit.count * unitLength[limit.unit];
  if (hours.isAlways && pauses.length === 0) return from + left;
  return reach(from, left, hours, pauses);
}

/** When the clock has run for so many milliseconds. */
function reach(from: Moment, length: number, hours: BusinessHours, pauses: readonly Interval[]): Moment | null {
  let left = length;
  let reached: Moment | null = null;
  whileRunning(from, hours, pauses, (start, end) => {
    if (end - start >= left) reached = start + left;
    else left -= end - start;
    return reached !== null;
  });
  return reached;
}

function afterWorkingDays(
  from: Moment,
  days: number,
  hours: BusinessHours,
  pauses: readonly Interval[],
): Moment | null {
  const quick = afterEqualDays(from, days, hours, pauses);
  if (quick !== undefined) return quick;
  let left = ratio(days);
  let reached: Moment | null = null;
  whileRunning(from, hours, pauses, (start, end, dayLength) => {
    const passed = ratio(end - start, dayLength);
    // A thousandth of a second is never cut in pieces; the limit is reached at the end of it.
    if (compare(passed, left) >= 0) reached = start + Number(multiply(left, ratio(dayLength)).ceil(0).n);
    else left = subtract(left, passed);
    return reached !== null;
  });
  return reached;
}

/** The same where all days met are equally long, as they nearly always are; undefined where they are not. */
function afterEqualDays(
  from: Moment,
  days: number,
  hours: BusinessHours,
  pauses: readonly Interval[],
): Moment | null | undefined {
  let length = 0;
  let left = 0;
  let reached: Moment | null | undefined = null;
  whileRunning(from, hours, pauses, (start, end, dayLength) => {
    if (length === 0) {
      length = dayLength;
      left = days * dayLength;
    }
    if (dayLength !== length) reached = undefined;
    else if (end - start >= left) reached = start + left;
    else left -= end - start;
    return reached !== null;
  });
  return reached;
}
