import { add, compare, divide, type Exact, exact, multiply, roundTo, subtract } from '#shared/base/decimal';
import type { Commitment, Example, Measure } from './service-level';

export const verdicts = ['met', 'deviation', 'breach', 'notMeasured'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Measurement {
  readonly value: Exact;
  /** Items measured in the window. */
  readonly sample: number;
  /** Share of the window for which there is data, 0–1. */
  readonly coverage: Exact;
}

/** Below this share of the window with data, nothing is judged. */
export const leastCoverage = exact('0.95');

/**
 * What a measured window is worth. Unrounded values are compared. Too little data is never counted as met and
 * never as breached.
 */
export function judge(better: Measure['better'], commitment: Commitment, measured: Measurement): Verdict {
  if (measured.sample < commitment.minimumSample) return 'notMeasured';
  if (compare(measured.coverage, leastCoverage) < 0) return 'notMeasured';
  const sign = better === 'higher' ? 1 : -1;
  if (sign * compare(measured.value, exact(commitment.target)) >= 0) return 'met';
  return sign * compare(measured.value, breachThreshold(better, commitment)) >= 0 ? 'deviation' : 'breach';
}

/** The value beyond which it is a breach: target less tolerance where higher is better, target plus tolerance otherwise. */
export function breachThreshold(better: Measure['better'], commitment: Commitment): Exact {
  const target = exact(commitment.target);
  const tolerance = exact(commitment.tolerance);
  return better === 'higher' ? subtract(target, tolerance) : add(target, tolerance);
}

/** The threshold as text with as many places as target and tolerance have. */
export function breachThresholdText(better: Measure['better'], commitment: Commitment): string {
  return roundTo(
    breachThreshold(better, commitment),
    Math.max(places(commitment.target), places(commitment.tolerance)),
    'down',
  );
}

/** A value rounded towards failure, so that 99.8999 % never prints as 99.90 %. */
export function shownValue(better: Measure['better'], value: Exact, decimalPlaces: number): string {
  return roundTo(value, decimalPlaces, better === 'higher' ? 'down' : 'up');
}

/** Whether `k` of the last `n` measured windows deviated; windows that were not measured do not count as windows. */
export function isChronic(history: readonly Verdict[], rule: { readonly k: number; readonly n: number }): boolean {
  const measured = history.filter((verdict) => verdict !== 'notMeasured').slice(-rule.n);
  return measured.filter((verdict) => verdict === 'deviation').length >= rule.k;
}

/** The value of a worked example, exactly. */
export function exampleValue(example: Example): Exact {
  const fraction = divide(exact(example.top), exact(example.bottom));
  return example.isShare ? multiply(fraction, exact('100')) : fraction;
}

/** The worked example of a measure, judged by the same rule as a real window. */
export function judgeExample(
  measure: Measure,
  commitment: Commitment,
): { readonly shown: string; readonly verdict: Verdict } {
  const value = exampleValue(measure.example);
  return {
    shown: shownValue(measure.better, value, measure.example.isShare ? 4 : 2),
    verdict: judge(measure.better, commitment, { value, sample: measure.example.sample, coverage: exact('1') }),
  };
}

function places(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}
