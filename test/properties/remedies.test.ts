import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, exact, ratio, toText } from '#shared/base/decimal';
import type { CaseFacts } from '#shared/domain/measuring/case-facts';
import { monthCredits } from '#shared/domain/measuring/credits';
import { judgeWindows } from '#shared/domain/measuring/judge-windows';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import { resultOf } from '../builders/a-window-result';
import { anSla } from '../builders/an-sla';

const agreement = { ...measurable(anSla({ monthlyFee: { amount: '8000', currency: 'EUR' } })), zone: 'UTC' };
const priced = agreement.serviceLevels.filter(({ bands }) => bands.length > 0);
const months = Array.from(
  { length: 24 },
  (_, index) => `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
);
const quarters = Array.from({ length: 8 }, (_, index) => `${2026 + Math.floor(index / 4)}-Q${(index % 4) + 1}`);

/** Thousandths: shares from 98.000 to 100.000 %, times up to 12 hours. */
const thousandths = (better: 'higher' | 'lower') =>
  better === 'higher' ? fc.integer({ min: 60_000, max: 100_000 }) : fc.integer({ min: 0, max: 12_000 });

/** Two years of windows of every priced measure, judged as the engine does. */
const twoYears = fc
  .tuple(...priced.map((level) => fc.array(thousandths(level.better), { minLength: 24, maxLength: 24 })))
  .map((columns) => priced.flatMap((level, index) => judged(level, columns[index] ?? [])));

function judged(level: (typeof priced)[number], values: readonly number[]): readonly WindowResult[] {
  const labels = level.window === 'month' ? months : quarters;
  const windows = labels.map((label, index) =>
    resultOf(level.id, label, { value: toText(ratio(values[index] ?? 0, 1000)) }),
  );
  return judgeWindows(level, windows, agreement.remedies.chronic);
}

const share = fc.constantFrom(null, '0', '0.05', '0.1', '0.49', '0.5', '1');
const facts: fc.Arbitrary<CaseFacts> = fc
  .array(fc.tuple(fc.constantFrom(...months), share, fc.nat(3), fc.nat(3)), { maxLength: 12 })
  .map((rows) => ({
    months: Object.fromEntries(
      rows.map(([month, affectedShare, s1Count, half]) => [
        month,
        { s1Count, s1RestoredWithinHalf: Math.min(half, s1Count), affectedShare },
      ]),
    ),
    repeatedCauses: [],
  }));

test('a credit never exceeds the cap of its month, and a year never its own', () => {
  fc.assert(
    fc.property(twoYears, facts, fc.integer({ min: 0, max: 40 }), (results, caseFacts, yearlyCap) => {
      const remedies = { ...agreement.remedies, yearlyCap: String(yearlyCap) };
      const credits = monthCredits({ results, agreement: { ...agreement, remedies }, caseFacts });
      for (const { percent } of credits) expect(compare(exact(percent), exact('25'))).toBeLessThanOrEqual(0);
      for (const year of ['2026', '2027']) {
        const spent = credits
          .filter(({ month }) => month.startsWith(year))
          .reduce((sum, one) => sum + Number(one.percent), 0);
        expect(spent).toBeLessThanOrEqual(yearlyCap * 12 + 1e-6);
      }
      for (const { percent, uncapped } of credits)
        expect(compare(exact(percent), exact(uncapped))).toBeLessThanOrEqual(0);
    }),
    { numRuns: 100 },
  );
});

test('a better value of one window never costs more in its month', () => {
  fc.assert(
    fc.property(fc.constantFrom(...priced), fc.nat(100_000), fc.nat(20_000), facts, (level, start, more, caseFacts) => {
      const [worse, better] = level.better === 'higher' ? [start, start + more] : [start + more, start];
      const cost = (value: number) => {
        const label = level.window === 'month' ? '2026-03' : '2026-Q1';
        const windows = [resultOf(level.id, label, { value: toText(ratio(value, 1000)) })];
        const results = judgeWindows(level, windows, agreement.remedies.chronic);
        return exact(monthCredits({ results, agreement, caseFacts })[0]?.percent ?? '0');
      };
      expect(compare(cost(better), cost(worse))).toBeLessThanOrEqual(0);
    }),
  );
});

test('deviations cost nothing unless they are chronic', () => {
  fc.assert(
    fc.property(twoYears, facts, (results, caseFacts) => {
      const calm = results.filter(({ verdict, isChronic }) => verdict !== 'breach' && !isChronic);
      expect(monthCredits({ results: calm, agreement, caseFacts })).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('the order in which results are told changes no credit', () => {
  fc.assert(
    fc.property(twoYears, facts, fc.nat(), (results, caseFacts, seed) => {
      const told = monthCredits({ results, agreement, caseFacts });
      const turned = [...results.slice(seed % results.length), ...results.slice(0, seed % results.length)];
      const sorted = (credits: typeof told) =>
        credits.map((credit) => ({
          ...credit,
          parts: credit.parts.toSorted((a, b) => (a.measure < b.measure ? -1 : 1)),
        }));
      expect(sorted(monthCredits({ results: turned, agreement, caseFacts }))).toEqual(sorted(told));
    }),
    { numRuns: 50 },
  );
});
