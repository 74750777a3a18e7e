import type { WindowResult } from '#shared/domain/measuring/measurement';
import { measureOf } from '#shared/domain/slas/measures';
import type { ServiceLevel } from '#shared/domain/slas/sla';

/** Between which figures a slider goes, and in which steps. */
export interface SliderRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** Decimal places a step needs. */
  readonly places: number;
}

/**
 * Wide enough for the standard, for what is agreed now and for everything that was measured; steps small enough that
 * a tolerance can be halved. A share never leaves 0 to 100.
 */
export function targetRange(level: ServiceLevel, results: readonly WindowResult[]): SliderRange {
  const { step, places } = stepOf(level);
  const standard = measureOf(level.id).commitment;
  const reach = 20 * Math.max(Number(standard.tolerance), step);
  const figures = [standard, level.commitment].flatMap(({ target }) => [
    Number(target) - reach,
    Number(target) + reach,
  ]);
  const measured = results.flatMap(({ shown }) => (shown === '' ? [] : [Number(shown)])).filter(Number.isFinite);
  const highest = level.unit === '%' ? 100 : Number.POSITIVE_INFINITY;
  const from = Math.max(0, Math.min(...figures, ...measured));
  const to = Math.min(highest, Math.max(...figures, ...measured));
  return { from: onStep(from, step, Math.floor), to: onStep(to, step, Math.ceil), step, places };
}

/** From no tolerance at all to ten times the standard one. */
export function toleranceRange(level: ServiceLevel): SliderRange {
  const { step, places } = stepOf(level);
  const widest = Math.max(Number(measureOf(level.id).commitment.tolerance), Number(level.commitment.tolerance), step);
  return { from: 0, to: onStep(widest * 10, step, Math.ceil), step, places };
}

/** A figure of a slider as decimal text, with as many places as a step has. */
export function decimalOn({ places }: SliderRange, figure: number): string {
  return figure.toFixed(places);
}

/** The power of ten below a fifth of the standard tolerance. */
function stepOf(level: ServiceLevel): { readonly step: number; readonly places: number } {
  const tolerance = Number(measureOf(level.id).commitment.tolerance) || 1;
  const power = Math.floor(Math.log10(tolerance / 5) + 1e-9);
  return { step: Number((10 ** power).toFixed(Math.max(0, -power))), places: Math.max(0, -power) };
}

function onStep(figure: number, step: number, round: (figure: number) => number): number {
  const steps = Number((figure / step).toFixed(6));
  return Number((round(steps) * step).toFixed(6));
}
