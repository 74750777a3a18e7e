import type { OutlineCommand } from './typefaces';

/** Where an outline goes, and how much smaller it becomes. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Outlines as operators of a content stream. Curves with one control point become curves with two: PDF has no others. */
export class OutlinePath {
  private readonly out: string[] = [];

  add(commands: readonly OutlineCommand[], { x, y, scale }: Place): void {
    let [fromX, fromY] = [0, 0];
    for (const { command, args } of commands) {
      const points = pairs(args).map(([left, up]) => [x + left * scale, y + up * scale] as const);
      const [toX, toY] = points[points.length - 1] ?? [fromX, fromY];
      if (command === 'moveTo') this.out.push(`${at(points)} m`);
      else if (command === 'lineTo') this.out.push(`${at(points)} l`);
      else if (command === 'bezierCurveTo') this.out.push(`${at(points)} c`);
      else if (command === 'quadraticCurveTo') this.out.push(`${at(cubic([fromX, fromY], points))} c`);
      else this.out.push('h');
      [fromX, fromY] = [toX, toY];
    }
  }

  /** Filled; nothing where nothing was drawn, as for a blank. */
  end(): string {
    return this.out.length === 0 ? '' : [...this.out, 'f'].join('\n');
  }
}

type Point = readonly [number, number];

/** The same curve with two control points. */
export function cubic([fromX, fromY]: Point, [via, to]: readonly Point[]): readonly Point[] {
  if (!via || !to) return [];
  const third = (end: number, control: number) => end + (2 / 3) * (control - end);
  return [[third(fromX, via[0]), third(fromY, via[1])], [third(to[0], via[0]), third(to[1], via[1])], to];
}

export const decimals = (value: number): string => String(Math.round(value * 100) / 100 + 0);

export const at = (points: readonly Point[]): string =>
  points.map(([x, y]) => `${decimals(x)} ${decimals(y)}`).join(' ');

function pairs(values: readonly number[]): readonly Point[] {
  return Array.from({ length: values.length >> 1 }, (_, place) => [values[2 * place] ?? 0, values[2 * place + 1] ?? 0]);
}
