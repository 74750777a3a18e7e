import type { Interval } from './reading';

export const level = 0.95;
/** The 97.5 % point of the normal distribution. */
export const z = 1.959963984540054;

/** A share with what is known of its reach. */
export interface Proportion {
  readonly share: number;
  readonly interval: Interval;
}

/**
 * Wilson's score interval of a share (Newcombe 1998, Statistics in Medicine 17:857, method 3). It stays within 0 and 1
 * and has a width even where nobody or everybody is a hit: 0 of 20 is 0 to 16 %. Null: a share of nothing.
 */
export function wilson(hits: number, of: number): Interval | null {
  return of > 0 ? wilsonOfShare(hits / of, of) : null;
}

/** The same for a share that is not a quotient of two counts; `of` is then how many plain yes or no it is worth. */
export function wilsonOfShare(share: number, of: number): Interval {
  const zz = z * z;
  const middle = share + zz / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + zz / (4 * of * of));
  const whole = 1 + zz / of;
  // At the ends the square root is the middle itself; only rounding makes the difference anything but nought.
  const low = share === 0 ? 0 : (middle - reach) / whole;
  const high = share === 1 ? 1 : (middle + reach) / whole;
  return { low: Math.max(0, low), high: Math.min(1, high), level };
}

/**
 * Right minus left with the interval that follows from those of the two (Newcombe 1998, Statistics in Medicine 17:873,
 * method 10; for shares of any making: Zou and Donner 2008, MOVER). 56 of 70 less 48 of 80 is 0.2, from 0.0524 to 0.3339.
 */
export function difference(
  left: Proportion,
  right: Proportion,
): { readonly value: number; readonly interval: Interval } {
  const value = right.share - left.share;
  const [leftLow, leftHigh] = ends(left);
  const [rightLow, rightHigh] = ends(right);
  return {
    value,
    interval: {
      low: value - Math.hypot(right.share - rightLow, leftHigh - left.share),
      high: value + Math.hypot(rightHigh - right.share, left.share - leftLow),
      level,
    },
  };
}

/** An end that cannot be told is as far away as a share can be. */
function ends({ interval }: Proportion): readonly [low: number, high: number] {
  return [interval.low ?? 0, interval.high ?? 1];
}

/**
 * The margin of promoters less detractors, in points: ±1.96·√((p+d−(p−d)²)/n)·100. Twelve promoters, five in between
 * and three detractors are 45 ± 32.
 */
export function promoterMargin(promoters: number, detractors: number, of: number): number {
  const p = promoters / of;
  const d = detractors / of;
  return 1.96 * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / of) * 100;
}
