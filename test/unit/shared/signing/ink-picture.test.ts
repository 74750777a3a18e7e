import { describe, expect, test } from 'vitest';
import { inkSchema } from '#shared/base/ink';
import { inkPaths } from '#shared/base/ink-path';
import { inkPicture } from '#shared/domain/signing/ink-picture';
import { someInk } from '../../../builders/some-ink';

const box = { width: 225, height: 76 };

/** Points along the line of a drawing on paper, from its left upper corner, with how wide the pen was there. */
function drawn(ink: ReturnType<typeof someInk>) {
  const points = alongLines(ink);
  const left = Math.min(...points.map(({ x }) => x));
  const top = Math.min(...points.map(({ y }) => y));
  const scale = 400 / (Math.max(...points.map(({ x }) => x)) - left);
  return points.map(({ x, y, width }) => ({ x: (x - left) * scale, y: (y - top) * scale, width }));
}

function alongLines(ink: ReturnType<typeof someInk>) {
  return inkPaths(ink, box).flatMap(({ data, width }) => {
    let at = { x: 0, y: 0 };
    return [...data.matchAll(/([MQL])([^MQL]+)/g)].flatMap(([, kind, numbers = '']) => {
      const [a = 0, b = 0, c = a, d = b] = numbers.trim().split(/\s+/).map(Number);
      const from = at;
      at = { x: c, y: d };
      if (kind === 'M') return [];
      return Array.from({ length: 41 }, (_, step) => step / 40).map((share) => ({
        x: from.x * (1 - share) ** 2 + 2 * a * share * (1 - share) + c * share ** 2,
        y: from.y * (1 - share) ** 2 + 2 * b * share * (1 - share) + d * share ** 2,
        width,
      }));
    });
  });
}

describe('the picture of a hand', () => {
  test('tells no times', () => {
    const times = inkPicture(someInk())
      .strokes.flat()
      .map(({ time }) => time);
    expect(new Set(times)).toEqual(new Set([0]));
  });

  test('has its points at even distances, so that they tell no speed either', () => {
    for (const stroke of inkPicture(someInk(2)).strokes) {
      const gaps = stroke.slice(1, -1).map((point, at) => {
        const before = stroke[at];
        return before ? Math.hypot(point.x - before.x, point.y - before.y) : 3;
      });
      expect(gaps.filter((gap) => gap > 3.2)).toEqual([]);
    }
  });

  test('looks as it did: every point lies on the old line, give or take half a hundredth of its width, the pen about as wide', () => {
    for (const seed of [1, 2, 3]) {
      const before = drawn(someInk(seed));
      // Every fortieth will do: they lie a fraction of a hundredth apart.
      for (const point of drawn(inkPicture(someInk(seed))).filter((_, at) => at % 40 === 0)) {
        const near = before.filter(({ x, y }) => Math.hypot(x - point.x, y - point.y) < 2);
        expect(Math.min(...near.map(({ width }) => Math.abs(width - point.width)))).toBeLessThan(0.4);
      }
    }
  });

  test('keeps a dot, and a drawing with pressure', () => {
    const dot = { width: 600, height: 200, strokes: [[{ x: 10.123, y: 20.567, time: 5, pressure: 0.73 }]] };
    expect(inkPicture(dot)).toEqual({
      width: 600,
      height: 200,
      strokes: [[{ x: 10.1, y: 20.6, time: 0, pressure: 0.75 }]],
    });
    expect(inkSchema.safeParse(inkPicture(dot)).success).toBe(true);
  });

  test('is the same when made again of itself, to the eye', () => {
    const once = inkPicture(someInk());
    const twice = inkPicture(once);
    expect(twice.strokes.map((stroke) => stroke[0])).toEqual(once.strokes.map((stroke) => stroke[0]));
  });
});
