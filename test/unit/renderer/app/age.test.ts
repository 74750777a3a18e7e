import { describe, expect, test } from 'vitest';
import { ageOf } from '../../../../renderer/app/clock';

const now = Date.parse('2026-11-20T14:00:00Z');

describe('an age on the status line', () => {
  test.each([
    ['2026-11-20T13:59:31Z', { value: 0, unit: 'minute' }],
    ['2026-11-20T13:01:00Z', { value: 59, unit: 'minute' }],
    ['2026-11-20T13:00:00Z', { value: 1, unit: 'hour' }],
    ['2026-11-18T14:00:01Z', { value: 47, unit: 'hour' }],
    ['2026-11-18T14:00:00Z', { value: 2, unit: 'day' }],
  ])('is told in the largest unit that says enough: %s', (at, age) => {
    expect(ageOf(at, now)).toEqual(age);
  });

  test('is nothing for a moment that another clock puts in the future', () => {
    expect(ageOf('2026-11-20T14:05:00Z', now)).toEqual({ value: 0, unit: 'minute' });
  });
});
