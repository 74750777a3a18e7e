/** So many of so many. `done` is at most `of`. */
export interface Count {
  readonly done: number;
  readonly of: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Standard normal quantile of a two-sided interval of 95 %. */
const z95 = 1.959963984540054;

/**
 * Score interval of one share (Wilson 1927, Journal of the American Statistical Association 22:209–212). Of nothing
 * nothing is known: 0 to 1.
 */
export function wilson({ done, of }: Count, z = z95): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = done / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  // At the ends the square root gives the end but for rounding.
  return { low: done === 0 ? 0 : Math.max(0, middle - half), high: done === of ? 1 : Math.min(1, middle + half) };
}

/**
 * Interval of the difference of two shares that have nothing to do with each other, the second minus the first:
 * Newcombe's hybrid score interval without continuity correction (Newcombe 1998, Statistics in Medicine 17:873–890,
 * method 10). Unlike the textbook formula it holds for small counts and for shares near 0 and 1.
 */
export function newcombe(first: Count, second: Count, z = z95): Interval {
  const [one, two] = [wilson(first, z), wilson(second, z)];
  const [from, to] = [shareOf(first), shareOf(second)];
  const difference = to - from;
  return {
    low: difference - Math.hypot(to - two.low, one.high - from),
    high: difference + Math.hypot(two.high - to, from - one.low),
  };
}

/** Of nothing the share is taken as one half: as far from either end as can be. */
function shareOf({ done, of }: Count): number {
  return of === 0 ? 0.5 : done / of;
}
