import type { Ink } from '#shared/base/ink';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

type Stroke = Ink['strokes'][number];

/** The box of a document in which a signature is drawn, points; how thin a fast line becomes depends on it. */
const paper = { width: 225, height: 76 } as const;

/** Distance between two points of a picture, in the units of a pad of 600. Fine enough that no eye sees the difference. */
const gap = 3;

/**
 * The picture of a hand, without how it moved. Points lie evenly along the line, so that their distances do not tell
 * the speed either; where the pen was fast the line is thin, as it was on the screen.
 */
export function inkPicture(ink: Ink): Ink {
  const step = (gap * Math.max(ink.width, 1)) / 600;
  const scale = scaleOnPaper(ink);
  return {
    width: tenth(ink.width),
    height: tenth(ink.height),
    strokes: ink.strokes.map((stroke) =>
      evenly(curveOf(withPressure(stroke, scale)), step).map(({ x, y, pressure }) => ({
        x: tenth(x),
        y: tenth(y),
        time: 0,
        pressure: coarse(pressure),
      })),
    ),
  };
}

/** How much larger or smaller the drawing becomes on paper, as `inkPaths` fits it. */
function scaleOnPaper(ink: Ink): number {
  const points = ink.strokes.flat();
  const extent = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const width = Math.max(extent(points.map(({ x }) => x)), 1);
  const height = Math.max(extent(points.map(({ y }) => y)), 1);
  const most = 2 * Math.min(paper.width / ink.width, paper.height / ink.height);
  return Math.min((paper.width * 0.88) / width, (paper.height * 0.88) / height, most);
}

/** Every point with the pressure that draws it as wide as its speed would have. */
function withPressure(stroke: Stroke, scale: number): readonly Point[] {
  return stroke.map((point, at) => {
    const { pressure } = point;
    const before = stroke[at - 1];
    // As in `inkPaths`: 0.5 is a mouse, 0 a tablet that cannot feel.
    if (pressure !== undefined && pressure > 0 && pressure !== 0.5) return { x: point.x, y: point.y, pressure };
    const next = stroke[at + 1] ?? point;
    const from = before ?? point;
    const way = Math.hypot((next.x - from.x) / 2, (next.y - from.y) / 2) * scale;
    const speed = before ? way / Math.max(point.time - before.time, 1) : 0;
    const width = Math.max(0.55, Math.min(1.3, 1.3 / (1 + 2.2 * speed)));
    return { x: point.x, y: point.y, pressure: width - 0.5 };
  });
}

/** The smooth line through the points, as `inkPaths` draws it, in short straight pieces. */
function curveOf(points: readonly Point[]): readonly Point[] {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return points;
  const line: Point[] = [first];
  let from = first;
  for (const [at, bend] of points.entries()) {
    const next = points[at + 1];
    if (at === 0 || !next) continue;
    const to = between(bend, next, 0.5);
    for (const share of [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1])
      line.push(between(between(from, bend, share), between(bend, to, share), share));
    from = to;
  }
  return [...line, last];
}

/** Points at equal distances along a line; its two ends stay. */
function evenly(line: readonly Point[], step: number): readonly Point[] {
  const [first] = line;
  const last = line.at(-1);
  if (!first || !last || line.length < 2) return line;
  const points: Point[] = [first];
  let left = step;
  for (const [at, to] of line.entries()) {
    const from = line[at - 1];
    if (!from) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    let gone = left;
    while (gone <= length) {
      points.push(between(from, to, gone / length));
      gone += step;
    }
    left = gone - length;
  }
  return [...points, last];
}

const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
  pressure: from.pressure + (to.pressure - from.pressure) * share,
});

const tenth = (value: number) => Math.round(value * 10) / 10;

/** In steps of a twentieth, and never the half that stands for a mouse. */
function coarse(pressure: number): number {
  const step = Math.max(1, Math.min(20, Math.round(pressure * 20)));
  return step === 10 ? 0.51 : step / 20;
}
