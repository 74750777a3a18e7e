import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/base/calendar-date';
import { boundaries, experimentResult, type Participant } from '#shared/domain/improvements/experiment-result';
import { wayOf } from '#shared/domain/improvements/experiment-rules';
import { newcombe, wilson } from '#shared/domain/improvements/two-shares';
import { anExperiment } from '../../../../builders/an-improvement';

const rounded = ({ low, high }: { low: number; high: number }) => [low.toFixed(4), high.toFixed(4)];
/** Ids as they are made: one after the other, alike in all but a few letters. */
const idAt = (at: number) => `01930000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

describe('shares', () => {
  test('have the interval of Wilson', () => {
    // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
    expect(rounded(wilson({ done: 81, of: 263 }))).toEqual(['0.2553', '0.3662']);
    expect(rounded(wilson({ done: 15, of: 148 }))).toEqual(['0.0624', '0.1605']);
    expect(rounded(wilson({ done: 0, of: 20 }))).toEqual(['0.0000', '0.1611']);
    expect(rounded(wilson({ done: 1, of: 29 }))).toEqual(['0.0061', '0.1718']);
  });

  test('differ by the interval of Newcombe', () => {
    // Newcombe 1998, Statistics in Medicine 17:873, table II, method 10; his difference is the first minus the second.
    const his = (a: number, m: number, b: number, n: number) =>
      rounded(newcombe({ done: b, of: n }, { done: a, of: m }));
    expect(his(56, 70, 48, 80)).toEqual(['0.0524', '0.3339']);
    expect(his(9, 10, 3, 10)).toEqual(['0.1705', '0.8090']);
    expect(his(5, 56, 0, 29)).toEqual(['-0.0381', '0.1926']);
    expect(his(10, 10, 0, 10)).toEqual(['0.6075', '1.0000']);
  });

  test('always lie in their interval, and nothing is known of nothing', () => {
    const counts = fc.integer({ min: 1, max: 500 }).chain((of) => fc.record({ of: fc.constant(of), done: fc.nat(of) }));
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        const { low, high } = newcombe(first, second);
        const difference = second.done / second.of - first.done / first.of;
        expect(low).toBeLessThanOrEqual(difference + 1e-12);
        expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
    expect(wilson({ done: 0, of: 0 })).toEqual({ low: 0, high: 1 });
  });
});

/** So many partners of each way, of whom so many got there, one a day. */
function participants(n: number, now: number, other: number): readonly Participant[] {
  const ids = Array.from({ length: n * 4 + 200 }, (_, at) => idAt(at));
  const ofWay = (way: 'now' | 'other', done: number) =>
    ids
      .filter((id) => wayOf(id, 'experiment') === way)
      .slice(0, n)
      .map((partnerId, at) => ({ partnerId, metOn: addDays('2026-01-01', at), gotThere: at < done }));
  return [...ofWay('now', now), ...ofWay('other', other)];
}

describe('the result of an experiment', () => {
  const experiment = { id: anExperiment().id, withinDays: 30, leastPerArm: 10 };
  const result = (some: readonly Participant[], today = '2030-01-01') => experimentResult(experiment, some, today);

  test('uses the boundaries of O’Brien and Fleming for four looks', () => {
    expect(boundaries.map((one) => one.toFixed(3))).toEqual(['4.048', '2.862', '2.337', '2.024']);
  });

  test('says nothing before each way has its least number of partners whose window is over', () => {
    expect(result(participants(9, 0, 9))).toMatchObject({ verdict: 'notYet', looks: [], nextAt: 10 });
    // The window of the last of ten ends with 9 February.
    expect(result(participants(10, 0, 10), '2026-02-09')).toMatchObject({
      verdict: 'notYet',
      assigned: { now: 10, other: 10 },
      counted: { now: 9, other: 9 },
    });
    expect(result(participants(10, 0, 10), '2026-02-10').looks).toHaveLength(1);
  });

  test('is found at the first look when the difference is plain, and that look is the last one', () => {
    const plain = result(participants(40, 0, 40));
    expect(plain).toMatchObject({ verdict: 'otherBetter', nextAt: null });
    expect(plain.looks.length).toBeLessThan(4);
    expect(result(participants(40, 40, 0)).verdict).toBe('nowBetter');
  });

  test('is undecided after four looks without a difference, and no fifth is taken', () => {
    const alike = participants(80, 0, 0);
    expect(result(alike)).toMatchObject({ verdict: 'undecided', nextAt: null });
    expect(result(alike).looks).toHaveLength(4);
    expect(result(participants(25, 0, 0))).toMatchObject({ verdict: 'goesOn', nextAt: 30 });
  });

  test('is the same between two looks, however many partners came in since', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 19 }), fc.nat(10), fc.nat(10), (n, now, other) => {
        const looksOf = (count: number) => result(participants(count, now, other)).looks;
        expect(looksOf(n)).toEqual(looksOf(10));
      }),
    );
  });

  test('fools nobody who peeks: without a difference it speaks up in at most five of a hundred experiments', () => {
    let seed = 20261121;
    const dice = () => {
      // Mulberry32: the same throws in every run.
      seed = (seed + 0x6d2b79f5) | 0;
      let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    const base = participants(160, 0, 0);
    const large = { ...experiment, leastPerArm: 40 };
    const runs = 1000;
    let spoke = 0;
    for (let run = 0; run < runs; run += 1) {
      const thrown = base.map((one) => ({ ...one, gotThere: dice() < 0.4 }));
      const { verdict } = experimentResult(large, thrown, '2030-01-01');
      if (verdict === 'otherBetter' || verdict === 'nowBetter') spoke += 1;
    }
    // Five in a hundred, and three standard deviations of the throws.
    expect(spoke / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    expect(spoke).toBeGreaterThan(0);
  });
});
