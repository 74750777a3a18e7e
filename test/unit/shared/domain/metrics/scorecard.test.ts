import { describe, expect, test } from 'vitest';
import { tallyInsights } from '#shared/domain/metrics/insights-tally';
import { metricFacts, metricIds } from '#shared/domain/metrics/metric-list';
import { attainment, scorecard } from '#shared/domain/metrics/scorecard';
import { tallyScorecards } from '#shared/domain/metrics/scorecards-tally';
import { aFact, aPartner, aQuestion, aSigned, aTimed, tallied, timed } from '../../../../builders/a-measured-partner';

const of = (value: number | null, isCensored = false) => ({ value, isCensored });

describe('how good a value is', () => {
  test('a share counts as it is, or what is left of it where less is better', () => {
    expect(attainment('activation', of(0.8), {})).toBe(0.8);
    expect(attainment('defectEscape', of(0.08), {})).toBeCloseTo(0.92, 12);
    expect(attainment('timeToValueGain', of(-0.5), {})).toBe(0);
  });

  test('points from −100 to 100 count as 0 to 1', () => {
    expect([-100, 0, 45, 100].map((points) => attainment('promoterScore', of(points), {}))).toEqual([0, 0.5, 0.725, 1]);
  });

  test('a time is as good as can be up to its target and worth nothing at twice of it', () => {
    const attained = [0, 45, 60, 90, 200].map((days) => attainment('timeToFirstValue', of(days), {}));
    expect(attained).toEqual([1, 1, expect.closeTo(2 / 3, 12), 0, 0]);
    expect(attainment('timeToFirstValue', of(60), { timeToFirstValue: 60 })).toBe(1);
  });

  test('a time that goes on cannot be told until it is past twice its target, and then it is nought', () => {
    expect(attainment('timeToFirstValue', of(10, true), {})).toBeNull();
    expect(attainment('timeToFirstValue', of(89, true), {})).toBeNull();
    expect(attainment('timeToFirstValue', of(90, true), {})).toBe(0);
  });

  test('what is not measured, and money, cannot be told', () => {
    expect(attainment('activation', of(null), {})).toBeNull();
    expect(attainment('pipelineVelocity', of(5), {})).toBeNull();
  });
});

describe('the scorecard', () => {
  const only = (weights: { readonly [metric: string]: number }) => ({
    ...Object.fromEntries(metricIds.map((id) => [id, 0])),
    ...weights,
  });

  test('the worked example: 60 days against 45 and 80 %, weighing 3 and 2, are 72', () => {
    const values: { readonly [id: string]: number } = { timeToFirstValue: 60, activation: 0.8 };
    const question = { weights: only({ timeToFirstValue: 3, activation: 2 }), targets: {} };
    expect(scorecard(question, (id) => of(values[id] ?? null))).toEqual({
      score: 72,
      parts: [
        { metric: 'timeToFirstValue', weight: 3, attainment: expect.closeTo(2 / 3, 12) },
        { metric: 'activation', weight: 2, attainment: 0.8 },
      ],
    });
  });

  test('what is not measured weighs nothing; of nothing there is no score', () => {
    const question = { weights: only({ timeToFirstValue: 3, activation: 2 }), targets: {} };
    expect(scorecard(question, (id) => of(id === 'activation' ? 0.8 : null)).score).toBe(80);
    expect(scorecard(question, () => of(null)).score).toBeNull();
  });

  test('weighs as built in where nobody has set a weight', () => {
    const { parts } = scorecard({ weights: {}, targets: {} }, () => of(null));
    expect(parts.map(({ metric, weight }) => [metric, weight])).toEqual(
      metricIds.filter((id) => metricFacts[id].weight > 0).map((id) => [id, metricFacts[id].weight]),
    );
  });

  test('of a group whose median is out of reach and past twice its target is nought, not passed over', () => {
    const question = aQuestion({ weights: only({ timeToFirstValue: 1 }) });
    expect(tallied(tallyInsights(question), timed('20 300+ 300+')).scorecards.all.score).toBe(0);
    expect(tallied(tallyInsights(question), timed('20 60+ 60+')).scorecards.all.score).toBeNull();
    expect(tallied(tallyInsights(question), timed('20 45 300+')).scorecards.all.score).toBe(100);
  });
});

describe('scorecards of partners', () => {
  test('stand in order, the lowest in front and those without a score last; merged records are left out', () => {
    const lines = tallied(tallyScorecards(aQuestion()), [
      aPartner('nothing', [aFact('waiting')]),
      aTimed('quick', '10'),
      aSigned('copy', 100, [aFact('merged')]),
      aTimed('never', '300+'),
      aTimed('slow', '60'),
    ]);
    expect(lines.map(({ partnerId }) => partnerId)).toEqual(['never', 'slow', 'quick', 'nothing']);
    expect(lines[0]).toMatchObject({ tier: 'silver', month: '2025-09', card: { score: 0 } });
    expect(lines.at(-1)).toMatchObject({ tier: null, month: null, card: { score: null } });
  });
});
