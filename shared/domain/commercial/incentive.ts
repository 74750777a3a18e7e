import { add, compare, divide, type Exact, exact, multiply, roundTo, subtract } from '#shared/base/decimal';
import type { Commercial } from '#shared/domain/playbook/pack-commercial';

/** What the incentive rewards. Null: not measured. */
export interface IncentiveFigures {
  readonly jointWins: number | null;
  /** Satisfied customers in per cent. */
  readonly csat90: string | null;
  /** Share of defects that were found only after going live, in per cent. */
  readonly defectEscape: string | null;
}

export interface IncentivePart {
  readonly kind: 'jointWins' | 'satisfaction' | 'defects';
  /** Weight out of 1. */
  readonly weight: string;
  /** 0 to 1, rounded down to three places; null: not measured. */
  readonly value: string | null;
}

export type IncentiveScore =
  | { readonly state: 'measured'; readonly score: string; readonly parts: readonly IncentivePart[] }
  /** Something is not measured: the score lies between what is sure and what is possible. */
  | {
      readonly state: 'between';
      readonly least: string;
      readonly most: string;
      readonly parts: readonly IncentivePart[];
    };

const nothing = exact('0');
const whole = exact('1');
const hundred = exact('100');

/** The incentive score, 0 to 1: joint wins of the target, satisfaction, and defects that did not escape, each weighted. */
export function incentiveScore(figures: IncentiveFigures, rules: Commercial['incentive']): IncentiveScore {
  const { jointWins, csat90, defectEscape } = figures;
  const parts = [
    part('jointWins', rules.jointWins, jointWins, (wins) =>
      divide(exact(String(wins)), exact(String(rules.jointWinsTarget))),
    ),
    part('satisfaction', rules.satisfaction, csat90, (percent) => divide(exact(percent), hundred)),
    part('defects', rules.defects, defectEscape, (percent) => subtract(whole, divide(exact(percent), hundred))),
  ];
  const sure = parts.map(({ weight, exactly }) => multiply(weight, exactly ?? nothing)).reduce(add, nothing);
  const open = parts.map(({ weight, exactly }) => (exactly === null ? weight : nothing)).reduce(add, nothing);
  const shown = parts.map(({ kind, weightText, exactly }) => ({
    kind,
    weight: weightText,
    value: exactly === null ? null : roundTo(exactly, 3, 'down'),
  }));
  return compare(open, nothing) === 0
    ? { state: 'measured', score: roundTo(sure, 3, 'down'), parts: shown }
    : { state: 'between', least: roundTo(sure, 3, 'down'), most: roundTo(add(sure, open), 3, 'down'), parts: shown };
}

function part<Figure>(
  kind: IncentivePart['kind'],
  weightText: string,
  figure: Figure | null,
  shareOf: (figure: Figure) => Exact,
) {
  return { kind, weightText, weight: exact(weightText), exactly: figure === null ? null : capped(shareOf(figure)) };
}

function capped(value: Exact): Exact {
  if (compare(value, nothing) < 0) return nothing;
  return compare(value, whole) > 0 ? whole : value;
}
