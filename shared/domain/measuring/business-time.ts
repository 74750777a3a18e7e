import { add, compare, type Exact, multiply, ratio, subtract, zero } from '#shared/base/decimal';
import type { Interval, Moment } from '#shared/domain/datasets/tables';
import type { Limit } from '#shared/domain/slas/severity';
import type { BusinessHours, DutyStretch } from './business-hours';
import { subtractStretches, union } from './intervals';

export type TimeLimit = Extract<Limit, { kind: 'within' }>;

const unitLength = { minutes: 60_000, hours: 3_600_000 } as const;

/** Durations are reckoned in whole seconds: what a log says about thousandths is cut off. */
export function wholeSecond(moment: Moment): Moment {
  return Math.floor(moment / 1000) * 1000;
}

/** Stretches in which the clock runs: inside the hours and not paused. Pauses that overlap count once. */
function* running(from: Moment, hours: BusinessHours, pauses: readonly Interval[]): Generator<DutyStretch> {
  const paused = union(pauses);
  const last = paused.at(-1);
  const forEver = last?.to === Number.POSITIVE_INFINITY ? last.from : Number.POSITIVE_INFINITY;
  for (const stretch of hours.after(from)) {
    if (stretch.from >= forEver) return;
    const own = { from: Math.max(stretch.from, from), to: stretch.to };
    if (paused.length === 0) yield { ...own, dayLength: stretch.dayLength };
    else for (const piece of subtractStretches([own], paused)) yield { ...piece, dayLength: stretch.dayLength };
  }
}

/** Milliseconds that the clock ran between two moments. */
export function elapsed(from: Moment, to: Moment, hours: BusinessHours, pauses: readonly Interval[]): number {
  let sum = 0;
  for (const piece of running(from, hours, pauses)) {
    if (piece.from >= to) break;
    sum += Math.min(piece.to, to) - piece.from;
  }
  return sum;
}

/**
 * Working days that passed between two moments: of each day the share of its hours in which the clock ran. From
 * Monday 10:00 to Tuesday 10:00 is one working day where both have the same hours.
 */
export function elapsedWorkingDays(from: Moment, to: Moment, hours: BusinessHours, pauses: readonly Interval[]): Exact {
  let sum = zero;
  for (const piece of running(from, hours, pauses)) {
    if (piece.from >= to) break;
    sum = add(sum, ratio(Math.min(piece.to, to) - piece.from, piece.dayLength));
  }
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
  let left = limit.count * unitLength[limit.unit];
  if (hours.isAlways && pauses.length === 0) return from + left;
  for (const piece of running(from, hours, pauses)) {
    const length = piece.to - piece.from;
    if (length >= left) return piece.from + left;
    left -= length;
  }
  return null;
}

function afterWorkingDays(
  from: Moment,
  days: number,
  hours: BusinessHours,
  pauses: readonly Interval[],
): Moment | null {
  let left = ratio(days);
  for (const piece of running(from, hours, pauses)) {
    const length = piece.to - piece.from;
    const passed = ratio(length, piece.dayLength);
    if (compare(passed, left) >= 0) {
      const rest = multiply(left, ratio(piece.dayLength));
      // A thousandth of a second is never cut in pieces; the limit is reached at the end of it.
      return piece.from + Number(rest.ceil(0).n);
    }
    left = subtract(left, passed);
  }
  return null;
}
