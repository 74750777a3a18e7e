import type { Json } from '#shared/base/json';
import { bandFault } from '#shared/domain/slas/lint-measures';
import { measures } from '#shared/domain/slas/measures';
import type { CreditBand } from '#shared/domain/slas/remedies';
import type { Text } from '../../ui/use-text';
import { type Cells, cellsOf, numberOf, rowsOf, textOf } from '../../widgets/json-shapes';
import { column, decimalText, mapOf, measureOptions, type RowsForm, rowsOrNothing, shownDecimal } from './row-forms';

/** The terms about promises and what a breach of them costs that are lists. */
export function remedyRowForms(text: Text): { readonly [termId: string]: RowsForm } {
  return {
    commitments: {
      kind: 'rows',
      columns: [
        column('measure', text('agreements.column.measure'), 'one', { options: measureOptions() }),
        column('target', text('agreements.column.target'), 'number'),
        column('tolerance', text('agreements.column.tolerance'), 'number'),
        column('minimumSample', text('agreements.column.minimum-sample'), 'number'),
      ],
      toRows: (value) =>
        Object.entries(cellsOf(value)).map(([measure, told]) => {
          const { target, tolerance, minimumSample } = cellsOf(told);
          const figures = { ...shownDecimal('target', target), ...shownDecimal('tolerance', tolerance) };
          return { measure, ...figures, minimumSample: numberOf(minimumSample) ?? 1 };
        }),
      fromRows: (rows) =>
        mapOf(rows, 'measure', ({ target, tolerance, minimumSample }) => ({
          target: decimalText(target),
          tolerance: decimalText(tolerance),
          minimumSample: minimumSample ?? null,
        })),
    },
    creditBands: {
      kind: 'rows',
      columns: [
        column('measure', text('agreements.column.measure'), 'one', { options: measureOptions() }),
        column('from', text('agreements.column.band-from'), 'number', { required: false }),
        column('to', text('agreements.column.band-to'), 'number', { required: false }),
        column('percent', text('agreements.column.band-percent'), 'number'),
      ],
      toRows: bandRows,
      fromRows: bandsOf,
      faults: (rows) => bandFaults(rows, text),
    },
    actionCredits: {
      kind: 'rows',
      columns: [
        column('name', text('agreements.column.action'), 'text'),
        column('points', text('agreements.column.points'), 'number'),
      ],
      toRows: (value) => rowsOf(value).map(({ points, ...row }) => ({ ...row, ...shownDecimal('points', points) })),
      fromRows: (rows) => rowsOrNothing(rows.map((row) => ({ ...row, points: decimalText(row.points) }))),
    },
  };
}

/** Bands of several measures as one table, the measure on each row. */
function bandRows(value: Json | undefined): readonly Cells[] {
  return Object.entries(cellsOf(value)).flatMap(([measure, bands]) =>
    rowsOf(bands).map(({ from, to, percent }) => ({
      measure,
      ...shownDecimal('from', from),
      ...shownDecimal('to', to),
      ...shownDecimal('percent', percent),
    })),
  );
}

function bandsOf(rows: readonly Cells[]): Json | null {
  if (rows.length === 0) return null;
  const byMeasure: { [measure: string]: Json[] } = {};
  for (const row of rows) {
    const measure = textOf(row.measure);
    const bands = byMeasure[measure] ?? [];
    byMeasure[measure] = bands;
    bands.push({ from: decimalText(row.from), to: decimalText(row.to), percent: decimalText(row.percent) });
  }
  return byMeasure;
}

/** Gaps and overlaps, told as the linter will tell them. */
export function bandFaults(rows: readonly Cells[], text: Text): readonly string[] {
  return Object.entries(cellsOf(bandsOf(rows) ?? undefined)).flatMap(([id, bands]) => {
    const measure = measures.find((one) => one.id === id);
    if (measure === undefined) return [];
    const told = rowsOf(bands).map(
      ({ from, to, percent }): CreditBand => ({
        from: textOf(from) || null,
        to: textOf(to) || null,
        percent: textOf(percent) || '0',
      }),
    );
    const fault = bandFault({ bands: told, better: measure.better });
    return fault === null ? [] : [text('agreements.problem.E02', { measure: `${id} ${measure.name}`, ...fault })];
  });
}
