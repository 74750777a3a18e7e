import type { Interval, Moment } from '#shared/domain/datasets/tables';

/** Stretches in order of time that neither touch nor overlap; every function here takes and gives such lists. */
export type Stretches = readonly Interval[];

/** Any intervals as stretches: sorted, overlaps and neighbours joined, empty ones dropped. Each moment counts once. */
export function union(intervals: readonly Interval[]): Stretches {
  const sorted = intervals.filter((one) => one.to > one.from).sort((left, right) => left.from - right.from);
  const joined: { from: Moment; to: Moment }[] = [];
  for (const { from, to } of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

export function intersect(left: Stretches, right: Stretches): Stretches {
  const common: Interval[] = [];
  let at = 0;
  let beside = 0;
  for (let one = left[at], other = right[beside]; one && other; one = left[at], other = right[beside]) {
    const from = Math.max(one.from, other.from);
    const to = Math.min(one.to, other.to);
    if (to > from) common.push({ from, to });
    if (one.to < other.to) at += 1;
    else beside += 1;
  }
  return common;
}

/** What of `left` is not in `right`. */
export function subtractStretches(left: Stretches, right: Stretches): Stretches {
  const rest: Interval[] = [];
  let beside = 0;
  for (const { from, to } of left) {
    let start = from;
    while (beside > 0 && (right[beside - 1]?.to ?? from) > from) beside -= 1;
    for (let cut = right[beside]; cut !== undefined && cut.from < to; cut = right[beside]) {
      if (cut.from > start) rest.push({ from: start, to: cut.from });
      start = Math.max(start, cut.to);
      if (cut.to > to) break;
      beside += 1;
    }
    if (start < to) rest.push({ from: start, to });
  }
  return rest;
}

/** Milliseconds. */
export function lengthOf(stretches: Stretches): number {
  let sum = 0;
  for (const { from, to } of stretches) sum += to - from;
  return sum;
}

export function covers(stretches: Stretches, moment: Moment): boolean {
  const found = stretches[firstEndingAfter(stretches, moment)];
  return found !== undefined && found.from <= moment;
}

/** Place of the first stretch that ends after a moment; their number where none does. */
export function firstEndingAfter(stretches: Stretches, moment: Moment): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle]?.to ?? moment) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
