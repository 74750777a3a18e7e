import type { Ink } from '#shared/base/ink';

/** A flowing signature on a pad of 600 by 200: two words of loops and a line under them. */
export function someInk(seed = 1): Ink {
  const loops = (from: number, count: number, height: number) =>
    Array.from({ length: count * 14 }, (_, step) => {
      const turn = (step / 14) * 2 * Math.PI;
      return {
        x: Math.round((from + step * 2.6 + Math.sin(turn) * (14 + seed * 3)) * 100) / 100,
        y: Math.round((110 - Math.cos(turn + seed) * height * (1 - step / (count * 22))) * 100) / 100,
        time: step * 11,
      };
    });
  const line = Array.from({ length: 24 }, (_, step) => ({
    x: 90 + step * 16,
    y: Math.round((168 - Math.sin(step / 7) * 9) * 100) / 100,
    time: 1600 + step * 7,
  }));
  return { width: 600, height: 200, strokes: [loops(110, 5, 52), loops(320, 4, 30), line] };
}
