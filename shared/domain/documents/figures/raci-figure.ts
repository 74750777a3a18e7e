import type { Shape } from '../drawing';
import { altOf, type Figure, figureWidth, line, lines, rect, rule } from './figure';
import { lineWidth, wrapToWidth } from './text-measure';

export type RaciLetter = 'R' | 'A' | 'C' | 'I';

export interface RaciParts {
  /** What the figure shows, as the beginning of its text for those who do not see it. */
  readonly title: string;
  readonly workTitle: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly work: string; readonly letters: readonly (readonly RaciLetter[])[] }[];
  readonly legend: readonly { readonly letter: RaciLetter; readonly meaning: string }[];
}

const headHeight = 22;
const chip = 14;

/** Who does the work, who answers for it, who is asked and who is told: a letter in a chip for each side. */
export function raciFigure({ title, workTitle, columns, rows, legend }: RaciParts): Figure {
  const workWidth = columns.length > 4 ? 150 : 210;
  const columnWidth = (figureWidth - workWidth) / Math.max(columns.length, 1);
  const middle = (column: number) => workWidth + columnWidth * (column + 0.5);
  const shapes: Shape[] = [
    line(0, 14, workTitle, workWidth - 8, { bold: true, colour: 'accent' }),
    ...columns.map((one, index) =>
      line(middle(index), 14, one, columnWidth - 6, { bold: true, align: 'middle', colour: 'accent' }),
    ),
    rule([0, headHeight], [figureWidth, headHeight], 'accent', { width: 0.8 }),
  ];
  let y = headHeight;
  for (const row of rows) {
    const height = 10 + 10.5 * Math.max(1, wrapToWidth(row.work, 8, workWidth - 10, 2).length);
    shapes.push(
      ...lines(0, y + 13.2, row.work, workWidth - 10, 2, { size: 8, leading: 10.5 }),
      ...row.letters.flatMap((letters, index) => chips(letters, middle(index), y + height / 2)),
    );
    y += height;
    shapes.push(rule([0, y], [figureWidth, y]));
  }
  const { shapes: legendShapes, height } = legendAt(legend, y + 16);
  return {
    drawing: { width: figureWidth, height, shapes: [...shapes, ...legendShapes] },
    alt: altOf(
      title,
      rows.map(({ work, letters }) => ({
        label: work,
        says: letters.map((one, index) => `${columns[index] ?? ''} ${one.length === 0 ? '–' : one.join(' ')}`),
      })),
    ),
  };
}

function chips(letters: readonly RaciLetter[], x: number, y: number): readonly Shape[] {
  const width = letters.length * (chip + 3) - 3;
  return letters.flatMap((letter, index) => oneChip(letter, x - width / 2 + index * (chip + 3), y - chip / 2));
}

/** The one who answers for the work is the one the eye finds first. */
function oneChip(letter: RaciLetter, x: number, y: number): readonly Shape[] {
  const look = {
    A: { fill: 'accent', radius: 3 },
    R: { fill: 'accentSoft', radius: 3 },
    C: { fill: 'ground', stroke: 'hairline', radius: 3 },
    I: { fill: 'paper', stroke: 'hairline', radius: 3 },
  } as const;
  return [
    rect(x, y, chip, chip, look[letter]),
    line(x + chip / 2, y + 10.1, letter, chip, {
      size: 8.2,
      bold: letter === 'A' || letter === 'R',
      align: 'middle',
      colour: letter === 'A' ? 'paper' : 'text',
    }),
  ];
}

function legendAt(legend: RaciParts['legend'], top: number) {
  const shapes: Shape[] = [];
  let x = 0;
  let y = top;
  for (const { letter, meaning } of legend) {
    const width = chip + 5 + lineWidth(meaning, 7.2) + 14;
    if (x > 0 && x + width > figureWidth) {
      x = 0;
      y += 18;
    }
    shapes.push(
      ...oneChip(letter, x, y - 10),
      line(x + chip + 5, y - 0.4, meaning, figureWidth - x - chip - 5, { size: 7.2, colour: 'muted' }),
    );
    x += width;
  }
  return { shapes, height: legend.length === 0 ? top - 12 : y + 6 };
}
