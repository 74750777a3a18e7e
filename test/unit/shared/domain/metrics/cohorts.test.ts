import { describe, expect, test } from 'vitest';
import { compareCohorts } from '#shared/domain/metrics/compare-cohorts';
import type { Fact } from '#shared/domain/metrics/fact';
import type { CohortDay, CohortMilestone, CohortRow } from '#shared/domain/metrics/insights';
import { insightsSchema } from '#shared/domain/metrics/insights-schema';
import { tallyInsights } from '#shared/domain/metrics/insights-tally';
import type { MeasuredPartner } from '#shared/domain/metrics/measured-partner';
import { aFact, ago, aPartner, aQuestion, aSigned, dayLength, tallied } from '../../../../builders/a-measured-partner';

const rowsOf = (partners: readonly MeasuredPartner[], changes = {}) =>
  tallied(tallyInsights(aQuestion(changes)), partners).cohorts;

const cell = (row: CohortRow | undefined, milestone: CohortMilestone, day: CohortDay) =>
  row?.cells.find((one) => one.milestone === milestone && one.day === day);

/** Signed on a day, with Gate 1 passed so many days later. */
const signedOn = (id: string, at: number, gateAfter: number | null, facts: readonly Fact[] = []) =>
  aPartner(id, [
    aFact('signed', { at }),
    aFact('tier', { tier: 'gold' }),
    ...(gateAfter === null ? [] : [aFact('gate', { passedAt: at + gateAfter * dayLength })]),
    ...facts,
  ]);

describe('cohorts', () => {
  test('the worked example: by day 30 it is 47 %, because one of the five was not watched that long', () => {
    const may = Date.UTC(2026, 4, 1);
    const partners = [
      signedOn('a', may, 10),
      signedOn('b', may, 25),
      signedOn('c', may, null),
      signedOn('d', may, null),
      signedOn('e', Date.UTC(2026, 4, 25), null),
    ].map((partner) => ({ ...partner, asOf: Date.UTC(2026, 5, 14) }));
    const [row] = rowsOf(partners, { asOf: Date.UTC(2026, 5, 14) });
    expect(row).toMatchObject({ month: '2026-05', tier: 'all', n: 5, isSmall: false });
    expect(cell(row, 'gate1', 30)).toMatchObject({ share: expect.closeTo(7 / 15, 12), watched: 4 });
  });

  test('are the months of T0 in the programme’s zone, all together and by tier at T0', () => {
    const at = Date.UTC(2026, 4, 31, 23);
    const partners = [signedOn('a', at, 5), aPartner('b', [aFact('signed', { at: ago(60) }), aFact('tier')])];
    const told = (zone: string) => rowsOf(partners, { zone }).map(({ month, tier, n }) => `${month} ${tier} ${n}`);
    expect(told('UTC')).toEqual(['2026-05 all 2', '2026-05 silver 1', '2026-05 gold 1']);
    expect(told('Europe/Vienna')).toEqual(['2026-05 all 1', '2026-05 silver 1', '2026-06 all 1', '2026-06 gold 1']);
  });

  test('a cohort of one is told, in grey', () => {
    const [row] = rowsOf([signedOn('a', ago(100), 5)]);
    expect(row).toMatchObject({ n: 1, isSmall: true, timeToFirstValue: { n: 1, isSmall: true } });
    expect(cell(row, 'gate1', 30)).toMatchObject({ share: 1, watched: 1, interval: { high: 1 } });
    expect(cell(row, 'gate2', 90)).toMatchObject({ share: 0, watched: 1, interval: { low: 0 } });
  });

  test('a day that nobody of the cohort has been watched to is not told', () => {
    const [row] = rowsOf([signedOn('a', ago(40), null)]);
    expect([30, 60].map((day) => cell(row, 'gate1', day as CohortDay))).toEqual([
      expect.objectContaining({ share: 0, watched: 1 }),
      { milestone: 'gate1', day: 60, share: null, interval: null, watched: 0 },
    ]);
  });

  test('each milestone is reached by what it is about', () => {
    const t0 = ago(100);
    const daysOn = (days: number) => t0 + days * dayLength;
    const [row] = rowsOf([
      signedOn('a', t0, 20, [
        aFact('gate', { gate: 'G2', passedAt: daysOn(50) }),
        aFact('credential', { from: daysOn(40) }),
        aFact('credential', { from: daysOn(25), until: daysOn(26) }),
        aFact('deal', { state: 'won', closedAt: daysOn(70) }),
        aFact('case', { openedAt: daysOn(40), resolvedAt: daysOn(45) }),
        aFact('outcome', { at: daysOn(28) }),
      ]),
    ]);
    const shares = row?.cells.map(({ milestone, day, share }) => `${milestone} ${day} ${share}`);
    expect(shares?.filter((told) => told.endsWith(' 1'))).toEqual([
      ...['gate1 30 1', 'gate1 60 1', 'gate1 90 1', 'gate2 60 1', 'gate2 90 1'],
      ...['certified 30 1', 'certified 60 1', 'certified 90 1', 'firstDeal 90 1'],
      ...['firstCase 60 1', 'firstCase 90 1', 'firstValue 30 1', 'firstValue 60 1', 'firstValue 90 1'],
    ]);
  });

  test('a milestone before the signature is reached from the beginning', () => {
    const [row] = rowsOf([signedOn('a', ago(100), -5)]);
    expect(cell(row, 'gate1', 30)?.share).toBe(1);
  });

  test('only the newest months are told, the newest last, whatever the order of partners', () => {
    const months = [3, 1, 5, 2, 4].map((month) => signedOn(`p${month}`, Date.UTC(2026, month - 1, 10), null));
    const told = (partners: readonly MeasuredPartner[]) =>
      rowsOf(partners, { cohortMonths: 3 })
        .filter(({ tier }) => tier === 'all')
        .map(({ month }) => month);
    expect(told(months)).toEqual(['2026-03', '2026-04', '2026-05']);
    expect(told(months.toReversed())).toEqual(['2026-03', '2026-04', '2026-05']);
  });

  test('who has not signed, or on a day that cannot be, is in no cohort', () => {
    expect(rowsOf([aPartner('a', [aFact('tier')]), signedOn('b', 0, 5)])).toEqual([]);
  });

  test('a partner whose tier at T0 is unknown is flagged in the cohort of the tier that stands for it', () => {
    const partner = { ...aSigned('p', 100), isTierAssumed: true };
    const flags = rowsOf([partner]).map(({ tier, timeToFirstValue }) => [tier, timeToFirstValue.flags]);
    expect(flags).toEqual([
      ['all', []],
      ['silver', [{ what: 'tierAssumed', count: 1, partnerIds: ['p'] }]],
    ]);
  });

  test('a merged record is in no cohort', () => {
    expect(rowsOf([signedOn('a', ago(100), 5, [aFact('merged')])])).toEqual([]);
  });
});

describe('cohorts by month of kick-off', () => {
  const kickoffsOf = (partners: readonly MeasuredPartner[], changes = {}) =>
    tallied(tallyInsights(aQuestion(changes)), partners).kickoffCohorts;
  const begun = (startedAt: number, module = 'M1') => aFact('module', { module, startedAt });
  const told = (rows: readonly CohortRow[]) => rows.map(({ month, tier, n }) => `${month} ${tier} ${n}`);

  test('count a partner in the month in which its first module was begun, with days from T0', () => {
    const may = Date.UTC(2026, 4, 10);
    const rows = kickoffsOf([
      signedOn('a', may, 20, [begun(Date.UTC(2026, 2, 31, 23), 'M2'), begun(Date.UTC(2026, 3, 20))]),
      signedOn('b', may, 40, [begun(Date.UTC(2026, 2, 5))]),
      signedOn('c', Date.UTC(2026, 3, 10), 20, [begun(Date.UTC(2026, 3, 12))]),
    ]);
    expect(told(rows)).toEqual(['2026-03 all 2', '2026-03 gold 2', '2026-04 all 1', '2026-04 gold 1']);
    expect(cell(rows[0], 'gate1', 30)).toMatchObject({ share: 0.5, watched: 2 });
    expect(
      told(kickoffsOf([signedOn('a', may, 20, [begun(Date.UTC(2026, 2, 31, 23))])], { zone: 'Asia/Tokyo' })),
    ).toEqual(['2026-04 all 1', '2026-04 gold 1']);
  });

  test('leave out who has not signed and who has not begun, and a beginning on a day that cannot be', () => {
    const partners = [
      aPartner('a', [aFact('tier'), begun(ago(50))]),
      signedOn('b', ago(100), 5),
      signedOn('c', ago(100), 5, [begun(0)]),
      signedOn('d', ago(100), 5, [begun(ago(-9))]),
    ];
    expect(kickoffsOf(partners)).toEqual([]);
    expect(told(rowsOf(partners))).toEqual(['2026-03 all 3', '2026-03 gold 3']);
  });

  test('have newest months of their own', () => {
    const old = signedOn('a', Date.UTC(2026, 0, 10), null, [begun(Date.UTC(2026, 4, 1))]);
    const young = signedOn('b', Date.UTC(2026, 4, 10), null, [begun(Date.UTC(2026, 0, 1))]);
    expect(told(rowsOf([old, young], { cohortMonths: 1 }))[0]).toBe('2026-05 all 1');
    expect(told(kickoffsOf([young, old], { cohortMonths: 1 }))[0]).toBe('2026-05 all 1');
    expect(kickoffsOf([young, old], { cohortMonths: 1 })).toHaveLength(2);
  });

  test('are none in figures of a headquarters of before they were told', () => {
    const { kickoffCohorts, ...before } = tallied(tallyInsights(aQuestion()), [aSigned('p', 60, [begun(ago(70))])]);
    expect(kickoffCohorts).toHaveLength(2);
    expect(insightsSchema.parse(before).kickoffCohorts).toEqual([]);
    expect(insightsSchema.parse({ ...before, kickoffCohorts }).kickoffCohorts).toEqual(kickoffCohorts);
  });
});

describe('two cohorts set against each other', () => {
  /** So many of a hundred partners signed on a day with Gate 1 passed in time. */
  const cohort = (at: number, passed: number) =>
    rowsOf(Array.from({ length: 100 }, (_, index) => signedOn(`p${index}`, at, index < passed ? 10 : null)))[0];

  test('the worked example: sixty of a hundred against forty is 20 points more, from 6 to 33', () => {
    const [left, right] = [cohort(ago(130), 40), cohort(ago(100), 60)];
    if (!left || !right) throw new Error('Both cohorts have partners.');
    const [first] = compareCohorts(left, right);
    expect(first).toEqual({
      milestone: 'gate1',
      day: 30,
      left: { share: expect.closeTo(0.4, 12), n: 100 },
      right: { share: expect.closeTo(0.6, 12), n: 100 },
      difference: expect.closeTo(0.2, 12),
      interval: { low: expect.closeTo(0.0614, 4), high: expect.closeTo(0.3281, 4), level: 0.95 },
      isTold: true,
    });
  });

  test('a difference whose interval holds nought is not told to be one', () => {
    const [left, right] = [cohort(ago(130), 50), cohort(ago(100), 55)];
    if (!left || !right) throw new Error('Both cohorts have partners.');
    expect(compareCohorts(left, right)[0]).toMatchObject({ difference: expect.closeTo(0.05, 12), isTold: false });
  });

  test('of what one of them cannot tell there is no difference', () => {
    const [left, right] = [cohort(ago(130), 50), cohort(ago(40), 0)];
    if (!left || !right) throw new Error('Both cohorts have partners.');
    const at60 = compareCohorts(left, right).find(({ milestone, day }) => milestone === 'gate2' && day === 60);
    expect(at60).toMatchObject({ difference: null, interval: null, isTold: false, right: { share: null, n: 0 } });
  });
});
