import type { Ink } from './ink';

/** A piece of a drawn line: SVG path data and the width of the pen along it. */
export interface InkPath {
  readonly data: string;
  readonly width: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly time: number;
  readonly pressure?: number | undefined;
}

/**
 * Scales a drawing into a box, keeping its proportions, and smooths it: between the middles of neighbouring
 * points runs a quadratic curve with the point between them as its control. The pen is thinner where it was fast.
 */
export function inkPaths(ink: Ink, box: { readonly width: number; readonly height: number }): readonly InkPath[] {
  const fit = fitting(ink, box);
  const pen = Math.min(box.width, box.height) / 42;
  return ink.strokes.flatMap((stroke) => strokePaths(stroke.map(fit), pen));
}

/** Fits what was drawn, not the whole pad, into the box: a small signature on a large screen is not a dot on paper. */
function fitting(ink: Ink, box: { readonly width: number; readonly height: number }): (point: Point) => Point {
  const points = ink.strokes.flat();
  const left = Math.min(...points.map(({ x }) => x));
  const top = Math.min(...points.map(({ y }) => y));
  const width = Math.max(...points.map(({ x }) => x)) - left;
  const height = Math.max(...points.map(({ y }) => y)) - top;
  const margin = 0.06;
  const room = { width: box.width * (1 - 2 * margin), height: box.height * (1 - 2 * margin) };
  // A flat or narrow drawing is not blown up beyond what the whole pad would allow twice over.
  const most = 2 * Math.min(box.width / ink.width, box.height / ink.height);
  const scale = Math.min(room.width / Math.max(width, 1), room.height / Math.max(height, 1), most);
  const offset = {
    x: Math.min(box.width * margin, (box.width - width * scale) / 2),
    y: (box.height - height * scale) / 2,
  };
  return (point) => ({ ...point, x: (point.x - left) * scale + offset.x, y: (point.y - top) * scale + offset.y });
}

function strokePaths(points: readonly Point[], pen: number): readonly InkPath[] {
  const first = points[0];
  if (!first) return [];
  if (points.length === 1) {
    // A dot: a line of no length is drawn as a round cap.
    return [{ data: `M${at(first)}L${at({ ...first, x: first.x + 0.01 })}`, width: round(pen * 1.2) }];
  }
  const paths: InkPath[] = [];
  let width = pen;
  let from: Point = first;
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (index === 0 || !next) continue;
    const to = { ...point, x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    width = 0.7 * width + 0.3 * penWidth(from, to, pen);
    paths.push({ data: `M${at(from)}Q${at(point)} ${at(to)}`, width: round(width) });
    from = to;
  }
  const last = points[points.length - 1] ?? first;
  paths.push({ data: `M${at(from)}L${at(last)}`, width: round(width) });
  return joined(paths);
}

function penWidth(from: Point, to: Point, pen: number): number {
  const pressure = to.pressure;
  // 0.5 is what a mouse reports always; 0 what some tablets report when they cannot feel.
  if (pressure !== undefined && pressure > 0 && pressure !== 0.5) return pen * (0.5 + pressure);
  const speed = Math.hypot(to.x - from.x, to.y - from.y) / Math.max(to.time - from.time, 1);
  return pen * Math.max(0.55, Math.min(1.3, 1.3 / (1 + 2.2 * speed)));
}

/** Neighbours of the same width become one path. */
function joined(paths: readonly InkPath[]): readonly InkPath[] {
  const result: InkPath[] = [];
  for (const path of paths) {
    const before = result[result.length - 1];
    if (before && before.width === path.width) {
      result[result.length - 1] = { data: before.data + path.data.replace(/^M[^QL]+/, ''), width: before.width };
    } else {
      result.push(path);
    }
  }
  return result;
}

const round = (value: number) => Math.round(value * 10) / 10;
const hundredth = (value: number) => Math.round(value * 100) / 100;
const at = ({ x, y }: Point) => `${hundredth(x)} ${hundredth(y)}`;
