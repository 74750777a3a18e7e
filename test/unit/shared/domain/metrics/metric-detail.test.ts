import { describe, expect, test } from 'vitest';
import { barsOf } from '#shared/domain/metrics/bars';
import type { InsightsQuestion, PartnerValue, Scope } from '#shared/domain/metrics/insights';
import type { MeasuredPartner } from '#shared/domain/metrics/measured-partner';
import { tallyDetail } from '#shared/domain/metrics/metric-detail';
import type { MetricId } from '#shared/domain/metrics/metric-list';
import {
  aFact,
  ago,
  aPartner,
  aQuestion,
  aSigned,
  aTimed,
  tallied,
  timed,
} from '../../../../builders/a-measured-partner';

const detail = (
  metric: MetricId,
  partners: readonly MeasuredPartner[],
  scope: Scope = { kind: 'all' },
  changes: Partial<InsightsQuestion> = {},
) => tallied(tallyDetail(aQuestion(changes), metric, scope), partners);

const inShort = (values: readonly PartnerValue[]) =>
  values.map(({ partnerId, value, isCensored }) => `${partnerId} ${value}${isCensored ? '+' : ''}`);

describe('what lies behind a time', () => {
  const told = detail('timeToFirstValue', timed('21 34 34 50+ 62 70+ 80+ 90'));

  test('is its reading and its curve', () => {
    expect(told.reading).toMatchObject({ value: 62, n: 8 });
    expect(told.curve.map(({ day, share }) => [day, share])).toEqual([
      [0, 0],
      [21, 0.125],
      [34, 0.375],
      [62, 0.53125],
      [90, 1],
    ]);
  });

  test('is every partner, the worst first, of two alike the one whose time goes on', () => {
    expect(inShort(told.values)).toEqual([
      ...['p7 90', 'p6 80+', 'p5 70+', 'p4 62', 'p3 50+', 'p1 34', 'p2 34', 'p0 21'],
    ]);
    expect(inShort(detail('timeToFirstValue', [aTimed('a', '50'), aTimed('b', '50+')]).values)).toEqual([
      'b 50+',
      'a 50',
    ]);
  });

  test('is how the times lie, those that go on counted apart', () => {
    expect(told.bars).toEqual([
      { from: 0, to: 10, count: 0, censored: 0 },
      { from: 10, to: 20, count: 0, censored: 0 },
      { from: 20, to: 30, count: 1, censored: 0 },
      { from: 30, to: 40, count: 2, censored: 0 },
      { from: 40, to: 50, count: 0, censored: 0 },
      { from: 50, to: 60, count: 1, censored: 1 },
      { from: 60, to: 70, count: 1, censored: 0 },
      { from: 70, to: 80, count: 1, censored: 1 },
      { from: 80, to: 90, count: 2, censored: 1 },
    ]);
  });

  test('is its reading by tier and by month of T0', () => {
    expect(told.byTier.map(({ tier, reading }) => [tier, reading.n])).toEqual([['silver', 8]]);
    expect(told.byMonth.map(({ month, reading }) => [month, reading.n])).toEqual([
      ['2025-05', 5],
      ['2026-04', 2],
      ['2026-05', 1],
    ]);
  });

  test('says what a partner waits for: its own claim, or else the oldest request to headquarters', () => {
    const waiting = [
      aFact('waiting', { what: 'content', since: ago(5) }),
      aFact('waiting', { what: 'sandbox', since: ago(9) }),
    ];
    const values = detail('timeToFirstValue', [
      aSigned('claims', 40, [aFact('outcome', { verifiedAt: null }), ...waiting]),
      aSigned('asks', 30, waiting),
      aSigned('idles', 20),
      aSigned('done', 10, [aFact('outcome', { at: ago(5) }), ...waiting]),
    ]).values;
    expect(values.map(({ partnerId, waitsFor }) => [partnerId, waitsFor])).toEqual([
      ['claims', 'claim'],
      ['asks', 'sandbox'],
      ['idles', ''],
      ['done', ''],
    ]);
    const deals = detail('timeToFirstDeal', [aSigned('claims', 40, [aFact('outcome', { verifiedAt: null })])]);
    expect(deals.values[0]?.waitsFor).toBe('');
  });

  test('names partners without a value last, and merged records not at all', () => {
    const partners = [aPartner('unsigned', [aFact('tier')]), aSigned('copy', 50, [aFact('merged')]), aTimed('a', '5')];
    const { values, reading } = detail('timeToFirstValue', partners);
    expect(inShort(values)).toEqual(['a 5', 'unsigned null']);
    expect(reading.flags).toEqual([{ what: 'mergedPartners', count: 1, partnerIds: ['copy'] }]);
  });
});

describe('what lies behind other figures', () => {
  test('the worst share is the lowest, or the highest where less is better', () => {
    const effort = (redone: number) => [aFact('effort', { submitted: 10, redone })];
    expect(inShort(detail('friction', [aPartner('a', effort(1)), aPartner('b', effort(5))]).values)).toEqual([
      'b 0.5',
      'a 0.1',
    ]);
    const need = (accepted: number) => [aFact('evidenceNeed', { required: 10, accepted })];
    expect(inShort(detail('evidenceHealth', [aPartner('a', need(9)), aPartner('b', need(2))]).values)).toEqual([
      'b 0.2',
      'a 0.9',
    ]);
  });

  test('a gain is told of each partner against the median of the baseline', () => {
    const pilot = aSigned('pilot', 100, [aFact('outcome', { at: ago(70) })]);
    const { values, curve } = detail(
      'timeToValueGain',
      [pilot, aTimed('old', '60'), aSigned('later', 10)],
      { kind: 'all' },
      { pilots: ['pilot'], pilotsSince: ago(120) },
    );
    expect(inShort(values)).toEqual(['old 0', 'pilot 0.5', 'later null']);
    expect(curve).toEqual([]);
  });

  test('a partner past Gate 1 that only claims its outcome waits for somebody to accept it', () => {
    const partner = aSigned('p', 100, [aFact('gate'), aFact('outcome', { verifiedAt: null })]);
    expect(detail('activation', [partner]).values).toMatchObject([{ value: 0, waitsFor: 'claim' }]);
  });

  test('is told of the partners of a scope only', () => {
    const gold = aPartner('gold', [aFact('signed'), aFact('tier', { tier: 'gold' })]);
    const partners = [gold, aSigned('silver', 30)];
    const ids = (scope: Scope) => detail('timeToFirstValue', partners, scope).values.map((one) => one.partnerId);
    expect(ids({ kind: 'tier', tier: 'gold' })).toEqual(['gold']);
    expect(ids({ kind: 'month', month: '2026-05' })).toEqual(['silver']);
    expect(ids({ kind: 'partner', partnerId: 'nobody' })).toEqual([]);
  });

  test('of a tier flags those whose tier at T0 is not on record', () => {
    const partner = { ...aTimed('p', '5'), isTierAssumed: true };
    const flags = [{ what: 'tierAssumed', count: 1, partnerIds: ['p'] }];
    expect(detail('timeToFirstValue', [partner], { kind: 'tier', tier: 'silver' }).reading.flags).toEqual(flags);
    const all = detail('timeToFirstValue', [partner]);
    expect([all.reading.flags, all.byTier[0]?.reading.flags]).toEqual([[], flags]);
  });

  test('of nobody is empty, and not measured', () => {
    for (const metric of ['timeToFirstValue', 'ease', 'pipelineVelocity', 'promoterScore'] as const) {
      expect(detail(metric, [])).toMatchObject({
        reading: { state: 'notMeasured', n: 0 },
        ...{ curve: [], bars: [], values: [], byTier: [], byMonth: [], byRegion: [], byModule: [] },
      });
    }
  });
});

describe('what lies behind friction', () => {
  const took = (id: string, module: string, minutes: number, more: object = {}) =>
    aPartner(id, [aFact('moduleEffort', { module, minutes, plannedMinutes: 30, redone: 0, ...more })]);

  test('is what each module cost: 20, 40 and 90 minutes of 30, 30 and 45 are 150 of 105, in the middle 40 of 30', () => {
    const partners = [
      took('a', 'M1', 40, { redone: 2, skipped: 1 }),
      took('b', 'M1', 90, { plannedMinutes: 45, visits: 3, redone: 1 }),
      took('c', 'M1', 20),
      took('d', 'M4', 10),
    ];
    expect(detail('friction', partners).byModule).toEqual([
      {
        ...{ module: 'M1', partners: 3, minutes: 150, plannedMinutes: 105, medianMinutes: 40 },
        ...{ medianPlannedMinutes: 30, visits: 5, skipped: 1, redone: 3 },
      },
      {
        ...{ module: 'M4', partners: 1, minutes: 10, plannedMinutes: 30, medianMinutes: 10 },
        ...{ medianPlannedMinutes: 30, visits: 1, skipped: 0, redone: 0 },
      },
    ]);
  });

  test('of two partners in the middle is halfway between them: of 20, 30, 50 and 90 minutes it is 40', () => {
    const partners = [20, 90, 30, 50].map((minutes, at) => took(`p${at}`, 'M1', minutes));
    expect(detail('friction', partners).byModule).toMatchObject([{ partners: 4, medianMinutes: 40 }]);
  });

  test('counts a company that is on record twice once, and only partners of the scope', () => {
    const merged = aPartner('twice', [aFact('merged'), aFact('moduleEffort', { module: 'M1', minutes: 500 })]);
    const gold = aPartner('gold', [aFact('tier', { tier: 'gold' }), aFact('moduleEffort', { minutes: 15 })]);
    const tier = { kind: 'tier', tier: 'gold' } as const;
    expect(detail('friction', [merged, gold]).byModule).toMatchObject([{ partners: 1, minutes: 15 }]);
    expect(detail('friction', [took('a', 'M1', 99), gold], tier).byModule).toMatchObject([{ minutes: 15 }]);
  });

  test('is told of no other figure', () => {
    expect(detail('ease', [took('a', 'M1', 40)]).byModule).toEqual([]);
  });
});

describe('what lies behind the attach rate', () => {
  const sold = (region: string, number: number, hasPartner: boolean, closedAt = ago(10)) =>
    Array.from({ length: number }, () => ({ closedAt, region, hasPartner }));
  const feed = [
    ...[...sold('EMEA', 12, true), ...sold('EMEA', 18, false)],
    ...[...sold('APAC', 6, true), ...sold('APAC', 14, false)],
    ...sold('LATAM', 3, true, ago(200)),
  ];

  test('is the rate of each region: six of twenty are 30 %, twelve of thirty 40 %, and all of it eighteen of fifty', () => {
    const told = detail('attachRate', [], { kind: 'all' }, { sold: feed });
    expect(told.reading).toMatchObject({ value: 0.36, n: 50 });
    expect(told.byRegion).toMatchObject([
      { region: 'APAC', reading: { state: 'measured', value: 0.3, n: 20 } },
      { region: 'EMEA', reading: { state: 'measured', value: 0.4, n: 30 } },
      { region: 'LATAM', reading: { state: 'notMeasured', why: 'nothingYet', n: 0 } },
    ]);
  });

  test('is not told of a tier, for the list does not say whose deals they are', () => {
    expect(detail('attachRate', [], { kind: 'tier', tier: 'gold' }, { sold: feed }).byRegion).toEqual([]);
  });
});

describe('bars', () => {
  const values = (...list: readonly number[]): readonly PartnerValue[] =>
    list.map((value, at) => ({
      ...{ partnerId: `p${at}`, tier: null, month: null, isCensored: false, waitsFor: '' },
      value,
    }));
  const counts = (bars: ReturnType<typeof barsOf>) =>
    bars.filter(({ count }) => count > 0).map(({ from, to, count }) => [from, to, count]);

  test('of shares are tenths, the last one with its end', () => {
    expect(barsOf(values(0, 0.3, 0.95, 1), 'share')).toHaveLength(10);
    expect(counts(barsOf(values(0, 0.3, 0.95, 1), 'share'))).toEqual([
      [0, 0.1, 1],
      [0.3, 0.4, 1],
      [0.9, 1, 2],
    ]);
  });

  test('of a share below nought reach as far down', () => {
    expect(counts(barsOf(values(-1.5, 0.5), 'share'))).toEqual([
      [-1.5, -1, 1],
      [0.5, 1, 1],
    ]);
  });

  test('of points are twenty points wide', () => {
    expect(counts(barsOf(values(-100, 0, 100), 'points'))).toEqual([
      [-100, -80, 1],
      [0, 20, 1],
      [80, 100, 1],
    ]);
  });

  test('are never more than twelve, however far values lie apart', () => {
    for (const most of [0, 1, 7, 99, 101, 12_345, 9_876_543_210]) {
      const bars = barsOf(values(0, most), 'moneyPerDay');
      expect(bars.length).toBeLessThanOrEqual(12);
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    }
  });
});
