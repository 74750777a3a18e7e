import { describe, expect, test } from 'vitest';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import type { AgreementMeasured, WindowResult } from '#shared/domain/measuring/measurement';
import { measureOf } from '#shared/domain/slas/measures';
import { draftSla } from '#shared/domain/slas/sla-rules';
import { costOf } from '../../../../renderer/features/negotiation/cost';
import { cellsUnder, monthsOf } from '../../../../renderer/features/negotiation/month-columns';
import { agreementWith, movedOnly, standardOffer } from '../../../../renderer/features/negotiation/offer';
import { decimalOn, targetRange, toleranceRange } from '../../../../renderer/features/negotiation/slider-range';
import { withMoved } from '../../../../renderer/features/negotiation/use-take-over';
import { aCompleteVisit } from '../../../builders/a-complete-visit';

function standing(terms: Readonly<Record<string, never>> | object = {}) {
  const visit = aCompleteVisit('sla');
  const agreement = { ...visit.agreement, terms: { ...visit.agreement.terms, ...terms } };
  const sla = draftSla({ ...visit, agreement });
  if (!sla.ok) throw new Error('The visit of a test is not complete.');
  return measurable(sla.value);
}

const levelOf = (agreement: ReturnType<typeof standing>, id: string) => {
  const level = agreement.serviceLevels.find((one) => one.id === id);
  if (!level) throw new Error(`The agreement of a test lacks ${id}.`);
  return level;
};

function aResult(label: string, over: Partial<WindowResult> = {}): WindowResult {
  return {
    measure: 'S1',
    window: { label, start: '2026-03-01T00:00:00Z', end: '2026-04-01T00:00:00Z' },
    sample: 100,
    coverage: '1',
    value: '99',
    shown: '99.0000',
    verdict: 'met',
    notMeasuredBecause: null,
    isChronic: false,
    excluded: [],
    why: [],
    ...over,
  };
}

describe('an offer', () => {
  test('takes the bands along with the target, and leaves measures that were not moved as they are', () => {
    const agreement = standing();
    const offered = agreementWith(agreement, { S1: { target: '99.50', tolerance: '0.10', minimumSample: 1 } });
    expect(levelOf(offered, 'S1').bands[0]).toEqual({ from: '99.40', to: null, percent: '0' });
    expect(levelOf(offered, 'S7')).toBe(levelOf(agreement, 'S7'));
  });

  test('leaves bands alone that were agreed otherwise', () => {
    const own = [
      { from: '99', to: null, percent: '0' },
      { from: null, to: '99', percent: '40' },
    ];
    const agreement = standing({ creditBands: { S1: own } });
    const offered = agreementWith(agreement, { S1: { target: '99.50', tolerance: '0.10', minimumSample: 1 } });
    expect(levelOf(offered, 'S1').bands).toEqual(own);
  });

  test('that says what the agreement says already moves nothing', () => {
    const agreement = standing();
    const { commitment } = levelOf(agreement, 'S7');
    const offer = { S7: { ...commitment, target: `${commitment.target}.0` }, S1: measureOf('S2').commitment };
    expect(movedOnly(agreement, offer)).toEqual({ S1: measureOf('S2').commitment });
    expect(standardOffer(agreement).S7).toEqual(measureOf('S7').commitment);
  });

  test('is put over the commitments that were decided before', () => {
    const kept = { target: '90', tolerance: '1', minimumSample: 5 };
    const moved = { target: '99.50', tolerance: '0.10', minimumSample: 1 };
    expect(withMoved({ terms: { commitments: { S7: kept, S1: kept } } }, { S1: moved })).toEqual({
      S7: kept,
      S1: moved,
    });
  });
});

describe('the months', () => {
  const measured = (results: readonly WindowResult[]) =>
    ({ from: '2026-03-01', to: '2026-06-01', results }) as unknown as AgreementMeasured;

  test('are those that were measured, and a quarter reaches over its own as far as they are there', () => {
    const quarter = aResult('2026-Q2');
    const months = monthsOf(measured([aResult('2026-03'), aResult('2026-04'), aResult('2026-05'), quarter]));
    expect(months).toEqual(['2026-03', '2026-04', '2026-05']);
    expect(cellsUnder(months, [quarter])).toEqual([
      { month: '2026-03', span: 1, result: null },
      { month: '2026-04', span: 2, result: quarter },
    ]);
  });

  test('show the worst of several events', () => {
    const late = aResult('B-2', { verdict: 'breach' });
    expect(cellsUnder(['2026-03'], [aResult('B-1'), late, aResult('B-3')])).toEqual([
      { month: '2026-03', span: 1, result: late },
    ]);
  });
});

describe('a slider', () => {
  test('reaches over everything that was measured, in steps of a part of the tolerance', () => {
    const level = levelOf(standing(), 'S1');
    const range = targetRange(level, [aResult('2026-03', { shown: '98.1234' })]);
    expect(range).toEqual({ from: 98.12, to: 100, step: 0.01, places: 2 });
    expect(decimalOn(range, 99.9)).toBe('99.90');
    expect(toleranceRange(level)).toEqual({ from: 0, to: 0.5, step: 0.01, places: 2 });
  });

  test('of times has round steps and never goes below zero', () => {
    const level = { ...levelOf(standing(), 'S1'), ...measureOf('S2') };
    expect(targetRange(level, [])).toEqual({ from: 0, to: 2400, step: 10, places: 0 });
  });
});

test('the cost of all months is added up exactly', () => {
  const credit = (percent: string, amount: string | null) => ({ percent, amount, actionPoints: null });
  const credits = [credit('0.10', '10.10'), credit('0.20', '20.20')] as unknown as AgreementMeasured['credits'];
  expect(costOf({ credits } as AgreementMeasured)).toEqual({
    percent: '0.30',
    amount: '30.30',
    points: null,
    months: 2,
  });
});
