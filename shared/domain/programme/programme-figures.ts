import {
  compare,
  divide,
  type Exact,
  exact,
  isDecimal,
  multiply,
  ratio,
  roundTo,
  subtract,
} from '#shared/base/decimal';
import { ok, type Result, refuse } from '#shared/base/result';
import type { ProgrammeTemplate } from '#shared/domain/playbook/pack-programme';
import type { Programme } from './programme';

export type MeasuredWhen = 'baselines' | 'outcomes';

/** A figure of the programme before and after. Decimal text; null while it has not been measured. */
export interface ProgrammeFigure {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly how: string;
  readonly baseline: string | null;
  readonly outcome: string | null;
  /** How much less it became, as a share of the start: 0.25 is a quarter less, negative is more. Null: unknown. */
  readonly gain: Exact | null;
}

/** The figure whose gain is the headline: time to first value. */
export const headlineFigureId = 'firstValue';

export function figuresOf(programme: Programme, template: ProgrammeTemplate): readonly ProgrammeFigure[] {
  return template.baselines.map((one) => {
    const baseline = programme.baselines[one.id] ?? null;
    const outcome = programme.outcomes[one.id] ?? null;
    return { ...one, baseline, outcome, gain: gainOf(baseline, outcome) };
  });
}

/** 1 − outcome ÷ baseline. Unknown where either is unknown, and where there was nothing to gain on. */
export function gainOf(baseline: string | null, outcome: string | null): Exact | null {
  if (baseline === null || outcome === null) return null;
  const before = exact(baseline);
  if (compare(before, exact('0')) === 0) return null;
  return subtract(exact('1'), divide(exact(outcome), before));
}

/** A gain in whole per cent, never rounded in our favour: `28`, `-4`. */
export function gainPercent(gain: Exact): string {
  return roundTo(multiply(gain, ratio(100)), 0, 'down');
}

/** `not-a-number`: neither empty nor a decimal number of 0 or more. `unknown-figure`: the template has no such figure. */
export type FigureRefusal = { readonly kind: 'not-a-number' } | { readonly kind: 'unknown-figure' };

/** Notes what was measured; empty text takes it back to unknown. */
export function noteFigure(
  programme: Programme,
  template: ProgrammeTemplate,
  noted: { readonly when: MeasuredWhen; readonly figureId: string; readonly value: string },
): Result<{ readonly programme: Programme }, FigureRefusal> {
  const { when, figureId } = noted;
  if (!template.baselines.some(({ id }) => id === figureId)) return refuse({ kind: 'unknown-figure' });
  const value = noted.value.trim();
  const { [figureId]: _before, ...others } = programme[when];
  if (value === '') return ok({ programme: { ...programme, [when]: others } });
  if (!isDecimal(value) || value.startsWith('-') || value.length > 20) return refuse({ kind: 'not-a-number' });
  return ok({ programme: { ...programme, [when]: { ...others, [figureId]: value } } });
}
