import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, ratio } from '#shared/base/decimal';
import { addOnRate, attachRate } from '#shared/domain/metrics/attach-rate';
import type { Fact } from '#shared/domain/metrics/fact';
import type { InsightsQuestion } from '#shared/domain/metrics/insights';
import { tallyMetric } from '#shared/domain/metrics/metric';
import { moneySum } from '#shared/domain/metrics/money-sum';
import { pipelineVelocity } from '#shared/domain/metrics/pipeline-velocity';
import { aFact, ago, aPartner, aQuestion, asOf, dayLength, tallied } from '../../../../builders/a-measured-partner';

type Deal = Partial<Fact & { is: 'deal' }>;

const open = (changes: Deal = {}) => aFact('deal', { state: 'open', ...changes });
const lost = (changes: Deal = {}) => aFact('deal', { state: 'lost', closedAt: ago(10), ...changes });
/** Won after 75 days, for 42,000. */
const won = (changes: Deal = {}) =>
  aFact('deal', { state: 'won', approvedAt: ago(95), closedAt: ago(20), hundredths: 4_200_000, ...changes });
const times = <Thing>(number: number, make: () => Thing) => Array.from({ length: number }, make);

const velocity = (facts: readonly Fact[], changes: Partial<InsightsQuestion> = {}) =>
  tallied(tallyMetric(pipelineVelocity(aQuestion(changes)), asOf), [aPartner('p', facts)]);

describe('pipeline velocity', () => {
  test('the worked example: 18 open, 30 % won, 42,000 each, 75 days: 3,024 a day', () => {
    expect(velocity([...times(18, open), ...times(3, won), ...times(7, lost)])).toEqual({
      metric: 'pipelineVelocity',
      asOf,
      state: 'measured',
      value: 302_400,
      interval: null,
      quartiles: null,
      n: 28,
      isSmall: false,
      beside: [
        { what: 'openDeals', value: 18 },
        { what: 'winRate', value: 0.3 },
        { what: 'averageValue', value: 4_200_000 },
        { what: 'cycleDays', value: 75 },
        { what: 'staleDeals', value: 0 },
      ],
      excluded: [],
      flags: [],
    });
  });

  test('a deal without activity for more than sixty days is stale, left out of N and counted aside', () => {
    const reading = velocity([open({ lastActivityAt: ago(60) }), open({ lastActivityAt: ago(60) - 1 }), won(), lost()]);
    expect(reading).toMatchObject({
      // 1 · 0.5 · 42,000 ÷ 75
      value: 28_000,
      excluded: [{ why: 'stale', count: 1, partnerIds: ['p'] }],
      flags: [{ what: 'staleDeals', count: 1, partnerIds: ['p'] }],
    });
    expect(reading.beside.at(-1)).toEqual({ what: 'staleDeals', value: 1 });
  });

  test('the cycle is the median, not the mean: one deal of years does not slow all others', () => {
    const facts = [...times(2, won), won({ approvedAt: ago(2000) }), open()];
    expect(velocity(facts).beside).toContainEqual({ what: 'cycleDays', value: 75 });
  });

  test('deals closed before the window, expired or never approved are not in it', () => {
    const facts = [
      won(),
      open(),
      won({ approvedAt: ago(300), closedAt: ago(180) }),
      lost({ approvedAt: ago(300), closedAt: ago(200) }),
      open({ approvedAt: null }),
      won({ approvedAt: null }),
      aFact('deal', { state: 'expired' }),
    ];
    expect(velocity(facts)).toMatchObject({ n: 2, value: 56_000, excluded: [] });
  });

  test('money is converted by the rate of the month in which the deal was won, in the programme’s zone', () => {
    const rates = { '2026-05 USD': '0.5', '2026-06 USD': '0.25' };
    // 22:30 UTC on 31 May is June in Vienna.
    const closedAt = Date.UTC(2026, 4, 31, 22, 30);
    const facts = [won({ currency: 'USD', closedAt, approvedAt: closedAt - 75 * dayLength }), open()];
    const money = { currency: 'EUR', rates };
    expect(velocity(facts, { money, zone: 'UTC' })).toMatchObject({ value: 28_000 });
    expect(velocity(facts, { money, zone: 'Europe/Vienna' })).toMatchObject({ value: 14_000 });
  });

  test('of two currencies without a rate the deals still count as won, but never with a value of nought', () => {
    const money = { currency: 'EUR', rates: { '2026-05 USD': '0.5' } };
    const facts = [won(), won({ currency: 'USD' }), won({ currency: 'GBP' }), lost(), open()];
    expect(velocity(facts, { money })).toMatchObject({
      // 1 · 0.75 · 42,000 ÷ 75
      value: 42_000,
      beside: [{}, { value: 0.75 }, { value: 4_200_000 }, {}, {}],
      excluded: [{ why: 'noRate', count: 2, partnerIds: ['p'] }],
      flags: [{ what: 'noRate', count: 2, partnerIds: ['p'] }],
    });
    expect(velocity([won({ currency: 'USD' }), open()], { money })).toMatchObject({
      state: 'notMeasured',
      why: 'noWonDeal',
      flags: [{ what: 'noRate', count: 1 }],
    });
  });

  test('is not measured while W, V or L cannot be told', () => {
    expect(velocity([aFact('tier')])).toMatchObject({ why: 'nothingYet', n: 0 });
    expect(velocity([open()])).toMatchObject({ why: 'noClosedDeal', n: 1, isSmall: true });
    expect(velocity([open(), lost()])).toMatchObject({ why: 'noWonDeal' });
    expect(velocity([open(), won({ approvedAt: ago(20) })])).toMatchObject({ why: 'noCycle' });
  });

  test('without an open deal nothing flows: nought a day', () => {
    expect(velocity([won(), lost()])).toMatchObject({ state: 'measured', value: 0 });
  });

  test('a deal won before it was approved, or with a date that cannot be, is left out and flagged', () => {
    const facts = [
      won({ approvedAt: ago(10) }),
      open({ lastActivityAt: Date.UTC(1970, 0, 1) }),
      open({ approvedAt: asOf + 9 * dayLength }),
    ];
    expect(velocity(facts)).toMatchObject({
      why: 'nothingYet',
      excluded: [{ why: 'impossibleDate', count: 3 }],
      flags: [{ what: 'impossibleDate', count: 3 }],
    });
  });

  test('of one partner is its own', () => {
    const metric = pipelineVelocity(aQuestion());
    const alone = (facts: readonly Fact[]) => metric.alone(metric.partOf(aPartner('p', facts)));
    expect(alone([won(), open()])).toEqual({ value: 56_000, isCensored: false });
    expect(alone([open()])).toEqual({ value: null, isCensored: false });
  });
});

describe('money of many currencies', () => {
  test('is added up exactly, in any order, where floating point would round', () => {
    const amount = fc.record({
      key: fc.constantFrom('', '2026-01 USD', '2026-01 GBP'),
      hundredths: fc.maxSafeInteger(),
    });
    const ground = { currency: 'EUR', rates: { '2026-01 USD': '0.1', '2026-01 GBP': '1.17' } };
    const rates: { readonly [key: string]: bigint } = { '': 100n, '2026-01 USD': 10n, '2026-01 GBP': 117n };
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 40 }), (amounts) => {
        const sum = moneySum(ground);
        for (const { key, hundredths } of amounts) sum.add(key, hundredths);
        const whole = amounts.reduce((all, { key, hundredths }) => all + BigInt(hundredths) * (rates[key] ?? 0n), 0n);
        expect(compare(sum.total(), ratio(whole, 100n))).toBe(0);
        expect(sum.count()).toBe(amounts.length);
      }),
    );
  });
});

describe('attach rate', () => {
  const sold = (number: number, hasPartner: boolean, closedAt = ago(10)) =>
    times(number, () => ({ closedAt, region: 'EMEA', hasPartner }));
  const attached = (question: Partial<InsightsQuestion>, isAll = true) =>
    tallied(tallyMetric(attachRate(aQuestion(question)), asOf, { isAll }), [aPartner('p', [aFact('tier')])]);

  test('the worked example: eighteen of fifty with a partner are 36 %', () => {
    const feed = [...sold(18, true), ...sold(32, false)];
    expect(attached({ sold: feed })).toMatchObject({ value: 0.36, n: 50, isSmall: false });
  });

  test('leaves out what was sold before the window or on a day that cannot be', () => {
    const feed = [...sold(1, true), ...sold(2, false, ago(180)), ...sold(1, true, asOf + 30 * dayLength)];
    expect(attached({ sold: feed })).toMatchObject({
      value: 1,
      n: 1,
      excluded: [
        { why: 'impossibleDate', count: 1, partnerIds: [] },
        { why: 'outsideWindow', count: 2, partnerIds: [] },
      ],
    });
  });

  test('without headquarters’ list is not measured, and with an empty one there is nothing yet', () => {
    expect(attached({ sold: null })).toMatchObject({ state: 'notMeasured', why: 'noFeed' });
    expect(attached({ sold: [] })).toMatchObject({ state: 'notMeasured', why: 'nothingYet' });
  });

  test('cannot be told of some of the partners, for the list does not say which', () => {
    expect(attached({ sold: sold(5, true) }, false)).toMatchObject({ state: 'notMeasured', why: 'noFeed' });
  });
});

describe('add-on rate', () => {
  const rate = (facts: readonly Fact[]) => tallied(tallyMetric(addOnRate(aQuestion()), asOf), [aPartner('p', facts)]);

  test('the worked example: three of twelve won deals have an add-on, 25 %', () => {
    expect(rate([...times(3, () => won({ addOns: 2 })), ...times(9, won), open({ addOns: 1 })])).toMatchObject({
      value: 0.25,
      n: 12,
    });
  });

  test('counts deals won in the window only', () => {
    expect(rate([won(), won({ closedAt: ago(180) }), won({ closedAt: asOf + 9 * dayLength })])).toMatchObject({
      value: 0,
      n: 1,
      excluded: [
        { why: 'impossibleDate', count: 1 },
        { why: 'outsideWindow', count: 1 },
      ],
    });
  });
});
