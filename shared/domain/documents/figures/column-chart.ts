import type { Verdict } from '#shared/domain/slas/verdict';
import type { Shape } from '../drawing';
import { altOf, dot, type Figure, figureWidth, line, rect, rule } from './figure';

export interface ColumnChartParts {
  readonly title: string;
  /** Oldest first. A number only places the column; what is read is the text. */
  readonly columns: readonly {
    readonly label: string;
    readonly value: number | null;
    readonly text: string;
    readonly verdict?: Verdict;
  }[];
  readonly target?: { readonly value: number; readonly text: string };
  /** Where the value is past the target and still no breach. */
  readonly tolerance?: { readonly from: number; readonly to: number; readonly text: string };
  /** Where the scale begins; without it, at zero or, for values close together, just below the smallest. */
  readonly from?: number;
  readonly height?: number;
}

const plotTop = 16;
const noteWidth = 78;

/** Columns with a line for the target and a band for the tolerance, their names at the right edge. */
export function columnChart(parts: ColumnChartParts): Figure {
  const { columns, target, tolerance } = parts;
  const height = parts.height ?? 150;
  const bottom = height - 16;
  const right = target === undefined && tolerance === undefined ? figureWidth : figureWidth - noteWidth;
  const scale = scaleOf(parts);
  const at = (value: number) =>
    bottom -
    ((Math.min(Math.max(value, scale.from), scale.to) - scale.from) / (scale.to - scale.from)) * (bottom - plotTop);
  const step = right / Math.max(columns.length, 1);
  const columnWidth = Math.min(30, step * 0.62);
  const band = tolerance === undefined ? [] : bandShapes(tolerance, at, right, target?.value);
  const bars = columns.flatMap((column, index): readonly Shape[] => {
    const x = step * (index + 0.5);
    const name = line(x, height - 4, column.label, step - 2, { size: 6.9, align: 'middle', colour: 'muted' });
    if (column.value === null)
      return [name, line(x, bottom - 4, column.text, step - 2, { size: 6.6, align: 'middle', colour: 'muted' })];
    const top = Math.min(at(column.value), bottom - 1);
    return [
      rect(x - columnWidth / 2, top, columnWidth, bottom - top, { fill: column.verdict ?? 'accent' }),
      line(x, top - 3.5, column.text, step - 1, { size: 6.6, align: 'middle' }),
      name,
    ];
  });
  return {
    drawing: {
      width: figureWidth,
      height,
      shapes: [
        ...band,
        ...bars,
        rule([0, bottom], [right, bottom], 'muted', { width: 0.8 }),
        ...(target === undefined ? [] : targetShapes(target, at(target.value), right)),
      ],
    },
    alt: altOf(parts.title, [
      ...columns.map(({ label, text }) => ({ label, says: [text] })),
      ...[target, tolerance].flatMap((one) => (one === undefined ? [] : [{ label: one.text, says: [] }])),
    ]),
  };
}

function targetShapes(target: { readonly text: string }, y: number, right: number): readonly Shape[] {
  return [
    rule([0, y], [right, y], 'text', { width: 0.9, dash: 3 }),
    dot(right, y, 1.8, 'text'),
    line(right + 6, y + 2.4, target.text, noteWidth - 8, { size: 6.9, bold: true }),
  ];
}

/** The name of the band stands at the edge that is not the target's. */
function bandShapes(
  band: NonNullable<ColumnChartParts['tolerance']>,
  at: (value: number) => number,
  right: number,
  target: number | undefined,
): readonly Shape[] {
  const top = Math.min(at(band.from), at(band.to));
  const bottom = Math.max(at(band.from), at(band.to));
  const middle = (top + bottom) / 2;
  const edge = target === undefined ? middle : at(target);
  const y = target === undefined ? middle : edge <= middle ? Math.max(bottom, edge + 9) : Math.min(top, edge - 9);
  return [
    rect(0, top, right, Math.max(bottom - top, 0.6), { fill: 'accentSoft' }),
    line(right + 6, y + 2.4, band.text, noteWidth - 8, { size: 6.9, colour: 'muted' }),
  ];
}

/** Room for the numbers above the columns. Values that lie close together are not drawn from zero, or all look alike. */
function scaleOf({ columns, target, tolerance, from }: ColumnChartParts): {
  readonly from: number;
  readonly to: number;
} {
  const values = [
    ...columns.flatMap(({ value }) => (value === null ? [] : [value])),
    ...(target === undefined ? [] : [target.value]),
    ...(tolerance === undefined ? [] : [tolerance.from, tolerance.to]),
  ];
  const most = Math.max(0, ...values);
  const least = values.length === 0 ? 0 : Math.min(...values);
  const spread = most - least;
  const begin =
    from ??
    (least > 0 && spread < most * 0.25
      ? Math.max(0, least - Math.max(spread, most * 0.001) * 0.8)
      : Math.min(0, least));
  return { from: begin, to: most > begin ? most + (most - begin) * 0.06 : begin + 1 };
}
