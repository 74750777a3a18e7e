import { describe, expect, test } from 'vitest';
import { activation } from '#shared/domain/metrics/activation';
import type { Fact } from '#shared/domain/metrics/fact';
import { tallyMetric } from '#shared/domain/metrics/metric';
import type { Reading } from '#shared/domain/metrics/reading';
import { type TimeMetric, timeToFirst } from '#shared/domain/metrics/time-to-first';
import { timeToValueGain } from '#shared/domain/metrics/time-to-value-gain';
import {
  aFact,
  ago,
  aPartner,
  aQuestion,
  aSigned,
  asOf,
  aTimed,
  dayLength,
  tallied,
  timed,
} from '../../../../builders/a-measured-partner';

type Partners = Parameters<typeof tallied>[1];

const read = (id: TimeMetric, partners: Partners): Reading => tallied(tallyMetric(timeToFirst(id), asOf), partners);

/** The days of one partner's own first result, `+` while it goes on, and what was noted of it. */
function own(id: TimeMetric, facts: readonly Fact[], days = 100) {
  const metric = timeToFirst(id);
  const part = metric.partOf(aSigned('p', days, facts));
  const { value, isCensored } = metric.alone(part);
  return { days: `${value}${isCensored ? '+' : ''}`, ...(part.notes ? { notes: part.notes } : {}) };
}

describe('time to first value', () => {
  test('the worked example: 21, 34, 34, 50+, 62, 70+, 80+, 90 is 62 days, and 34 for those who got there', () => {
    expect(read('timeToFirstValue', timed('21 34 34 50+ 62 70+ 80+ 90'))).toEqual({
      metric: 'timeToFirstValue',
      asOf,
      state: 'measured',
      n: 8,
      isSmall: false,
      value: 62,
      interval: { low: 21, high: null, level: 0.95 },
      quartiles: { low: 34, high: 90 },
      beside: [{ what: 'completersMedian', value: 34 }],
      excluded: [],
      flags: [],
    });
  });

  test('counts the day of the outcome itself, not the day on which it was accepted', () => {
    expect(own('timeToFirstValue', [aFact('outcome', { at: ago(60), verifiedAt: ago(20) })])).toEqual({ days: '40' });
  });

  test('takes the first of several outcomes', () => {
    const facts = [aFact('outcome', { at: ago(30) }), aFact('outcome', { at: ago(70), kind: 'caseClosed' })];
    expect(own('timeToFirstValue', facts)).toEqual({ days: '30' });
  });

  test('a claim that nobody else has accepted does not count, and is flagged', () => {
    expect(own('timeToFirstValue', [aFact('outcome', { verifiedAt: null })])).toEqual({
      days: '100+',
      notes: { leftOut: {}, flags: { claimOnly: 1 } },
    });
  });

  test('a claim beside an accepted outcome is not worth a word', () => {
    const facts = [aFact('outcome', { at: ago(80), verifiedAt: null }), aFact('outcome', { at: ago(60) })];
    expect(own('timeToFirstValue', facts)).toEqual({ days: '40' });
  });

  test('an outcome before the signature is nought days with a flag', () => {
    expect(own('timeToFirstValue', [aFact('outcome', { at: ago(120) })])).toEqual({
      days: '0',
      notes: { leftOut: {}, flags: { beforeStart: 1 } },
    });
  });

  test('an outcome of next year is left out and flagged, and the partner is not there yet', () => {
    expect(own('timeToFirstValue', [aFact('outcome', { at: asOf + 365 * dayLength })])).toEqual({
      days: '100+',
      notes: { leftOut: { impossibleDate: 1 }, flags: { impossibleDate: 1 } },
    });
  });

  test('an outcome of tomorrow, where it is tomorrow already, counts', () => {
    expect(own('timeToFirstValue', [aFact('outcome', { at: asOf + dayLength })])).toEqual({ days: '101' });
  });

  test('a partner that has not signed, or by its clock in 1980 or next year, is left out by name', () => {
    const reading = read('timeToFirstValue', [
      aPartner('unsigned', [aFact('tier')]),
      aPartner('in 1980', [aFact('signed', { at: Date.UTC(1980, 0, 1) })]),
      aPartner('next year', [aFact('signed', { at: asOf + 400 * dayLength })]),
      aTimed('there', '20'),
    ]);
    expect(reading).toMatchObject({
      n: 1,
      excluded: [
        { why: 'notSigned', count: 1, partnerIds: ['unsigned'] },
        { why: 'impossibleDate', count: 2, partnerIds: ['in 1980', 'next year'] },
      ],
      flags: [{ what: 'impossibleDate', count: 2, partnerIds: ['in 1980', 'next year'] }],
    });
  });

  test('a record that was merged is left out, for its company counts under the other one', () => {
    const reading = read('timeToFirstValue', [aSigned('copy', 50, [aFact('merged')]), aTimed('there', '20')]);
    expect(reading).toMatchObject({
      n: 1,
      value: 20,
      excluded: [{ why: 'merged', count: 1, partnerIds: ['copy'] }],
      flags: [{ what: 'mergedPartners', count: 1, partnerIds: ['copy'] }],
    });
  });

  test('of nobody is not measured, and neither is a median that fewer than half have reached', () => {
    expect(read('timeToFirstValue', [])).toMatchObject({ state: 'notMeasured', why: 'nothingYet', n: 0 });
    expect(read('timeToFirstValue', timed('20 50+ 60+'))).toMatchObject({
      state: 'notMeasured',
      why: 'medianNotReached',
      n: 3,
      isSmall: true,
      beside: [{ what: 'completersMedian', value: 20 }],
    });
  });

  test('of one partner is its own time, in grey', () => {
    expect(read('timeToFirstValue', timed('33'))).toMatchObject({ value: 33, n: 1, isSmall: true });
  });

  test('names the first fifty by their id and counts all', () => {
    const unsigned = Array.from({ length: 120 }, (_, at) => aPartner(`p${1000 + at}`, [aFact('tier')]));
    const [excluded] = read('timeToFirstValue', unsigned.toReversed()).excluded;
    expect(excluded?.count).toBe(120);
    expect(excluded?.partnerIds).toEqual(unsigned.slice(0, 50).map(({ id }) => id));
  });
});

describe('time to first deal', () => {
  const won = (day: number) => aFact('deal', { state: 'won', closedAt: ago(100 - day) });

  test('the worked example: one first won after 40 days, one without any after 30, is 40', () => {
    const partners = [aSigned('one', 100, [won(40), won(70)]), aSigned('other', 30)];
    expect(read('timeToFirstDeal', partners)).toMatchObject({ value: 40, n: 2 });
  });

  test('a deal that is open or lost is none', () => {
    const facts = [aFact('deal'), aFact('deal', { state: 'lost', closedAt: ago(50) })];
    expect(own('timeToFirstDeal', facts)).toEqual({ days: '100+' });
  });

  test('a deal won before the signature is nought days with a flag, and one won in 2090 is left out', () => {
    expect(own('timeToFirstDeal', [won(-10)])).toEqual({
      days: '0',
      notes: { leftOut: {}, flags: { beforeStart: 1 } },
    });
    expect(own('timeToFirstDeal', [aFact('deal', { state: 'won', closedAt: Date.UTC(2090, 0, 1) })])).toEqual({
      days: '100+',
      notes: { leftOut: { impossibleDate: 1 }, flags: { impossibleDate: 1 } },
    });
  });
});

describe('time to first case', () => {
  /** Opened on day 10 after T0 and resolved on day 12, of a partner that signed so many days ago. */
  const resolved = (signedAgo: number, changes: Partial<Fact & { is: 'case' }> = {}) =>
    aFact('case', { openedAt: ago(signedAgo - 10), resolvedAt: ago(signedAgo - 12), ...changes });

  test('the worked example: resolved on day 12 and not back by day 26 is 12 days, with 2 days of handling', () => {
    expect(read('timeToFirstCase', [aSigned('p', 26, [resolved(26)])])).toMatchObject({
      value: 12,
      beside: [
        { what: 'completersMedian', value: 12 },
        { what: 'handlingDays', value: 2 },
      ],
    });
  });

  test('does not count before its fourteen days are over', () => {
    expect(own('timeToFirstCase', [resolved(25)], 25)).toEqual({ days: '25+' });
  });

  test('a case that came back within fourteen days does not count; one that came back later does', () => {
    expect(own('timeToFirstCase', [resolved(100, { reopenedAt: ago(88 - 14) })])).toEqual({ days: '100+' });
    expect(own('timeToFirstCase', [resolved(100, { reopenedAt: ago(88 - 15) })])).toEqual({ days: '12' });
  });

  test('a case that came back before it was resolved for the last time counts', () => {
    expect(own('timeToFirstCase', [resolved(100, { reopenedAt: ago(89) })])).toEqual({ days: '12' });
  });

  test('a case that we handled, or that is open, is none of the partner’s', () => {
    expect(own('timeToFirstCase', [resolved(100, { handledBy: 'vendor' }), aFact('case')])).toEqual({ days: '100+' });
  });

  test('a case resolved before it was opened is left out and flagged', () => {
    expect(own('timeToFirstCase', [resolved(100, { resolvedAt: ago(95) })])).toEqual({
      days: '100+',
      notes: { leftOut: { impossibleDate: 1 }, flags: { impossibleDate: 1 } },
    });
  });
});

describe('gain of time to value', () => {
  const pilots = ['a', 'b', 'c'];
  const question = aQuestion({ pilots, pilotsSince: ago(200) });
  const gain = (partners: Partners, changes = {}) =>
    tallied(tallyMetric(timeToValueGain({ ...question, ...changes }), asOf), partners);
  const newer = ['30', '40', '50'].map((days, at) =>
    aSigned(pilots[at] ?? '', 100, [aFact('outcome', { at: ago(100 - Number(days)) })]),
  );
  const older = ['60', '80', '120'].map((days, at) => aTimed(`old${at}`, days));

  test('the worked example: pilots after 30, 40 and 50 days, a baseline of 60, 80 and 120: half', () => {
    expect(gain([...newer, ...older])).toMatchObject({
      state: 'measured',
      value: 0.5,
      n: 6,
      isSmall: true,
      interval: null,
      beside: [
        { what: 'pilotMedian', value: 40 },
        { what: 'baselineMedian', value: 80 },
        { what: 'pilotN', value: 3 },
        { what: 'baselineN', value: 3 },
      ],
    });
  });

  test('who signed since and is no pilot is on neither side', () => {
    expect(gain([...newer, ...older, aSigned('later', 50)])).toMatchObject({ n: 6, excluded: [] });
  });

  test('a pilot that signed before the programme is a pilot', () => {
    expect(gain([aTimed('a', '30'), ...older])).toMatchObject({ value: 1 - 30 / 80, n: 4 });
  });

  test('is not measured without pilots, without a baseline, or with a median that is not reached', () => {
    expect(gain(older)).toMatchObject({ why: 'nothingYet' });
    expect(gain(newer)).toMatchObject({ why: 'noBaseline' });
    expect(gain([...newer, ...older], { pilotsSince: null })).toMatchObject({ why: 'noBaseline' });
    expect(gain([...newer, aTimed('old', '0')])).toMatchObject({ why: 'noBaseline' });
    expect(gain([...newer, aTimed('old', '390+')])).toMatchObject({ why: 'medianNotReached' });
  });
});

describe('activation', () => {
  const past = (at: number, facts: readonly Fact[]) => aSigned(`p${at}`, 100, [aFact('gate'), ...facts]);
  const read20 = (facts: readonly Fact[]) =>
    Array.from({ length: 20 }, (_, at) => past(at, at < 9 ? [aFact('outcome')] : facts));

  test('the worked example: nine of twenty past Gate 1 is 45 %', () => {
    expect(tallied(tallyMetric(activation(), asOf), read20([]))).toMatchObject({ value: 0.45, n: 20 });
  });

  test('a claim is no outcome, and is flagged by name', () => {
    const reading = tallied(tallyMetric(activation(), asOf), read20([aFact('outcome', { verifiedAt: null })]));
    expect(reading).toMatchObject({ value: 0.45, flags: [{ what: 'claimOnly', count: 11 }] });
  });

  test('who has passed only another gate, or one in the future, is not counted', () => {
    const partners = [
      aSigned('one', 100, [aFact('gate', { gate: 'G2' }), aFact('outcome')]),
      aSigned('other', 100, [aFact('gate', { passedAt: asOf + 9 * dayLength }), aFact('outcome')]),
    ];
    expect(tallied(tallyMetric(activation(), asOf), partners)).toMatchObject({ why: 'nothingYet', n: 0 });
  });
});
