import fc from 'fast-check';
import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { compareOn } from '#shared/domain/metrics/compare-cohorts';
import type { CohortRow } from '#shared/domain/metrics/insights';
import { differenceWords } from '../../../../renderer/features/insights/cohort-compare';
import { unmeasuredReading } from '../../../../renderer/features/insights/sample-insights';
import { english } from '../../../../renderer/messages/messages';

const intl = createIntl({ locale: 'en-GB', messages: english });

function cohort(share: number | null, interval: readonly [number, number] | null): CohortRow {
  return {
    month: '2026-03',
    tier: 'all',
    n: 10,
    isSmall: false,
    timeToFirstValue: unmeasuredReading('timeToFirstValue', 'nothingYet'),
    cells: [
      {
        milestone: 'gate1',
        day: 30,
        share,
        interval: interval && { low: interval[0], high: interval[1], level: 0.95 },
        watched: 10,
      },
    ],
  };
}

const between = (left: CohortRow, right: CohortRow) => compareOn(left, right, 'gate1', 30);
const said = (left: CohortRow, right: CohortRow) =>
  differenceWords(between(left, right), (id, values) => intl.formatMessage({ id }, values));

describe('two cohorts', () => {
  test('differ as Newcombe has it: 56 of 70 against 48 of 80', () => {
    const { difference, interval, isTold } = between(cohort(0.6, [0.4904, 0.7004]), cohort(0.8, [0.692, 0.8773]));
    expect(difference).toBeCloseTo(0.2, 10);
    expect(interval?.low).toBeCloseTo(0.0524, 3);
    expect(interval?.high).toBeCloseTo(0.3339, 3);
    expect(isTold).toBe(true);
  });

  test('are not told apart where the interval holds nought, and that is said', () => {
    const left = cohort(0.5, [0.25, 0.75]);
    const right = cohort(0.62, [0.4, 0.8]);
    expect(between(left, right).isTold).toBe(false);
    expect(said(left, right)).toMatch(/^12 points more, between −\d+ and \d+$/);
    expect(said(right, left)).toMatch(/^12 points fewer, between −\d+ and \d+$/);
    expect(said(left, left)).toMatch(/^No difference, between −\d+ and \d+$/);
  });

  test('of which one was not watched so long are not compared', () => {
    const none = between(cohort(null, null), cohort(0.5, [0.2, 0.8]));
    expect(none).toMatchObject({ difference: null, interval: null, isTold: false });
  });

  test('without intervals differ, and nobody says how surely', () => {
    expect(said(cohort(0.5, null), cohort(0.4, null))).toBe('−10 points; no interval can be told.');
  });

  test('the other way round differ by as much the other way, within an interval that holds the difference', () => {
    const shares = fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
      .map((three) => three.toSorted((one, other) => one - other) as [number, number, number]);
    fc.assert(
      fc.property(shares, shares, ([l1, p1, u1], [l2, p2, u2]) => {
        const one = between(cohort(p1, [l1, u1]), cohort(p2, [l2, u2]));
        const other = between(cohort(p2, [l2, u2]), cohort(p1, [l1, u1]));
        expect(one.difference).toBeCloseTo(-(other.difference ?? 0), 10);
        expect(one.interval?.low).toBeCloseTo(-(other.interval?.high ?? 0), 10);
        expect(one.interval?.low).toBeLessThanOrEqual((one.difference ?? 0) + 1e-12);
        expect(one.interval?.high).toBeGreaterThanOrEqual((one.difference ?? 0) - 1e-12);
      }),
    );
  });
});
