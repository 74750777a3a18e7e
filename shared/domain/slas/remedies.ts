import { add, compare, divide, type Exact, exact, multiply, roundTo, subtract } from '#shared/base/decimal';
import type { Commitment, Measure, ServiceLevelId } from './service-level';
import { breachThreshold } from './verdict';

/** Values between `from` and `to` earn `percent` of the month's fee. Null is an open end; `bandOf` says which edge belongs. */
export interface CreditBand {
  readonly from: string | null;
  readonly to: string | null;
  readonly percent: string;
}

/** Measures whose breach is worth a credit: those that customers feel at once. The others lead to action, not to money. */
export const measuresWithCredit: ReadonlySet<ServiceLevelId> = new Set(['S1', 'S7', 'S8', 'S9', 'S10']);

/** How many tolerances past the breach threshold the next band begins. With 99.90 and 0.05 availability turns at 99.50 and 99.00. */
const bandSteps = { availability: ['7', '17'], others: ['3'] } as const;
const bandPercents = { availability: ['5', '10', '25'], others: ['5', '10'] } as const;

/**
 * Bands from the best value to the worst: half-open, touching each other, without gap or overlap. Up to the breach
 * threshold nothing is owed, since a deviation costs nothing.
 */
export function creditBands(measure: Measure, commitment: Commitment): readonly CreditBand[] {
  if (!measuresWithCredit.has(measure.id)) return [];
  const kind = measure.id === 'S1' ? 'availability' : 'others';
  const threshold = breachThreshold(measure.better, commitment);
  const tolerance = exact(commitment.tolerance);
  const edges = [threshold];
  for (const step of bandSteps[kind]) {
    const distance = multiply(tolerance, exact(step));
    const edge = measure.better === 'higher' ? subtract(threshold, distance) : add(threshold, distance);
    const isFurther = compare(distance, exact('0')) > 0;
    if (isFurther && compare(edge, exact('0')) > 0) edges.push(edge);
  }
  const shown = edges.map((edge) => roundTo(edge, decimalPlaces(commitment), 'down'));
  const percents = ['0', ...bandPercents[kind].slice(0, shown.length)];
  return percents.map((percent, index) => {
    const better = shown[index - 1] ?? null;
    const worse = shown[index] ?? null;
    return measure.better === 'higher' ? { from: worse, to: better, percent } : { from: better, to: worse, percent };
  });
}

/**
 * The band a value lies in. An edge belongs to the better side: with `better: 'higher'` a band runs from `from`, which
 * belongs to it, up to `to`, which does not; with `'lower'` the other way round.
 */
export function bandOf(better: Measure['better'], bands: readonly CreditBand[], value: Exact): CreditBand | undefined {
  return bands.find(({ from, to }) => {
    const sideOf = (edge: string | null) => (edge === null ? null : compare(value, exact(edge)));
    const [above, below] = [sideOf(from), sideOf(to)];
    return better === 'higher'
      ? (above === null || above >= 0) && (below === null || below < 0)
      : (above === null || above > 0) && (below === null || below <= 0);
  });
}

/**
 * What a breached value costs before all factors. Deviations that became chronic lie in the band that costs nothing;
 * they cost what the first band beyond it does.
 */
export function basePercent(
  level: { readonly better: Measure['better']; readonly bands: readonly CreditBand[] },
  value: Exact,
  byDeviations: boolean,
): string {
  const own = bandOf(level.better, level.bands, value)?.percent ?? '0';
  const isFree = compare(exact(own), exact('0')) === 0;
  if (!byDeviations || !isFree) return own;
  return level.bands.find(({ percent }) => compare(exact(percent), exact('0')) > 0)?.percent ?? '0';
}

/** What one breached measure adds to the credit. */
export interface CreditPart {
  readonly base: string;
  readonly severity: string;
  readonly impact: string;
  readonly repeat: string;
}

/** The product of a part's base and factors, in percent of the month's fee. */
export function partPercent({ base, severity, impact, repeat }: CreditPart): Exact {
  return [severity, impact, repeat].map(exact).reduce(multiply, exact(base));
}

/** Credit in percent of the month's fee, cut off below 0.01 % and held by the cap. */
export function creditPercent(parts: readonly CreditPart[], recovery: string, cap: string): string {
  let sum: Exact = exact('0');
  for (const part of parts) sum = add(sum, partPercent(part));
  const credit = multiply(sum, exact(recovery));
  return roundTo(compare(credit, exact(cap)) > 0 ? exact(cap) : credit, 2, 'down');
}

/** The share of an amount, in the smallest unit's two places, cut off. */
export function amountOf(percent: string, amount: string): string {
  return roundTo(divide(multiply(exact(percent), exact(amount)), exact('100')), 2, 'down');
}

function decimalPlaces(commitment: Commitment): number {
  return Math.max(...[commitment.target, commitment.tolerance].map((text) => text.split('.')[1]?.length ?? 0));
}
