import type { AgreementMeasured, MeasuringWindow, WindowResult } from '#shared/domain/measuring/measurement';
import type { Verdict } from '#shared/domain/slas/verdict';

/** A cell of the table: a result that begins in a month and reaches over some columns, or none. */
export interface GridCell {
  /** The first month it stands under. */
  readonly month: string;
  readonly span: number;
  readonly result: WindowResult | null;
}

/** The months of what was measured, oldest first: `2026-03`. */
export function monthsOf(measured: AgreementMeasured): readonly string[] {
  const months = new Set(measured.results.flatMap(({ window }) => monthsIn(window)));
  const first = measured.from.slice(0, 7);
  const last = monthBefore(measured.to);
  return [...months].filter((month) => month >= first && month <= last).sort();
}

/** The results of one measure under the months: a quarter reaches over its three, as far as they are there. */
export function cellsUnder(months: readonly string[], results: readonly WindowResult[]): readonly GridCell[] {
  const byMonth = new Map<string, WindowResult>();
  for (const result of results)
    for (const month of monthsIn(result.window)) {
      const beside = byMonth.get(month);
      // Of several events in one month the worst stands for it; the others are told with the reasons.
      if (beside === undefined || gravity[result.verdict] > gravity[beside.verdict]) byMonth.set(month, result);
    }
  const cells: GridCell[] = [];
  for (const month of months) {
    const result = byMonth.get(month) ?? null;
    const before = cells.at(-1);
    if (result !== null && before?.result === result) cells[cells.length - 1] = { ...before, span: before.span + 1 };
    else cells.push({ month, span: 1, result });
  }
  return cells;
}

const gravity: Readonly<Record<Verdict, number>> = { notMeasured: 0, met: 1, deviation: 2, breach: 3 };

/** The months a window names; of a rolling one, and of an event, the month in which it begins. */
export function monthsIn({ label, start }: MeasuringWindow): readonly string[] {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(label);
  if (quarter) {
    const [, year = '', number = '1'] = quarter;
    const first = (Number(number) - 1) * 3;
    return [1, 2, 3].map((each) => monthLabel(year, first + each));
  }
  if (/^\d{4}$/.test(label)) return Array.from({ length: 12 }, (_, at) => monthLabel(label, at + 1));
  return [/^\d{4}-\d{2}/.test(label) ? label.slice(0, 7) : start.slice(0, 7)];
}

const monthLabel = (year: string, month: number) => `${year}-${String(month).padStart(2, '0')}`;

// The end does not belong to what was measured: 1 September is the last of August.
function monthBefore(to: string): string {
  const isFirst = to.slice(8, 10) === '01' || to.length === 7;
  const [year = 0, month = 1] = to.split('-').map((part) => Number.parseInt(part, 10));
  if (!isFirst) return to.slice(0, 7);
  return month === 1 ? monthLabel(String(year - 1), 12) : monthLabel(String(year), month - 1);
}
