import { describe, expect, test } from 'vitest';
import { dayIn, endOfDay } from '#shared/domain/measuring/zoned-days';

const hour = 3_600_000;

describe('the end of a day in the reporting zone', () => {
  test.each([
    ['Pacific/Auckland', '2026-01-15', '2026-01-15T10:59:59.999Z'],
    ['Pacific/Auckland', '2026-07-15', '2026-07-15T11:59:59.999Z'],
    ['America/Los_Angeles', '2026-01-15', '2026-01-16T07:59:59.999Z'],
    ['America/Los_Angeles', '2026-07-15', '2026-07-16T06:59:59.999Z'],
    ['UTC', '2026-01-15', '2026-01-15T23:59:59.999Z'],
  ])('in %s of %s is %s', (zone, day, end) => {
    expect(new Date(endOfDay(day, zone)).toISOString()).toBe(end);
  });

  test('is the last moment of that day also where a day has 23 or 25 hours', () => {
    for (const zone of ['Pacific/Auckland', 'America/Los_Angeles'])
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 24 * hour) {
        const day = dayIn(at, zone);
        const end = endOfDay(day, zone);
        expect([dayIn(end, zone), dayIn(end + 1, zone) > day]).toEqual([day, true]);
      }
  });
});
