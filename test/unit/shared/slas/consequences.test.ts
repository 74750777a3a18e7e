import { describe, expect, test } from 'vitest';
import type { CaseFacts } from '#shared/domain/measuring/case-facts';
import { consequencesOf } from '#shared/domain/measuring/consequences';
import { type MeasurableAgreement, measurable } from '#shared/domain/measuring/measurable-agreement';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import { resultOf } from '../../../builders/a-window-result';
import { anSla } from '../../../builders/an-sla';

// In UTC, so that the windows of the builder begin at midnight there.
const agreement = { ...measurable(anSla({ monthlyFee: { amount: '10000', currency: 'EUR' } })), zone: 'UTC' };
const noCases: CaseFacts = { months: {}, repeatedCauses: [] };

const breach = (label: string, measure: ServiceLevelId = 'S1') =>
  resultOf(measure, label, { value: '99.8', verdict: 'breach' });
const met = (label: string, measure: ServiceLevelId = 'S1') => resultOf(measure, label);
const missing = (label: string, because: WindowResult['notMeasuredBecause'] = 'noData') =>
  resultOf('S1', label, { verdict: 'notMeasured', value: null, notMeasuredBecause: because });

function follows(
  results: readonly WindowResult[],
  over: Partial<MeasurableAgreement['remedies']> = {},
  caseFacts: CaseFacts = noCases,
) {
  const remedies = { ...agreement.remedies, ...over };
  return consequencesOf({ results, agreement: { ...agreement, remedies }, caseFacts });
}

describe('an improvement plan', () => {
  test('is due ten working days after the third breach of one measure in six months', () => {
    // 31 March 2026 is a Tuesday; ten working days later it is 14 April.
    expect(follows([breach('2026-01'), met('2026-02'), breach('2026-02', 'S8'), breach('2026-03')])).toEqual([]);
    expect(follows([breach('2025-10'), breach('2026-01'), breach('2026-03')])).toEqual([
      {
        kind: 'improvementPlan',
        measure: 'S1',
        window: '2026-03',
        facts: { because: 'breaches', breaches: 3, months: 6, due: '2026-04-14' },
      },
    ]);
    expect(follows([breach('2025-09'), breach('2026-01'), breach('2026-03')])).toEqual([]);
  });

  test('has failed, with the right to terminate, when a window that began after it was due is breached too', () => {
    const three = [breach('2026-01'), breach('2026-02'), breach('2026-03')];
    const kinds = (results: readonly WindowResult[]) => follows(results).map(({ kind, window }) => `${kind} ${window}`);
    // April had begun when the plan was due; May had not.
    expect(kinds([...three, breach('2026-04')])).toEqual(['improvementPlan 2026-03']);
    expect(kinds([...three, breach('2026-05')])).toEqual(['improvementPlan 2026-03', 'terminationRight 2026-05']);
    expect(kinds([...three, breach('2026-09')])).toEqual(['improvementPlan 2026-03']);
  });

  test('is due when a cause comes back after its preventive action was closed; a second return is a failed plan', () => {
    const repeatedCauses = [
      { cause: 'certificate', month: '2026-02' },
      { cause: 'certificate', month: '2026-05' },
    ];
    // 28 February 2026 is a Saturday, so the ten working days begin on Monday 2 March.
    expect(follows([], {}, { months: {}, repeatedCauses })).toEqual([
      {
        kind: 'improvementPlan',
        measure: null,
        window: '2026-02',
        facts: { because: 'repeatedCause', cause: 'certificate', due: '2026-03-16' },
      },
      {
        kind: 'terminationRight',
        measure: null,
        window: '2026-05',
        facts: { cause: 'certificate', planDue: '2026-03-16' },
      },
    ]);
  });
});

describe('the duty to supply data', () => {
  test('is broken by two windows in a row without data, once per gap, by whoever owns the source', () => {
    expect(follows([missing('2026-01'), missing('2026-02', 'coverageTooSmall'), missing('2026-03')])).toEqual([
      { kind: 'dataDuty', measure: 'S1', window: '2026-02', facts: { party: 'vendor', because: 'coverageTooSmall' } },
    ]);
    expect(follows([missing('2026-01'), met('2026-02'), missing('2026-03')])).toEqual([]);
  });

  test('is not broken by months in which little happened', () => {
    expect(follows([missing('2026-01', 'sampleTooSmall'), missing('2026-02', 'sampleTooSmall')])).toEqual([]);
  });
});

describe('a credit', () => {
  test('is earned back by three met windows, each measure its share, and only where that is agreed', () => {
    // 5 + 10 × 1 = 15 %, of which S1 caused a third.
    const results = [
      breach('2026-01'),
      resultOf('S8', '2026-01', { value: '80', verdict: 'breach' }),
      met('2026-02'),
      met('2026-03'),
      met('2026-04'),
      met('2026-02', 'S8'),
    ];
    expect(follows(results)).toEqual([]);
    expect(follows(results, { earnBack: true })).toEqual([
      { kind: 'earnBack', measure: 'S1', window: '2026-04', facts: { month: '2026-01', percent: '5.00' } },
    ]);
    const again = results.map((one) => (one.window.label === '2026-03' ? breach('2026-03') : one));
    expect(follows(again, { earnBack: true })).toEqual([]);
  });
});

describe('good quarters', () => {
  const levels = agreement.serviceLevels.filter(({ window }) => window === 'month' || window === 'quarter');
  const quarter = (label: string, months: readonly string[]) =>
    levels.flatMap(({ id, window }) =>
      window === 'month' ? months.map((month) => resultOf(id, month)) : [resultOf(id, label)],
    );
  const year = [
    ...quarter('2026-Q1', ['2026-01', '2026-02', '2026-03']),
    ...quarter('2026-Q2', ['2026-04', '2026-05', '2026-06']),
    ...quarter('2026-Q3', ['2026-07', '2026-08', '2026-09']),
    ...quarter('2026-Q4', ['2026-10', '2026-11', '2026-12']),
  ];

  test('protect the discount band in the quarter after four of them in a row', () => {
    expect(follows(year)).toEqual([
      { kind: 'bandProtection', measure: null, window: '2026-Q4', facts: { quarters: 4, protects: '2027-Q1' } },
    ]);
    expect(follows(year, { incentiveAfterWindows: null })).toEqual([]);
  });

  test('are broken by one deviation or one window without a verdict', () => {
    const spoil = (verdict: WindowResult['verdict']) =>
      year.map((one) => (one.measure === 'S8' && one.window.label === '2026-05' ? { ...one, verdict } : one));
    expect(follows(spoil('deviation'))).toEqual([]);
    expect(follows(spoil('notMeasured'))).toEqual([]);
  });
});
