import { describe, expect, test } from 'vitest';
import { inkPaths } from '#shared/base/ink-path';
import { someInk } from '../../../builders/some-ink';

const numbers = (data: string) => [...data.matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
const box = { width: 200, height: 76 };

describe('a drawn signature', () => {
  test('lies inside the box it is drawn into, whatever the size of the pad', () => {
    const small = someInk();
    const large = {
      width: small.width * 4,
      height: small.height * 4,
      strokes: small.strokes.map((stroke) => stroke.map((point) => ({ ...point, x: point.x * 4, y: point.y * 4 }))),
    };
    for (const ink of [small, large]) {
      const points = inkPaths(ink, box).flatMap(({ data }) => numbers(data));
      const xs = points.filter((_, index) => index % 2 === 0);
      const ys = points.filter((_, index) => index % 2 === 1);
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...xs)).toBeLessThanOrEqual(box.width);
      expect(Math.min(...ys)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...ys)).toBeLessThanOrEqual(box.height);
    }
  });

  test('is curves through the middles of its points, so that no corner shows', () => {
    const stroke = [
      { x: 0, y: 0, time: 0 },
      { x: 100, y: 0, time: 100 },
      { x: 100, y: 100, time: 200 },
    ];
    const [first, ...rest] = inkPaths({ width: 100, height: 100, strokes: [stroke] }, { width: 100, height: 100 });
    expect(first?.data).toBe('M6 6Q94 6 94 50L94 94');
    expect(rest).toEqual([]);
  });

  test('keeps a single touch as a dot', () => {
    const paths = inkPaths({ width: 100, height: 50, strokes: [[{ x: 40, y: 20, time: 0 }]] }, box);
    expect(paths).toEqual([{ data: 'M12 38L12.01 38', width: 2.2 }]);
  });

  test('is thicker where the pen pressed, and takes no pressure from a mouse', () => {
    const stroke = (pressure: number) =>
      Array.from({ length: 6 }, (_, step) => ({ x: step * 10, y: step % 2, time: step * 10, pressure }));
    const widest = (pressure: number) =>
      Math.max(...inkPaths({ width: 60, height: 20, strokes: [stroke(pressure)] }, box).map(({ width }) => width));
    expect(widest(1)).toBeGreaterThan(widest(0.2));
    const withoutPressure = stroke(0).map(({ x, y, time }) => ({ x, y, time }));
    expect(inkPaths({ width: 60, height: 20, strokes: [stroke(0.5)] }, box)).toEqual(
      inkPaths({ width: 60, height: 20, strokes: [withoutPressure] }, box),
    );
  });
});
