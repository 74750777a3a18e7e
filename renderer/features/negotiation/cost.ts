import { add, type Exact, exact, roundTo } from '#shared/base/decimal';
import type { AgreementMeasured } from '#shared/domain/measuring/measurement';

/** What all months together cost. */
export interface Cost {
  /** Percent of one month's fee. */
  readonly percent: string;
  /** Null where no fee is agreed. */
  readonly amount: string | null;
  /** Null where money flows. */
  readonly points: string | null;
  /** In how many months something was owed. */
  readonly months: number;
}

export function costOf({ credits }: AgreementMeasured): Cost {
  const sum = (texts: readonly (string | null)[]): string | null => {
    const told = texts.filter((text) => text !== null);
    if (told.length === 0) return null;
    return roundTo(told.map(exact).reduce(add, zero), 2, 'down');
  };
  return {
    percent: sum(credits.map(({ percent }) => percent)) ?? '0.00',
    amount: sum(credits.map(({ amount }) => amount)),
    points: sum(credits.map(({ actionPoints }) => actionPoints)),
    months: credits.filter(({ percent }) => Number(percent) > 0).length,
  };
}

const zero: Exact = exact('0');
