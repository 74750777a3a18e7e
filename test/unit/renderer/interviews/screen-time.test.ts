import { describe, expect, test } from 'vitest';
import { ScreenTime } from '../../../../renderer/features/interviews/screen-time';

function aClock(before = 0) {
  let now = 50_000;
  const time = new ScreenTime(() => now, before);
  return {
    time,
    later: (seconds: number) => {
      now += seconds * 1000;
      return time.seconds;
    },
  };
}

describe('the seconds spent on a question', () => {
  test('count only while it is in view', () => {
    const { time, later } = aClock();
    expect(later(20)).toBe(0);
    time.show();
    expect(later(30)).toBe(30);
    time.hide();
    expect(later(600)).toBe(30);
    time.show();
    expect(later(5)).toBe(35);
  });

  test('go on from an earlier occasion, and begin anew later an answer', () => {
    const { time, later } = aClock(40);
    time.show();
    expect(later(2)).toBe(42);
    time.reset();
    expect(later(3)).toBe(3);
  });

  test('do not count a night with the lid shut', () => {
    const { time, later } = aClock();
    time.show();
    expect(later(8 * 3600)).toBe(15 * 60);
  });

  test('are not counted twice when the window says twice that it is in view', () => {
    const { time, later } = aClock();
    time.show();
    later(10);
    time.show();
    expect(later(10)).toBe(20);
  });
});
