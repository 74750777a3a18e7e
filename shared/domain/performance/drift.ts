import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  multiply,
  negate,
  readExact,
  roundTo,
  subtract,
  zero,
} from '#shared/base/decimal';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import type { ServiceLevel } from '#shared/domain/slas/sla';

/** Where a measure is heading. */
export interface Drift {
  readonly measure: ServiceLevelId;
  readonly direction: 'improving' | 'steady' | 'worsening' | 'unknown';
  /** Measured windows it is read from. */
  readonly windows: number;
  readonly first: { readonly label: string; readonly shown: string } | null;
  readonly last: { readonly label: string; readonly shown: string } | null;
  /** Change from one window to the next along the line through all of them, four places, signed; null: unknown. */
  readonly perWindow: string | null;
  /** So many more windows at this pace, and it is a breach; null: not heading there within a year of months. */
  readonly windowsToBreach: number | null;
}

const lookedAt = 6;
const leastWindows = 3;
const furthest = 12;

type DriftingLevel = Pick<ServiceLevel, 'id' | 'better' | 'commitment'>;

/**
 * The trend of one measure over its last six measured windows: the straight line through them by least squares, in
 * exact fractions. It is steady as long as the whole line moves less than half the tolerance.
 */
export function driftOf(level: DriftingLevel, results: readonly WindowResult[]): Drift {
  const measured = results
    .filter(({ measure, value, verdict }) => measure === level.id && value !== null && verdict !== 'notMeasured')
    .toSorted((left, right) => Date.parse(left.window.start) - Date.parse(right.window.start))
    .slice(-lookedAt);
  const [first, last] = [measured[0], measured.at(-1)];
  const shownOf = (one: WindowResult | undefined) => (one ? { label: one.window.label, shown: one.shown } : null);
  const base = { measure: level.id, windows: measured.length, first: shownOf(first), last: shownOf(last) };
  const values = measured.map(({ value }) => readExact(value ?? '0'));
  const latest = values.at(-1);
  if (values.length < leastWindows || latest === undefined) {
    return { ...base, direction: 'unknown', perWindow: null, windowsToBreach: null };
  }
  const slope = slopeOf(values);
  const better = level.better === 'higher' ? slope : negate(slope);
  const move = multiply(better, exact(String(values.length - 1)));
  const half = divide(exact(level.commitment.tolerance), exact('2'));
  const isMoving = compare(move, zero) !== 0 && compare(absolute(move), half) >= 0;
  const direction = !isMoving ? 'steady' : compare(move, zero) > 0 ? 'improving' : 'worsening';
  return {
    ...base,
    direction,
    perWindow: roundTo(slope, 4, compare(slope, zero) < 0 ? 'up' : 'down'),
    windowsToBreach: direction === 'worsening' ? windowsUntil(level, latest, better) : null,
  };
}

/** Slope of the line of least squares through points one apart. */
function slopeOf(values: readonly Exact[]): Exact {
  const count = exact(String(values.length));
  const xs = values.map((_, index) => exact(String(index)));
  const meanX = divide(xs.reduce(add, zero), count);
  const meanY = divide(values.reduce(add, zero), count);
  let top = zero;
  let bottom = zero;
  for (const [index, value] of values.entries()) {
    const apart = subtract(exact(String(index)), meanX);
    top = add(top, multiply(apart, subtract(value, meanY)));
    bottom = add(bottom, multiply(apart, apart));
  }
  return divide(top, bottom);
}

/** `pace` is how much better each window is; it is below zero here. */
function windowsUntil({ better, commitment }: DriftingLevel, latest: Exact, pace: Exact): number | null {
  const target = exact(commitment.target);
  const tolerance = exact(commitment.tolerance);
  const room =
    better === 'higher' ? subtract(latest, subtract(target, tolerance)) : subtract(add(target, tolerance), latest);
  if (compare(room, zero) < 0) return 0;
  for (let windows = 1, left = room; windows <= furthest; windows += 1) {
    left = add(left, pace);
    if (compare(left, zero) < 0) return windows;
  }
  return null;
}

function absolute(value: Exact): Exact {
  return compare(value, zero) < 0 ? negate(value) : value;
}

/** The trend of every measure of an agreement, those that get worse first. */
export function driftsOf(levels: readonly DriftingLevel[], results: readonly WindowResult[]): readonly Drift[] {
  const order = ['worsening', 'improving', 'steady', 'unknown'];
  return levels
    .map((level) => driftOf(level, results))
    .toSorted((left, right) => order.indexOf(left.direction) - order.indexOf(right.direction));
}
