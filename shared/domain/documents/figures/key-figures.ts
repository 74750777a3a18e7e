import type { Shape } from '../drawing';
import { altOf, type Figure, figureWidth, line, lines, rule } from './figure';
import { wrapToWidth } from './text-measure';

export interface KeyFiguresParts {
  readonly title: string;
  /** Up to five: what it is called, the figure in large type, and a few words that qualify it. */
  readonly figures: readonly { readonly label: string; readonly value: string; readonly detail: string }[];
}

const gap = 14;

/** The few numbers a reader should leave with, in large type side by side. */
export function keyFigures({ title, figures }: KeyFiguresParts): Figure {
  const width = (figureWidth - gap * (figures.length - 1)) / Math.max(figures.length, 1);
  const labelLines = Math.max(1, ...figures.map(({ label }) => wrapToWidth(label, 7.6, width, 3).length));
  const shapes = figures.flatMap(({ label, value, detail }, index): readonly Shape[] => {
    const x = index * (width + gap);
    return [
      rule([x, 1], [x + width, 1], 'accent', { width: 1.4 }),
      line(x, 32, value, width, { size: 22, colour: 'accent' }),
      ...lines(x, 48, label, width, 3, { size: 7.6, bold: true, leading: 9.8 }),
      line(x, 51 + labelLines * 9.8, detail, width, { size: 7.2, colour: 'muted' }),
    ];
  });
  return {
    drawing: { width: figureWidth, height: 56 + labelLines * 9.8, shapes },
    alt: altOf(
      title,
      figures.map(({ label, value, detail }) => ({ label, says: [value, detail] })),
    ),
  };
}
