import type { Shape } from '../drawing';
import { altOf, type Figure, figureWidth, line, lines } from './figure';
import { wrapToWidth } from './text-measure';

export interface JourneyParts {
  readonly title: string;
  /** In the order a customer meets them. */
  readonly stages: readonly {
    readonly name: string;
    /** What the customer notices, and the figure that carries it. */
    readonly target: string;
    readonly measure: string;
    /** Whoever answers for the stage. */
    readonly owner: string;
  }[];
}

const arrowHeight = 40;
const point = 9;

/** The stages as arrows one after the other, each with its owner, its target and its measure below. */
export function journeyFigure({ title, stages }: JourneyParts): Figure {
  const width = figureWidth / Math.max(stages.length, 1);
  const inner = width - point - 6;
  const targetLines = Math.max(1, ...stages.map((stage) => wrapToWidth(stage.target, 7.4, inner, 5).length));
  const measureLines = Math.max(1, ...stages.map((stage) => wrapToWidth(stage.measure, 6.9, inner, 4).length));
  const measureTop = arrowHeight + 31 + targetLines * 9.4;
  const shapes = stages.flatMap((stage, index): readonly Shape[] => {
    const x = index * width;
    return [
      arrow(x, width, index === 0),
      ...centred(stage.name, x + point + 3, inner - 4),
      line(x + 4, arrowHeight + 14, stage.owner, inner, { size: 7.4, bold: true, colour: 'accent' }),
      ...lines(x + 4, arrowHeight + 26, stage.target, inner, 5, { size: 7.4, leading: 9.4 }),
      ...lines(x + 4, measureTop, stage.measure, inner, 4, { size: 6.9, leading: 8.8, colour: 'muted' }),
    ];
  });
  return {
    drawing: { width: figureWidth, height: measureTop + measureLines * 8.8 - 2, shapes },
    alt: altOf(
      title,
      stages.map(({ name, owner, target, measure }) => ({ label: name, says: [owner, target, measure] })),
    ),
  };
}

function arrow(x: number, width: number, isFirst: boolean): Shape {
  const right = x + width - 2;
  return {
    kind: 'line',
    points: [
      [x, 0],
      [right - point, 0],
      [right, arrowHeight / 2],
      [right - point, arrowHeight],
      [x, arrowHeight],
      ...(isFirst ? [] : [[x + point, arrowHeight / 2] as const]),
      [x, 0],
    ],
    stroke: 'accentSoft',
    width: 0.5,
    fill: 'accentSoft',
  };
}

function centred(name: string, x: number, width: number): readonly Shape[] {
  const count = wrapToWidth(name, 7.8, width, 3).length;
  return lines(x, arrowHeight / 2 + 2.8 - (count - 1) * 4.9, name, width, 3, { size: 7.8, bold: true, leading: 9.8 });
}
