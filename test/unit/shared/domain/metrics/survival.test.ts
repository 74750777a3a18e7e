import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  curveOf,
  daysOf,
  isReached,
  medianInterval,
  shareBy,
  survivalOf,
  timeLeft,
  type Watched,
  watched,
} from '#shared/domain/metrics/survival';

const times = (list: string): readonly Watched[] =>
  list.split(' ').map((one) => watched(Number(one.replace('+', '')), !one.endsWith('+')));

/** Weeks in remission under 6-mercaptopurine and under placebo: Freireich et al. 1963, Blood 21:699. */
const mercaptopurine = times('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const placebo = times('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23');

describe('remission of leukaemia (Freireich 1963), as in Klein and Moeschberger, Survival Analysis, table 4.1', () => {
  const survival = survivalOf(mercaptopurine);

  test('has the published curve with its standard errors', () => {
    const published = [
      [6, 21, 3, 0.857, 0.0764],
      [7, 17, 1, 0.807, 0.0869],
      [10, 15, 1, 0.753, 0.0963],
      [13, 12, 1, 0.69, 0.1068],
      [16, 11, 1, 0.627, 0.1141],
      [22, 7, 1, 0.538, 0.1282],
      [23, 6, 1, 0.448, 0.1346],
    ];
    const reckoned = survival.steps.map(({ day, atRisk, reached, left, greenwood }) => [
      day,
      atRisk,
      reached,
      Math.round(left * 1000) / 1000,
      Math.round(left * Math.sqrt(greenwood) * 10_000) / 10_000,
    ]);
    expect(reckoned).toEqual(published);
  });

  test('has the published median of 23 weeks, and its interval by log(−log S) from 13 weeks upwards', () => {
    expect(timeLeft(survival, 0.5)).toBe(23);
    expect(timeLeft(survival, 0.75)).toBe(13);
    expect(timeLeft(survival, 0.25)).toBeNull();
    expect(medianInterval(survival)).toEqual({ low: 13, high: null, level: 0.95 });
  });

  test('of the placebo has the published median of 8 weeks, from 4 to 11', () => {
    expect(timeLeft(survivalOf(placebo), 0.5)).toBe(8);
    expect(medianInterval(survivalOf(placebo))).toEqual({ low: 4, high: 11, level: 0.95 });
    expect(timeLeft(survivalOf(placebo), 0.75)).toBe(4);
    expect(timeLeft(survivalOf(placebo), 0.25)).toBe(12);
  });
});

describe('the worked example of the definitions', () => {
  const survival = survivalOf(times('21 34 34 50+ 62 70+ 80+ 90'));

  test('half are there after 62 days, although of those who got there half took 34', () => {
    expect(timeLeft(survival, 0.5)).toBe(62);
    expect(timeLeft(survivalOf(times('21 34 34 62 90')), 0.5)).toBe(34);
  });

  test('is a curve of those who have got there', () => {
    const shares = curveOf(survival).map(({ day, share, watched: still }) => [
      day,
      Math.round(share * 1e6) / 1e6,
      still,
    ]);
    expect(shares).toEqual([
      [0, 0, 8],
      [21, 0.125, 7],
      [34, 0.375, 5],
      [62, 0.53125, 3],
      [90, 1, 0],
    ]);
  });
});

describe('edges', () => {
  test('of nobody nothing is told', () => {
    const none = survivalOf([]);
    expect(timeLeft(none, 0.5)).toBeNull();
    expect(medianInterval(none)).toEqual({ low: null, high: null, level: 0.95 });
    expect(shareBy(none, 30)).toEqual({ share: null, interval: null, watched: 0 });
  });

  test('who got there on the day another was last seen comes first', () => {
    expect(survivalOf(times('10 10+')).steps).toMatchObject([{ day: 10, atRisk: 2, reached: 1, left: 0.5 }]);
  });

  test('exactly one half is the median, whatever the number of factors', () => {
    for (let n = 2; n <= 2000; n += 2) {
      const all = Array.from({ length: n }, (_, at) => watched(at + 1, true));
      expect(timeLeft(survivalOf(all), 0.5)).toBe(n / 2);
    }
  });

  test('times are told to a tenth of a day, and a curve may begin at nought', () => {
    expect([daysOf(watched(33.26, true)), isReached(watched(33.26, true))]).toEqual([33.3, true]);
    expect([daysOf(watched(0, false)), isReached(watched(0, false))]).toEqual([0, false]);
    expect(curveOf(survivalOf(times('0 5 9+')))[0]).toMatchObject({ day: 0, share: expect.closeTo(1 / 3, 12) });
  });
});

describe('the share by a day', () => {
  test('without anybody lost from sight is a plain share with its Wilson interval', () => {
    const { share, interval, watched: still } = shareBy(survivalOf(times('5 10 40 50 60+')), 30);
    expect([share, still]).toEqual([expect.closeTo(0.4, 12), 5]);
    expect(interval).toEqual({ low: expect.closeTo(0.1176, 4), high: expect.closeTo(0.7693, 4), level: 0.95 });
  });

  test('counts whoever was lost only for as long as it was watched: 47 %, not 2 of 5', () => {
    const { share, watched: still } = shareBy(survivalOf(times('10 25 60+ 60+ 20+')), 30);
    expect([share, still]).toEqual([expect.closeTo(7 / 15, 12), 4]);
  });

  test('is not told once nobody has been watched that long', () => {
    const survival = survivalOf(times('5 10 20+'));
    expect(shareBy(survival, 20)).toMatchObject({ share: expect.closeTo(2 / 3, 12), watched: 3 });
    expect(shareBy(survival, 30)).toEqual({ share: null, interval: null, watched: 2 });
  });

  test('is everybody once all have got there, however long ago, with an interval that has a width', () => {
    const { share, interval } = shareBy(survivalOf(times('5')), 90);
    expect(share).toBe(1);
    expect(interval).toEqual({ low: expect.closeTo(0.2065, 4), high: 1, level: 0.95 });
  });

  test('of nobody there has an interval that has a width', () => {
    const { share, interval } = shareBy(survivalOf(times('50+ 60+')), 30);
    expect(share).toBe(0);
    expect(interval).toEqual({ low: 0, high: expect.closeTo(0.6576, 4), level: 0.95 });
  });
});

interface Case {
  readonly days: number;
  readonly there: boolean;
}

const cases = fc.array(fc.record({ days: fc.integer({ min: 0, max: 60 }), there: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});
const toTimes = (list: readonly Case[]) => list.map(({ days, there }) => watched(days, there));

/** The estimate as it stands in the textbook, one day after the other, with nothing in common with the program. */
function naive(
  list: readonly Case[],
  until: number,
): { left: number; variance: number; bandLow: number; bandHigh: number } {
  let left = 1;
  let sum = 0;
  for (let day = 0; day <= until; day += 1) {
    const risk = list.filter(({ days }) => days >= day).length;
    const events = list.filter(({ days, there }) => there && days === day).length;
    if (events === 0) continue;
    left *= 1 - events / risk;
    sum += events / (risk * (risk - events));
  }
  const theta = Math.exp((1.959963984540054 * Math.sqrt(sum)) / Math.log(left));
  return { left, variance: left * left * sum, bandLow: left ** (1 / theta), bandHigh: left ** theta };
}

describe('properties', () => {
  test('the curve, its variance and its band are those of the textbook', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const survival = survivalOf(toTimes(list));
        const curve = curveOf(survival);
        for (const { day, left, greenwood } of survival.steps) {
          const other = naive(list, day);
          expect(left).toBeCloseTo(other.left, 10);
          if (left <= 0) continue;
          expect(left * left * greenwood).toBeCloseTo(other.variance, 10);
          const point = curve.find((one) => one.day === day);
          expect(point?.low).toBeCloseTo(1 - other.bandHigh, 8);
          expect(point?.high).toBeCloseTo(1 - other.bandLow, 8);
        }
      }),
    );
  });

  test('the median interval holds exactly the days that are not refuted as the median', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const { low, high } = medianInterval(survivalOf(toTimes(list)));
        const days = [...new Set(list.filter(({ there }) => there).map(({ days: day }) => day))].sort((a, b) => a - b);
        const points = days.map((day) => ({ day, ...naive(list, day) }));
        const first = points.find(({ left, bandLow }) => left <= 1e-12 || bandLow <= 0.5);
        const last = points.find(({ left, bandHigh }) => left > 1e-12 && bandHigh <= 0.5);
        expect([low, high]).toEqual([first?.day ?? null, last?.day ?? null]);
      }),
    );
  });

  test('the median never flatters: it is never shorter than that of those who got there', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const whole = timeLeft(survivalOf(toTimes(list)), 0.5);
        const there = timeLeft(survivalOf(toTimes(list.filter((one) => one.there))), 0.5);
        if (whole !== null) expect(whole).toBeGreaterThanOrEqual(there ?? Number.NaN);
      }),
    );
  });

  test('one more who is not there yet never lowers the median', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 80 }), (list, days) => {
        const before = timeLeft(survivalOf(toTimes(list)), 0.5) ?? Infinity;
        const after = timeLeft(survivalOf(toTimes([...list, { days, there: false }])), 0.5) ?? Infinity;
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('shares by a day lie in their interval, and it lies within 0 and 1', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 70 }), (list, day) => {
        const { share, interval, watched: still } = shareBy(survivalOf(toTimes(list)), day);
        expect(still).toBeLessThanOrEqual(list.length);
        if (share === null || interval === null) return;
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(share + 1e-9);
        expect(interval.high).toBeGreaterThanOrEqual(share - 1e-9);
        expect(interval.high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
