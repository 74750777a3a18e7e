import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '#shared/domain/metrics/fact';
import { tallyGroup } from '#shared/domain/metrics/group-figures';
import type { GroupFigures } from '#shared/domain/metrics/insights';
import { tallyInsights } from '#shared/domain/metrics/insights-tally';
import type { MeasuredPartner } from '#shared/domain/metrics/measured-partner';
import { tallyDetail } from '#shared/domain/metrics/metric-detail';
import { metricFacts, metricIds } from '#shared/domain/metrics/metric-list';
import { tallyScorecards } from '#shared/domain/metrics/scorecards-tally';
import { aFact, ago, aPartner, aQuestion, aSigned, aTimed, tallied } from '../../../../builders/a-measured-partner';
import { anyFact } from '../../../../builders/any-facts';

const question = aQuestion({
  money: { currency: 'EUR', rates: { '2026-05 USD': '0.92', '2026-06 USD': '0.9137' } },
  pilots: ['p0', 'p1'],
  pilotsSince: ago(90),
  sold: [
    { closedAt: ago(9), region: '', hasPartner: true },
    { closedAt: ago(9), region: '', hasPartner: false },
  ],
  zone: 'Europe/Vienna',
  cohortMonths: 6,
});

describe('all figures of one look', () => {
  test('of an empty programme are not measured, each for its reason', () => {
    const insights = tallied(tallyInsights(aQuestion()), []);
    expect(insights.all.partners).toBe(0);
    expect(metricIds.map((id) => insights.all.readings[id].state)).toEqual(metricIds.map(() => 'notMeasured'));
    expect(insights.cohorts).toEqual([]);
    expect(insights.scorecards).toMatchObject({ all: { score: null }, gold: { score: null } });
  });

  test('count each partner in all and in its tier at T0', () => {
    const gold = aPartner('gold', [aFact('signed'), aFact('tier', { tier: 'gold' })]);
    const untiered = aPartner('untiered', [aFact('signed')]);
    const { all, byTier } = tallied(tallyInsights(aQuestion()), [gold, untiered, aTimed('silver', '20')]);
    expect([all.partners, byTier.gold.partners, byTier.silver.partners, byTier.entry.partners]).toEqual([3, 1, 1, 0]);
    expect(byTier.silver.readings.timeToFirstValue).toMatchObject({ value: 20, n: 1 });
    expect(byTier.gold.readings.timeToFirstValue).toMatchObject({ why: 'medianNotReached' });
  });

  test('leave a merged record out of every figure, and say so beside each', () => {
    const copy = aSigned('copy', 50, [aFact('merged'), aFact('promoter'), aFact('effort', { askedTwice: 3 })]);
    const { all, byTier } = tallied(tallyInsights(aQuestion()), [copy]);
    expect([all.partners, byTier.silver.partners]).toEqual([0, 0]);
    for (const id of metricIds) {
      expect(all.readings[id]).toMatchObject({
        n: 0,
        excluded: [{ why: 'merged', count: 1, partnerIds: ['copy'] }],
        flags: [{ what: 'mergedPartners', count: 1, partnerIds: ['copy'] }],
      });
    }
  });

  test('flag a tier at T0 that is not on record where it matters: in the figures of the tier', () => {
    const partner = { ...aTimed('p', '5'), isTierAssumed: true };
    const { all, byTier } = tallied(tallyInsights(aQuestion()), [partner]);
    expect(all.readings.timeToFirstValue.flags).toEqual([]);
    expect(byTier.silver.readings.timeToFirstValue.flags).toEqual([
      { what: 'tierAssumed', count: 1, partnerIds: ['p'] },
    ]);
  });

  test('of a cohort of one are told, in grey', () => {
    const { all } = tallied(tallyInsights(aQuestion()), [aTimed('p', '33')]);
    expect(all.readings.timeToFirstValue).toMatchObject({ value: 33, n: 1, isSmall: true });
  });

  test('the attach rate is told of all, and of no tier', () => {
    const { all, byTier } = tallied(tallyInsights(question), [aTimed('p', '33')]);
    expect(all.readings.attachRate).toMatchObject({ value: 0.5, n: 2 });
    expect(byTier.silver.readings.attachRate).toMatchObject({ why: 'noFeed' });
  });
});

/** Partners with any facts of any kind, most of them signed. */
const anyPartners: fc.Arbitrary<readonly MeasuredPartner[]> = fc
  .array(fc.array(anyFact, { minLength: 1, maxLength: 25 }), { maxLength: 12 })
  .map((list) =>
    list.map((facts: readonly Fact[], at) =>
      aPartner(`p${at}`, at % 4 === 3 ? facts : [aFact('signed', { at: ago(at * 20) }), ...facts]),
    ),
  );

const readingsOf = ({ readings }: GroupFigures) => metricIds.map((id) => readings[id]);

describe('properties of all figures', () => {
  test('are plain data: they come back from JSON and from another thread as they were', () => {
    fc.assert(
      fc.property(anyPartners, (partners) => {
        const outcomes = [
          tallied(tallyInsights(question), partners),
          tallied(tallyScorecards(question), partners),
          ...metricIds.map((id) => tallied(tallyDetail(question, id, { kind: 'all' }), partners)),
        ];
        for (const outcome of outcomes) {
          expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
          expect(structuredClone(outcome)).toEqual(outcome);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the order of partners does not matter', () => {
    const shuffled = anyPartners.chain((partners) =>
      fc.tuple(fc.constant(partners), fc.shuffledSubarray([...partners], { minLength: partners.length })),
    );
    fc.assert(
      fc.property(shuffled, ([partners, others]) => {
        expect(tallied(tallyInsights(question), others)).toEqual(tallied(tallyInsights(question), partners));
        expect(tallied(tallyScorecards(question), others)).toEqual(tallied(tallyScorecards(question), partners));
      }),
      { numRuns: 60 },
    );
  });

  test('shares lie within 0 and 1 and in their interval, points within −100 and 100, times are not negative', () => {
    fc.assert(
      fc.property(anyPartners, (partners) => {
        const { all, byTier, cohorts, scorecards } = tallied(tallyInsights(question), partners);
        for (const reading of [all, ...Object.values(byTier)].flatMap(readingsOf)) {
          if (reading.state !== 'measured' || reading.metric === 'timeToValueGain') continue;
          const { unit } = metricFacts[reading.metric];
          const [least, most] =
            unit === 'share' ? [0, 1] : unit === 'points' ? [-100, 100] : [0, Number.POSITIVE_INFINITY];
          expect(reading.value).toBeGreaterThanOrEqual(least);
          expect(reading.value).toBeLessThanOrEqual(most);
          expect(reading.interval?.low ?? least).toBeLessThanOrEqual(reading.value);
          expect(reading.interval?.high ?? most).toBeGreaterThanOrEqual(reading.value);
          expect(reading.n).toBeGreaterThan(0);
        }
        for (const { share } of cohorts.flatMap(({ cells }) => cells)) {
          expect(share ?? 0).toBeGreaterThanOrEqual(0);
          expect(share ?? 0).toBeLessThanOrEqual(1);
        }
        for (const { score } of Object.values(scorecards)) {
          expect(score ?? 0).toBeGreaterThanOrEqual(0);
          expect(score ?? 0).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a figure is the same on the page, behind its tile and in the figures of a group', () => {
    fc.assert(
      fc.property(anyPartners, fc.constantFrom(...metricIds), (partners, id) => {
        const { all, byTier } = tallied(tallyInsights(question), partners);
        const detail = tallied(tallyDetail(question, id, { kind: 'all' }), partners);
        expect(detail.reading).toEqual(all.readings[id]);
        for (const { tier, reading } of detail.byTier) expect(reading).toEqual(byTier[tier].readings[id]);
        expect(tallied(tallyGroup(question), partners)).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });

  test('one more partner that is not there yet never shortens the time to first value', () => {
    fc.assert(
      fc.property(anyPartners, fc.integer({ min: 0, max: 300 }), (partners, days) => {
        const median = (list: readonly MeasuredPartner[]) => {
          const reading = tallied(tallyGroup(question), list).readings.timeToFirstValue;
          return reading.state === 'measured' ? reading.value : Infinity;
        };
        const before = median(partners);
        fc.pre(before < Infinity);
        expect(median([...partners, aSigned('one more', days)])).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
