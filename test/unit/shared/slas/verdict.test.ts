import { describe, expect, test } from 'vitest';
import { divide, exact, multiply } from '#shared/base/decimal';
import { measureOf, measures } from '#shared/domain/slas/measures';
import type { Commitment } from '#shared/domain/slas/service-level';
import { breachThresholdText, isChronic, judge, judgeExample, shownValue } from '#shared/domain/slas/verdict';

const availability: Commitment = { target: '99.90', tolerance: '0.05', minimumSample: 1 };
const restore: Commitment = { target: '4', tolerance: '1', minimumSample: 3 };
const whole = { sample: 100, coverage: exact('1') };

describe('a measured window', () => {
  test('is judged at, and one tick beside, each threshold where more is better', () => {
    const values = ['99.90', '99.8999999', '99.85', '99.8499999'];
    expect(values.map((value) => judge('higher', availability, { value: exact(value), ...whole }))).toEqual([
      'met',
      'deviation',
      'deviation',
      'breach',
    ]);
  });

  test('is judged at, and one tick beside, each threshold where less is better', () => {
    const values = ['4', '4.0000001', '5', '5.0000001'];
    expect(values.map((value) => judge('lower', restore, { value: exact(value), ...whole }))).toEqual([
      'met',
      'deviation',
      'deviation',
      'breach',
    ]);
  });

  test('is not judged with too few items or with data for less than 95 % of its time', () => {
    const value = exact('1');
    expect(judge('lower', restore, { value, sample: 2, coverage: exact('1') })).toBe('notMeasured');
    expect(judge('lower', restore, { value, sample: 3, coverage: exact('0.9499') })).toBe('notMeasured');
    expect(judge('lower', restore, { value, sample: 3, coverage: exact('0.95') })).toBe('met');
  });

  test('prints rounded towards failure, so that a value below the target never looks like the target', () => {
    expect(shownValue('higher', exact('99.8999'), 2)).toBe('99.89');
    expect(shownValue('lower', exact('4.001'), 2)).toBe('4.01');
  });
});

describe('the worked example of availability', () => {
  test('gives 99.8839 %, a deviation: 43 200 minutes less 120 of maintenance and 50 of outage', () => {
    expect(judgeExample(measureOf('S1'), availability)).toEqual({ shown: '99.8839', verdict: 'deviation' });
    const byHand = multiply(divide(exact('43030'), exact('43080')), exact('100'));
    expect(shownValue('higher', byHand, 6)).toBe('99.883936');
    expect(breachThresholdText('higher', availability)).toBe('99.85');
  });
});

test('three deviations in the last four measured windows are chronic; windows without a verdict do not count', () => {
  const rule = { k: 3, n: 4 };
  expect(isChronic(['deviation', 'met', 'deviation', 'deviation'], rule)).toBe(true);
  expect(isChronic(['deviation', 'notMeasured', 'met', 'deviation', 'notMeasured', 'deviation'], rule)).toBe(true);
  expect(isChronic(['deviation', 'deviation', 'deviation', 'met', 'met'], rule)).toBe(false);
});

test('every measure has an example big enough to be judged, and judged as computed by hand', () => {
  const judged = measures.map((one) => [one.id, ...Object.values(judgeExample(one, one.commitment))]);
  expect(judged).toEqual([
    ['S1', '99.8839', 'deviation'],
    ['S2', '845.00', 'deviation'],
    ['S3', '0.5600', 'deviation'],
    ['S4', '0.97', 'deviation'],
    ['S5', '118.00', 'met'],
    ['S6', '17.00', 'deviation'],
    ['S7', '93.5483', 'deviation'],
    ['S8', '96.7741', 'met'],
    ['S9', '4.34', 'deviation'],
    ['S10', '85.0000', 'deviation'],
    ['S11', '68.3333', 'met'],
    ['S12', '6.6667', 'deviation'],
    ['S13', '6.50', 'deviation'],
    ['S14', '83.6734', 'deviation'],
    ['S15', '90.0000', 'met'],
    ['S16', '4.1667', 'breach'],
    ['S17', '91.6666', 'deviation'],
    ['S18', '100.0000', 'met'],
    ['S19', '87.5000', 'deviation'],
    ['S20', '97.5000', 'deviation'],
    ['S21', '90.0000', 'deviation'],
    ['S22', '91.6666', 'deviation'],
    ['S23', '20.50', 'met'],
    ['S24', '3.83', 'deviation'],
  ]);
});
