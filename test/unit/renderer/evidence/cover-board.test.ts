import { describe, expect, test } from 'vitest';
import { afterKey, areaBetween } from '../../../../renderer/features/evidence/cover-board';

const area = { left: 0.5, top: 0.5, width: 0.2, height: 0.2 };

describe('an area over a picture', () => {
  test('is drawn in any direction, and ends at the edge of the picture', () => {
    const [from, to] = [
      { across: 0.75, down: 0.5 },
      { across: 0.25, down: 1.5 },
    ];
    expect(areaBetween(from, to)).toEqual({ left: 0.25, top: 0.5, width: 0.5, height: 0.5 });
    expect(areaBetween(to, from)).toEqual({ left: 0.25, top: 0.5, width: 0.5, height: 0.5 });
  });

  test('moves with the arrow keys and is sized with Shift, without leaving the picture', () => {
    expect(afterKey(area, 'ArrowRight', false)).toEqual({ ...area, left: 0.51 });
    expect(afterKey(area, 'ArrowDown', true)).toEqual({ ...area, height: 0.21000000000000002 });
    expect(afterKey({ ...area, left: 0.8 }, 'ArrowRight', false)).toEqual({ ...area, left: 0.8 });
    expect(afterKey({ ...area, left: 0 }, 'ArrowLeft', false)).toEqual({ ...area, left: 0 });
    expect(afterKey({ ...area, width: 0.01 }, 'ArrowLeft', true)).toEqual({ ...area, width: 0.01 });
  });

  test('goes with Delete, and leaves all other keys alone', () => {
    expect(afterKey(area, 'Delete', false)).toBeNull();
    expect(afterKey(area, 'Tab', false)).toBeUndefined();
  });
});
