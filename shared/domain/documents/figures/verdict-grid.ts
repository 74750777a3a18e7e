import type { Verdict } from '#shared/domain/slas/verdict';
import type { Shape } from '../drawing';
import { altOf, type Figure, figureWidth, line, lines, rect, rule } from './figure';
import { lineWidth, wrapToWidth } from './text-measure';

export interface VerdictGridParts {
  readonly title: string;
  /** Short names of the windows, oldest first. */
  readonly months: readonly string[];
  /** A cell for each month; null where the measure has no window that ends then. */
  readonly rows: readonly {
    readonly measure: string;
    readonly cells: readonly ({ readonly verdict: Verdict; readonly text: string } | null)[];
  }[];
  readonly verdicts: Readonly<Record<Verdict, string>>;
}

const headHeight = 18;
/** Narrower cells have their text below the sign and not beside it. */
const besideWidth = 48;
const gap = 2;

/** Months across, measures down; each verdict has its colour and its sign, so that it reads without colour as well. */
export function verdictGrid({ title, months, rows, verdicts }: VerdictGridParts): Figure {
  const labelWidth = months.length > 8 ? 120 : 160;
  const width = (figureWidth - labelWidth) / Math.max(months.length, 1);
  const shapes: Shape[] = months.map((month, index) =>
    line(labelWidth + width * (index + 0.5), 11, month, width - 2, { size: 6.9, align: 'middle', colour: 'muted' }),
  );
  let y = headHeight;
  for (const row of rows) {
    const isTwo = wrapToWidth(row.measure, 7.6, labelWidth - 8, 2).length > 1;
    const isStacked = width < besideWidth && row.cells.some((cell) => cell !== null && cell.text !== '');
    const height = isStacked ? 28 : isTwo ? 24 : 20;
    const first = y + height / 2 + (isTwo ? -2.2 : 2.6);
    shapes.push(...lines(0, first, row.measure, labelWidth - 8, 2, { leading: 9.4 }));
    for (const [index, cell] of row.cells.entries())
      if (cell !== null) shapes.push(...cellAt(cell, labelWidth + width * index, y, width, height));
    y += height;
  }
  const legend = legendAt(verdicts, y + 8);
  return {
    drawing: { width: figureWidth, height: legend.height, shapes: [...shapes, ...legend.shapes] },
    alt: altOf(
      title,
      rows.map(({ measure, cells }) => ({
        label: measure,
        says: cells.flatMap((cell, index) =>
          cell === null ? [] : [`${months[index] ?? ''} ${verdicts[cell.verdict]} ${cell.text}`.trim()],
        ),
      })),
    ),
  };
}

function cellAt(
  cell: { readonly verdict: Verdict; readonly text: string },
  x: number,
  y: number,
  width: number,
  height: number,
): readonly Shape[] {
  const middle = x + width / 2;
  const isStacked = width < besideWidth && cell.text !== '';
  return [
    rect(x + gap / 2, y + gap / 2, width - gap, height - gap, { fill: 'ground', radius: 2 }),
    rect(x + gap / 2, y + gap / 2, 2, height - gap, { fill: cell.verdict }),
    ...(isStacked
      ? [
          ...signAt(cell.verdict, middle, y + 9.5),
          line(middle, y + 22, cell.text, width - gap - 3, { size: 6.4, align: 'middle' }),
        ]
      : [
          ...signAt(cell.verdict, cell.text === '' ? middle : x + gap + 7, y + height / 2),
          ...(cell.text === ''
            ? []
            : [
                line(x + width - gap - 2, y + height / 2 + 2.3, cell.text, width - gap - 16, {
                  size: 6.4,
                  align: 'end',
                }),
              ]),
        ]),
  ];
}

/** Met a disc, deviation a triangle, breach a cross, not measured a dash. */
function signAt(verdict: Verdict, x: number, y: number): readonly Shape[] {
  if (verdict === 'met') return [{ kind: 'dot', x, y, radius: 2.6, fill: 'met' }];
  if (verdict === 'notMeasured') return [rule([x - 2.6, y], [x + 2.6, y], 'notMeasured', { width: 1.4 })];
  if (verdict === 'deviation')
    return [
      {
        kind: 'line',
        points: [
          [x - 3, y + 2.4],
          [x, y - 3],
          [x + 3, y + 2.4],
          [x - 3, y + 2.4],
        ],
        stroke: 'deviation',
        width: 0.6,
        fill: 'deviation',
      },
    ];
  return [
    rule([x - 2.5, y - 2.5], [x + 2.5, y + 2.5], 'breach', { width: 1.6 }),
    rule([x - 2.5, y + 2.5], [x + 2.5, y - 2.5], 'breach', { width: 1.6 }),
  ];
}

function legendAt(verdicts: VerdictGridParts['verdicts'], y: number) {
  const shapes: Shape[] = [];
  let x = 4;
  for (const verdict of ['met', 'deviation', 'breach', 'notMeasured'] as const) {
    const text = verdicts[verdict];
    shapes.push(
      ...signAt(verdict, x, y + 4),
      line(x + 8, y + 6.5, text, figureWidth - x - 8, { size: 7, colour: 'muted' }),
    );
    x += 8 + lineWidth(text, 7) + 18;
  }
  return { shapes, height: y + 10 };
}
