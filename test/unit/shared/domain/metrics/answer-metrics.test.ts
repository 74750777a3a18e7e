import { describe, expect, test } from 'vitest';
import { earlySatisfaction } from '#shared/domain/metrics/early-satisfaction';
import { ease } from '#shared/domain/metrics/ease';
import type { Fact } from '#shared/domain/metrics/fact';
import { type Metric, tallyMetric } from '#shared/domain/metrics/metric';
import { promoterScore } from '#shared/domain/metrics/promoter-score';
import { aFact, ago, aPartner, asOf, dayLength, tallied } from '../../../../builders/a-measured-partner';

const read = (metric: Metric, facts: readonly Fact[]) => tallied(tallyMetric(metric, asOf), [aPartner('p', facts)]);

const promoters = (scores: readonly number[]) =>
  scores.map((score, at) => aFact('promoter', { person: `person ${at}`, score }));

const many = (number: number, score: number) => Array.from({ length: number }, () => score);

describe('promoter score', () => {
  test('the worked example: twelve promoters, five in between and three detractors are 45 ± 32', () => {
    const reading = read(promoterScore(), promoters([...many(12, 9), ...many(5, 8), ...many(3, 6)]));
    expect(reading).toMatchObject({
      value: 45,
      interval: { low: expect.closeTo(45 - 32.43, 2), high: expect.closeTo(45 + 32.43, 2) },
      n: 20,
      isSmall: false,
    });
  });

  test('nine and ten promote, seven and eight do neither, six and less detract', () => {
    const alone = (score: number) => read(promoterScore(), promoters([score]));
    const points = [10, 9, 8, 7, 6, 0].map((score) => {
      const reading = alone(score);
      return reading.state === 'measured' ? reading.value : null;
    });
    expect(points).toEqual([100, 100, 0, 0, -100, -100]);
  });

  test('below ten answers is grey, and its margin ends where points end', () => {
    expect(read(promoterScore(), promoters([...many(8, 10), 5]))).toMatchObject({
      n: 9,
      isSmall: true,
      interval: { high: 100 },
    });
  });

  test('a second answer of the same person counts instead of the first, and is flagged', () => {
    const facts = [
      aFact('promoter', { person: 'Ada', score: 10, at: ago(10) }),
      aFact('promoter', { person: 'Ada', score: 2, at: ago(40) }),
      aFact('promoter', { person: 'Bob', score: 9, at: ago(20) }),
    ];
    expect(read(promoterScore(), facts)).toMatchObject({
      value: 100,
      n: 2,
      excluded: [{ why: 'answeredAgain', count: 1, partnerIds: ['p'] }],
      flags: [{ what: 'answeredAgain', count: 1, partnerIds: ['p'] }],
    });
  });

  test('of two answers at one moment the one that became known later counts', () => {
    const facts = [aFact('promoter', { score: 10 }), aFact('promoter', { score: 0 })];
    expect(read(promoterScore(), facts)).toMatchObject({ value: -100, n: 1 });
  });

  test('an answer of a year ago to the day no longer counts, one of tomorrow’s week never did', () => {
    const facts = [
      aFact('promoter', { person: 'a', at: Date.UTC(2025, 5, 30) }),
      aFact('promoter', { person: 'b', at: Date.UTC(2025, 5, 30) + 1 }),
      aFact('promoter', { person: 'c', at: asOf + 7 * dayLength }),
    ];
    expect(read(promoterScore(), facts)).toMatchObject({
      n: 1,
      excluded: [
        { why: 'impossibleDate', count: 1 },
        { why: 'outsideWindow', count: 1 },
      ],
      flags: [{ what: 'impossibleDate', count: 1 }],
    });
  });

  test('without an answer is not measured', () => {
    expect(read(promoterScore(), [aFact('tier')])).toMatchObject({ state: 'notMeasured', why: 'nothingYet' });
  });
});

describe('ease', () => {
  test('the worked example: fourteen of twenty who say 4 or 5 are 70 %', () => {
    const facts = [...many(14, 4), ...many(6, 3)].map((score, at) => aFact('ease', { person: `${at}`, score }));
    expect(read(ease(), facts)).toMatchObject({ value: 0.7, n: 20, isSmall: false });
  });

  test('takes the last answer of each person', () => {
    const facts = [aFact('ease', { score: 5, at: ago(90) }), aFact('ease', { score: 1, at: ago(9) })];
    expect(read(ease(), facts)).toMatchObject({ value: 0, n: 1, flags: [{ what: 'answeredAgain', count: 1 }] });
  });
});

describe('early satisfaction of customers', () => {
  const answer = (contact: string, changes: Partial<Fact & { is: 'satisfaction' }> = {}) =>
    aFact('satisfaction', { contact, ...changes });

  test('the worked example: eight of ten are 80 %, 49 to 94 %', () => {
    const facts = [...many(8, 4), ...many(2, 3)].map((score, at) => answer(`${at}`, { score }));
    expect(read(earlySatisfaction(), facts)).toMatchObject({
      value: 0.8,
      n: 10,
      interval: { low: expect.closeTo(0.4902, 4), high: expect.closeTo(0.9433, 4) },
    });
  });

  test('counts from go-live until before ninety days later', () => {
    const goLiveAt = ago(200);
    const facts = [
      answer('before', { goLiveAt, at: goLiveAt - 1 }),
      answer('first', { goLiveAt, at: goLiveAt }),
      answer('last', { goLiveAt, at: goLiveAt + 90 * dayLength - 1 }),
      answer('after', { goLiveAt, at: goLiveAt + 90 * dayLength }),
    ];
    expect(read(earlySatisfaction(), facts)).toMatchObject({ n: 2, excluded: [{ why: 'outsideWindow', count: 2 }] });
  });

  test('counts only what the partner leads; led jointly is not led by the partner', () => {
    const facts = [answer('a', { lead: 'joint' }), answer('b', { lead: 'vendor' }), answer('c', { goLiveAt: null })];
    expect(read(earlySatisfaction(), facts)).toMatchObject({
      why: 'nothingYet',
      excluded: [
        { why: 'notPartnerLed', count: 2 },
        { why: 'noGoLive', count: 1 },
      ],
    });
  });

  test('takes the last answer of each contact about each engagement', () => {
    const facts = [
      answer('Cem', { score: 1, at: ago(20) }),
      answer('Cem', { score: 5, at: ago(40) }),
      answer('Cem', { score: 5, at: ago(40), engagement: 'two' }),
    ];
    expect(read(earlySatisfaction(), facts)).toMatchObject({
      value: 0.5,
      n: 2,
      excluded: [{ why: 'answeredAgain', count: 1 }],
      flags: [{ what: 'answeredAgain', count: 1 }],
    });
  });

  test('an answer that is too late does not take the place of one in time', () => {
    const facts = [
      answer('Cem', { score: 5, at: ago(40), goLiveAt: ago(120) }),
      answer('Cem', { score: 1, at: ago(10), goLiveAt: ago(120) }),
    ];
    expect(read(earlySatisfaction(), facts)).toMatchObject({ value: 1, n: 1 });
  });
});
