import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference, promoterMargin, wilson } from '#shared/domain/metrics/proportion';

const share = (hits: number, of: number) => {
  const interval = wilson(hits, of);
  if (!interval) throw new Error('A share of nothing has no interval.');
  return { share: hits / of, interval };
};

describe('the interval of a share', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is Newcombe’s (1998, table I, method 3)', (hits, of, low, high) => {
    expect(wilson(hits, of)).toEqual({ low: expect.closeTo(low, 4), high: expect.closeTo(high, 4), level: 0.95 });
  });

  test('of nothing is none', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  test('holds the share and stays within 0 and 1; its ends solve the equation it comes from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (of, any) => {
        const hits = any % (of + 1);
        const p = hits / of;
        const { low, high } = wilson(hits, of) ?? { low: null, high: null };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(p);
        expect(high).toBeGreaterThanOrEqual(p);
        expect(high).toBeLessThanOrEqual(1);
        // Wilson 1927: an end π is where (p − π)² = z²·π(1 − π)/n.
        for (const end of [low ?? 0, high ?? 0]) {
          expect((p - end) ** 2).toBeCloseTo((1.959963984540054 ** 2 * end * (1 - end)) / of, 9);
        }
      }),
    );
  });
});

describe('the interval of a difference', () => {
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i less %i of %i is Newcombe’s (1998, table II, method 10)', (one, n, other, m, low, high) => {
    const { value, interval } = difference(share(other, m), share(one, n));
    expect(value).toBeCloseTo(one / n - other / m, 12);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('the other way round is its mirror image', () => {
    const there = difference(share(48, 80), share(56, 70));
    const back = difference(share(56, 70), share(48, 80));
    expect([back.interval.low, back.interval.high]).toEqual([
      expect.closeTo(-(there.interval.high ?? 0), 12),
      expect.closeTo(-(there.interval.low ?? 0), 12),
    ]);
  });
});

describe('the margin of promoters less detractors', () => {
  test('is 32 points for twelve, five in between and three', () => {
    expect(promoterMargin(12, 3, 20)).toBeCloseTo(32.43, 2);
  });

  test('is that of the mean of 1, 0 and −1', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (up, between, down) => {
        const n = up + between + down;
        if (n === 0) return;
        const answers = [...Array(up).fill(1), ...Array(between).fill(0), ...Array(down).fill(-1)] as number[];
        const mean = answers.reduce((sum, one) => sum + one, 0) / n;
        const variance = answers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / n;
        expect(promoterMargin(up, down, n)).toBeCloseTo(196 * Math.sqrt(variance / n), 6);
      }),
    );
  });
});
