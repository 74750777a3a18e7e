import { describe, expect, test } from 'vitest';
import type { CaseFacts } from '#shared/domain/measuring/case-facts';
import { monthCredits } from '#shared/domain/measuring/credits';
import { type MeasurableAgreement, measurable } from '#shared/domain/measuring/measurable-agreement';
import type { MonthCredit, WindowResult } from '#shared/domain/measuring/measurement';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import { resultOf } from '../../../builders/a-window-result';
import { anSla } from '../../../builders/an-sla';

// Standard bands: S1 from 99.85 5 %, from 99.50 10 %, from 99.00 25 %; S7 and S8 below 92 5 %, below 83 10 %;
// S9 above 5 h 5 %, above 8 h 10 %; S10 below 85 5 %, below 70 10 %.
const agreement = measurable(anSla({ monthlyFee: { amount: '10000', currency: 'EUR' } }));
const nothingKnown: CaseFacts = { months: {}, repeatedCauses: [] };

const breach = (measure: ServiceLevelId, label: string, value: string): WindowResult =>
  resultOf(measure, label, { value, verdict: 'breach' });
const met = (measure: ServiceLevelId, label: string): WindowResult => resultOf(measure, label, { verdict: 'met' });
const wellHandled = [met('S17', '2026-Q1'), met('S18', '2026-Q1')];

interface Example {
  readonly results: readonly WindowResult[];
  readonly facts?: CaseFacts;
  readonly over?: Partial<MeasurableAgreement>;
}

function credits({ results, facts = nothingKnown, over = {} }: Example): readonly MonthCredit[] {
  return monthCredits({ results, agreement: { ...agreement, ...over }, caseFacts: facts });
}

const percents = (example: Example) => credits(example).map(({ month, percent }) => `${month} ${percent}`);
const inMonth = (month: string, share: string | null, s1Count = 0, s1RestoredWithinHalf = 0): CaseFacts => ({
  months: { [month]: { s1Count, s1RestoredWithinHalf, affectedShare: share } },
  repeatedCauses: [],
});

const examples: readonly (readonly [string, Example, readonly string[]])[] = [
  [
    'S1 at 99.84 % for the first time: 5 × 1 × 1 × 1 = 5',
    { results: [breach('S1', '2026-03', '99.84')] },
    ['2026-03 5.00'],
  ],
  [
    'S1 at 99.50 %, on the edge, still in the better band: 5',
    { results: [breach('S1', '2026-03', '99.5')] },
    ['2026-03 5.00'],
  ],
  ['S1 at 99.4999 %, a tick below: 10', { results: [breach('S1', '2026-03', '99.4999')] }, ['2026-03 10.00']],
  [
    'S1 at 98 %: 25, which is just the cap of the month',
    { results: [breach('S1', '2026-03', '98')] },
    ['2026-03 25.00'],
  ],
  [
    'S1 at 98 % with S8 at 80 %: 25 + 10 = 35, held at the cap of 25',
    { results: [breach('S1', '2026-03', '98'), breach('S8', '2026-03', '80')] },
    ['2026-03 25.00'],
  ],
  [
    'S9 at 6 hours weighs 1.25 because it is about critical incidents: 5 × 1.25 = 6.25',
    { results: [breach('S9', '2026-Q1', '6')] },
    ['2026-03 6.25'],
  ],
  [
    'S9 at 13/2 hours, restored for a third of the customers: 5 × 1.25 × 0.75 = 4.6875, cut off at 4.68',
    { results: [breach('S9', '2026-Q1', '13/2')], facts: inMonth('2026-02', '0.3333') },
    ['2026-03 4.68'],
  ],
  [
    'S1 at 99.6 %, half of the customers affected: 5 × 1 = 5',
    { results: [breach('S1', '2026-03', '99.6')], facts: inMonth('2026-03', '0.5') },
    ['2026-03 5.00'],
  ],
  [
    'S1 at 99.6 %, a tenth of the customers affected: 5 × 0.75 = 3.75',
    { results: [breach('S1', '2026-03', '99.6')], facts: inMonth('2026-03', '0.1') },
    ['2026-03 3.75'],
  ],
  [
    'S1 at 99.6 %, fewer than a tenth affected: 5 × 0.5 = 2.5',
    { results: [breach('S1', '2026-03', '99.6')], facts: inMonth('2026-03', '0.0999') },
    ['2026-03 2.50'],
  ],
  [
    'S1 at 99.6 %, nobody knows how many were affected: 5 × 1 = 5',
    { results: [breach('S1', '2026-03', '99.6')], facts: inMonth('2026-03', null, 1) },
    ['2026-03 5.00'],
  ],
  [
    'S1 breached twice in six months: 5, then 5 × 1.5 = 7.5',
    { results: [breach('S1', '2026-01', '99.8'), breach('S1', '2026-06', '99.8')] },
    ['2026-01 5.00', '2026-06 7.50'],
  ],
  [
    'S1 breached again in the seventh month: 5, then 5 again',
    { results: [breach('S1', '2026-01', '99.8'), breach('S1', '2026-07', '99.8')] },
    ['2026-01 5.00', '2026-07 5.00'],
  ],
  [
    'S1 breached four times: 5, 7.5, 5 × 2 = 10, 10',
    { results: ['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => breach('S1', month, '99.8')) },
    ['2026-01 5.00', '2026-02 7.50', '2026-03 10.00', '2026-04 10.00'],
  ],
  [
    'a breach of S8 does not raise the price of S1: 5 and 5',
    { results: [breach('S8', '2026-01', '91'), breach('S1', '2026-02', '99.8')] },
    ['2026-01 5.00', '2026-02 5.00'],
  ],
  [
    'two measures breached for the second time, updates and reviews kept: (5 × 1.5 + 5 × 1.5) × 0.75 = 11.25',
    {
      results: [
        breach('S1', '2025-12', '99.8'),
        breach('S8', '2025-12', '91'),
        breach('S1', '2026-03', '99.8'),
        breach('S8', '2026-03', '91'),
        ...wellHandled,
      ],
    },
    ['2025-12 10.00', '2026-03 11.25'],
  ],
  [
    'updates and reviews kept, and both critical incidents restored in half their time: 5 × 0.5 = 2.5',
    { results: [breach('S1', '2026-03', '99.8'), ...wellHandled], facts: inMonth('2026-03', null, 2, 2) },
    ['2026-03 2.50'],
  ],
  [
    'one of two critical incidents took longer than half its time: 5 × 0.75 = 3.75',
    { results: [breach('S1', '2026-03', '99.8'), ...wellHandled], facts: inMonth('2026-03', null, 2, 1) },
    ['2026-03 3.75'],
  ],
  [
    'everything handled well, but a data breach was told too late: 5 × 1 = 5',
    {
      results: [breach('S1', '2026-03', '99.8'), ...wellHandled, breach('S23', '2026-03', '30')],
      facts: inMonth('2026-03', null, 1, 1),
    },
    ['2026-03 5.00'],
  ],
  [
    'updates kept but reviews not: 5 × 1 = 5',
    { results: [breach('S1', '2026-03', '99.8'), met('S17', '2026-Q1'), breach('S18', '2026-Q1', '50')] },
    ['2026-03 5.00'],
  ],
  [
    'updates and reviews kept in another quarter: 5 × 1 = 5',
    { results: [breach('S1', '2026-04', '99.8'), ...wellHandled] },
    ['2026-04 5.00'],
  ],
  [
    'nothing but deviations: nothing',
    { results: [resultOf('S1', '2026-03', { value: '99.87', verdict: 'deviation' })] },
    [],
  ],
  [
    'the third deviation of four is chronic and costs what the first band beyond it does: 5',
    {
      results: ['2026-01', '2026-02', '2026-03'].map((month) =>
        resultOf('S1', month, { value: '99.87', verdict: 'deviation', isChronic: month === '2026-03' }),
      ),
    },
    ['2026-03 5.00'],
  ],
  ['a breach of a measure without bands: nothing', { results: [breach('S14', '2026-Q1', '50')] }, []],
  [
    'a year cap of 2 % is 24 % of a month: 10, then 14 of 15, then nothing of 20',
    {
      results: ['2026-01', '2026-02', '2026-03'].map((month) => breach('S1', month, '99.2')),
      over: { remedies: { ...agreement.remedies, yearlyCap: '2' } },
    },
    ['2026-01 10.00', '2026-02 14.00', '2026-03 0.00'],
  ],
  [
    'a new year begins with the whole cap of 24: 24 of 25, and 24 of 25 again',
    {
      results: [breach('S1', '2026-12', '98'), breach('S1', '2027-08', '98')],
      over: { remedies: { ...agreement.remedies, yearlyCap: '2' } },
    },
    ['2026-12 24.00', '2027-08 24.00'],
  ],
];

describe('the credit of a month', () => {
  test.each(examples)('%s', (_sentence, example, expected) => {
    expect(percents(example)).toEqual(expected);
  });

  test('shows every factor, the cap that held it, and the amount cut off to the cent: 4.68 % of 10 000 is 468', () => {
    expect(credits({ results: [breach('S9', '2026-Q1', '13/2')], facts: inMonth('2026-02', '0.3333') })).toEqual([
      {
        month: '2026-03',
        parts: [{ measure: 'S9', base: '5', severity: '1.25', impact: '0.75', repeat: '1' }],
        recovery: '1',
        uncapped: '4.68',
        percent: '4.68',
        cappedBy: 'nothing',
        amount: '468.00',
        actionPoints: null,
      },
    ]);
    const dear = credits({ results: [breach('S1', '2026-03', '98'), breach('S8', '2026-03', '80')] });
    expect(dear.map(({ uncapped, cappedBy, amount }) => [uncapped, cappedBy, amount])).toEqual([
      ['35.00', 'month', '2500.00'],
    ]);
    const spent = credits({
      results: [breach('S1', '2026-03', '99.2')],
      over: { remedies: { ...agreement.remedies, yearlyCap: '0.5' } },
    });
    expect(spent.map(({ uncapped, percent, cappedBy }) => [uncapped, percent, cappedBy])).toEqual([
      ['10.00', '6.00', 'year'],
    ]);
  });

  test('is told in points where no money flows, and in percent only where no fee is agreed', () => {
    const results = [breach('S1', '2026-03', '99.8')];
    const points = credits({ results, over: { remedies: { ...agreement.remedies, kind: 'action' } } });
    expect(points.map(({ percent, amount, actionPoints }) => [percent, amount, actionPoints])).toEqual([
      ['5.00', null, '5.00'],
    ]);
    const noFee = credits({ results, over: { monthlyFee: null } });
    expect(noFee.map(({ amount, actionPoints }) => [amount, actionPoints])).toEqual([[null, null]]);
  });

  test('belongs to the month in which the window ended in the agreement’s zone', () => {
    // 31 March, 23:30 in Vienna is 21:30 UTC; 1 April, 00:30 there is still 31 March in UTC.
    const event = (start: string) =>
      resultOf('S23', `event ${start}`, { value: '99', verdict: 'breach', start, end: start });
    const over = {
      serviceLevels: agreement.serviceLevels.map((level) =>
        level.id === 'S23'
          ? {
              ...level,
              bands: [
                { from: null, to: '48', percent: '0' },
                { from: '48', to: null, percent: '2' },
              ],
            }
          : level,
      ),
    };
    expect(percents({ results: [event('2026-03-31T21:30:00Z')], over })).toEqual(['2026-03 2.00']);
    expect(percents({ results: [event('2026-03-31T22:30:00Z')], over })).toEqual(['2026-04 2.00']);
  });
});
