import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandPath,
  linearScale,
  linePath,
  niceTicks,
  runsOf,
  stepPlaces,
} from '../../../../renderer/features/insights/chart-scale';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const range = fc.tuple(number, number).filter(([from, to]) => to - from > 1e-6);

describe('a scale', () => {
  test('puts its ends at the ends, keeps the order, and draws nothing outside', () => {
    fc.assert(
      fc.property(range, fc.array(number), ([from, to], values) => {
        const scale = linearScale([from, to], [40, 600]);
        expect(scale.at(from)).toBeCloseTo(40, 6);
        expect(scale.at(to)).toBeCloseTo(600, 6);
        const places = values.toSorted((left, right) => left - right).map(scale.at);
        expect(places).toEqual(places.toSorted((left, right) => left - right));
        expect(places.every((place) => place >= 40 - 1e-6 && place <= 600 + 1e-6)).toBe(true);
      }),
    );
  });

  test('without a span puts everything at its first place', () => {
    expect(linearScale([5, 5], [0, 100]).at(7)).toBe(0);
  });

  test('turned over draws more further up', () => {
    const scale = linearScale([0, 10], [200, 20]);
    expect(scale.at(10)).toBeLessThan(scale.at(3));
  });
});

describe('ticks', () => {
  test('go evenly from at or below the least to at or above the most, and are not too many', () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 2, max: 10 }), ([least, most], wanted) => {
        const ticks = niceTicks(least, most, wanted);
        const span = most - least;
        expect(ticks[0]).toBeLessThanOrEqual(least + span * 1e-6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most - span * 1e-6);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThanOrEqual(wanted + 3);
        const steps = ticks.slice(1).map((tick, at) => tick - (ticks[at] ?? 0));
        expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(span * 1e-3);
      }),
    );
  });

  test('are round', () => {
    expect(niceTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(niceTicks(0, 90, 6)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(niceTicks(3, 3)).toEqual([3, 4]);
  });
});

describe('lines', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 200 }) });

  test('of steps stay level until the next one begins', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1 }), (places) => {
        const rising = places.toSorted((left, right) => left.x - right.x);
        const steps = stepPlaces(rising, 600);
        expect(steps).toHaveLength(rising.length * 2);
        for (const [at, { x, y }] of rising.entries()) {
          expect(steps[at * 2]).toEqual({ x, y });
          expect(steps[at * 2 + 1]).toEqual({ x: rising[at + 1]?.x ?? 600, y });
        }
      }),
    );
  });

  test('are broken where something is missing, and lose nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer())), (items) => {
        const runs = runsOf(items, (item) => (item === null ? null : { item }));
        expect(runs.flat().map(({ item }) => item)).toEqual(items.filter((item) => item !== null));
        const gaps = items.filter((item, at) => item !== null && (at === 0 || items[at - 1] === null));
        expect(runs).toHaveLength(gaps.length);
      }),
    );
  });

  test('are written as paths, a band closed and an empty one not at all', () => {
    expect(
      linePath([
        { x: 0, y: 1 },
        { x: 2.126, y: 3 },
      ]),
    ).toBe('M0 1L2.13 3');
    expect(
      bandPath(
        [
          { x: 0, y: 1 },
          { x: 2, y: 1 },
        ],
        [
          { x: 0, y: 5 },
          { x: 2, y: 5 },
        ],
      ),
    ).toBe('M0 1L2 1L2 5L0 5Z');
    expect(bandPath([], [])).toBe('');
  });
});
