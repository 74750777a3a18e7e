import type { CohortCell, CohortComparison, CohortDay, CohortMilestone, CohortRow } from './insights';
import { difference } from './proportion';

/**
 * Two cohorts set against each other, cell by cell. The interval of the difference follows from those of the two, which
 * hold Greenwood's variance; where nobody was lost from sight it is Newcombe's. Sixty of a hundred partners past Gate 1
 * by day 30 against forty of a hundred before: 20 points more, from 6 to 33, and so it is told.
 */
export function compareCohorts(left: CohortRow, right: CohortRow): readonly CohortComparison[] {
  return left.cells.flatMap((cell) => {
    const other = cellOf(right, cell.milestone, cell.day);
    return other ? [compareCells(cell, other)] : [];
  });
}

/** One cell of them. What one of the two does not hold is not measured. */
export function compareOn(
  left: CohortRow,
  right: CohortRow,
  milestone: CohortMilestone,
  day: CohortDay,
): CohortComparison {
  const none = { milestone, day, share: null, interval: null, watched: 0 };
  return compareCells(cellOf(left, milestone, day) ?? none, cellOf(right, milestone, day) ?? none);
}

export function cellOf(row: CohortRow, milestone: CohortMilestone, day: CohortDay): CohortCell | null {
  return row.cells.find((cell) => cell.milestone === milestone && cell.day === day) ?? null;
}

function compareCells(left: CohortCell, right: CohortCell): CohortComparison {
  const common = {
    milestone: left.milestone,
    day: left.day,
    left: { share: left.share, n: left.watched },
    right: { share: right.share, n: right.watched },
  };
  if (left.share === null || right.share === null)
    return { ...common, difference: null, interval: null, isTold: false };
  if (left.interval === null || right.interval === null) {
    return { ...common, difference: right.share - left.share, interval: null, isTold: false };
  }
  const { value, interval } = difference(
    { share: left.share, interval: left.interval },
    { share: right.share, interval: right.interval },
  );
  return { ...common, difference: value, interval, isTold: (interval.low ?? -1) > 0 || (interval.high ?? 1) < 0 };
}
