import { describe, expect, test } from 'vitest';
import { inkSchema } from '#shared/base/ink';
import { inkOf, movedPen, resized } from '../../../../renderer/features/signing/pen-strokes';

const pad = { width: 300, height: 100 };

describe('the ink of a drawing', () => {
  test('counts time from the first point and keeps hundredths of a point', () => {
    const ink = inkOf(
      [
        [
          { x: 10.12345, y: 20, time: 1_700_000_000_000, pressure: 0.456 },
          { x: 30, y: 20.005, time: 1_700_000_000_016, pressure: 0 },
        ],
      ],
      pad,
    );

    expect(ink).toEqual({
      ...pad,
      strokes: [
        [
          { x: 10.12, y: 20, time: 0, pressure: 0.46 },
          { x: 30, y: 20.01, time: 16 },
        ],
      ],
    });
    expect(inkSchema.safeParse(ink).success).toBe(true);
  });

  test('of an empty pad is nothing', () => {
    expect(inkOf([], pad)).toBeNull();
  });
});

describe('a tablet that is turned', () => {
  test('keeps the drawing whole and in the middle', () => {
    const turned = resized(
      [
        [
          { x: 0, y: 0 },
          { x: 300, y: 100 },
        ],
      ],
      pad,
      { width: 150, height: 100 },
    );

    expect(turned).toEqual([
      [
        { x: 0, y: 25 },
        { x: 150, y: 75 },
      ],
    ]);
  });
});

describe('the pen of the keyboard', () => {
  const up = { x: 60, y: 60, isDown: false };

  test('goes down and up with Space', () => {
    expect(movedPen(up, ' ', false, pad)).toEqual({ ...up, isDown: true });
    expect(movedPen({ ...up, isDown: true }, ' ', false, pad)).toEqual(up);
  });

  test('moves with the arrows, further with Shift', () => {
    expect(movedPen(up, 'ArrowRight', false, pad)).toEqual({ ...up, x: 66 });
    expect(movedPen(up, 'ArrowUp', true, pad)).toEqual({ ...up, y: 36 });
  });

  test('never leaves the paper', () => {
    expect(movedPen({ ...up, x: 298 }, 'ArrowRight', true, pad)).toEqual({ ...up, x: 296 });
  });

  test('leaves every other key to the screen, so that Tab and Escape work', () => {
    expect(['Tab', 'Escape', 'Enter', 'a'].map((key) => movedPen(up, key, false, pad))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
