import type {
  CohortCell,
  CohortComparison,
  CohortDay,
  CohortMilestone,
  CohortRow,
} from '#shared/domain/metrics/insights';
import type { Interval } from '#shared/domain/metrics/reading';

/**
 * Two cohorts set against each other. The interval of the difference is put together out of those of the two shares
 * (the square-and-add of Newcombe 1998, for any intervals Zou and Donner 2008).
 */
export function cohortDifference(
  left: CohortRow,
  right: CohortRow,
  milestone: CohortMilestone,
  day: CohortDay,
): CohortComparison {
  const one = cellOf(left, milestone, day);
  const other = cellOf(right, milestone, day);
  const sides = {
    milestone,
    day,
    left: { share: one?.share ?? null, n: left.n },
    right: { share: other?.share ?? null, n: right.n },
  };
  if (one?.share == null || other?.share == null) return { ...sides, difference: null, interval: null, isTold: false };
  const difference = other.share - one.share;
  const interval = intervalOf(one.share, other.share, one.interval, other.interval);
  const isTold = interval !== null && ((interval.low ?? -1) > 0 || (interval.high ?? 1) < 0);
  return { ...sides, difference, interval, isTold };
}

export function cellOf(row: CohortRow, milestone: CohortMilestone, day: CohortDay): CohortCell | null {
  return row.cells.find((cell) => cell.milestone === milestone && cell.day === day) ?? null;
}

function intervalOf(left: number, right: number, one: Interval | null, other: Interval | null): Interval | null {
  if (one?.low == null || one.high == null || other?.low == null || other.high == null) return null;
  const difference = right - left;
  return {
    low: Math.max(-1, difference - Math.hypot(right - other.low, one.high - left)),
    high: Math.min(1, difference + Math.hypot(other.high - right, left - one.low)),
    level: Math.min(one.level, other.level),
  };
}
