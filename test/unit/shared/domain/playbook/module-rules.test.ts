import { describe, expect, test } from 'vitest';
import { controlStandings } from '#shared/domain/gates/evaluate-partner';
import { factsOf } from '#shared/domain/gates/partner-records';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { moduleProgress } from '#shared/domain/playbook/module-rules';
import { scoreOf } from '#shared/domain/playbook/score-rules';
import { allAnswers } from '../../../../builders/a-complete-visit';
import {
  aCase,
  anAnswer,
  aPartner,
  gateOneProofs,
  ratedPartner,
  sellsAndSupports,
} from '../../../../builders/a-partner-case';

const index = builtInPack();
const fit = index.pack.scores[0];
const asOf = { asOf: '2026-11-20' };
const serviceLessons = allAnswers().find(({ questionId }) => questionId === 'M8.Q6')?.value ?? {};
const ratedAs = {
  T1: ratedPartner,
  T3: aPartner({ exposure: { data: 4, integration: 4, access: 4, criticality: 4, substitutability: 4 } }),
};

describe('the fit of a partner', () => {
  const answers = {
    'M1.Q2': { match: 'most' },
    'M1.Q3': sellsAndSupports.value,
    'M1.Q5': { commitment: 'people' },
    'M1.Q6': { candour: 'open' },
  };

  test('adds up its parts by weight; what is not planned does not lower it', () => {
    if (!fit) throw new Error('The pack has no score.');
    // market 0.7 · 25 + capability (1 + 0.6 + 0.25) / 3 · 25 + capacity 0.7 · 20 + commitment 0.8 · 15 + culture 0.8 · 15
    const result = scoreOf(fit, index, answers);
    expect(result.points).toBe(70.92);
    expect(result.isPassed).toBe(true);
    expect(result.parts.map(({ id, share }) => [id, share])).toEqual([
      ['market', 0.7],
      ['capability', (1 + 0.6 + 0.25) / 3],
      ['capacity', 0.7],
      ['commitment', 0.8],
      ['culture', 0.8],
    ]);
  });

  test('is nothing without an answer', () => {
    if (!fit) throw new Error('The pack has no score.');
    expect(scoreOf(fit, index, {})).toMatchObject({ points: 0, isPassed: false });
  });
});

describe('the progress of a module', () => {
  const qualification = index.moduleById.get('M1');

  test('counts only what is proven, mandatory steps twice, and names the next step', () => {
    if (!qualification) throw new Error('The pack has no M1.');
    const records = aCase({
      partner: ratedPartner,
      brought: [{ typeId: 'E1.1' }, { typeId: 'E1.2', verdict: 'pending' }, { typeId: 'E1.3' }],
    });
    const progress = moduleProgress(qualification, factsOf(records, index, asOf));
    expect(progress.steps.map(({ step, state }) => [step.id, state])).toEqual([
      ['M1.S1', 'open'],
      ['M1.S2', 'done'],
      ['M1.S3', 'open'],
      ['M1.S4', 'open'],
      ['M1.S5', 'done'],
      ['M1.S6', 'done'],
      ['M1.S7', 'notApplicable'],
      ['M1.S8', 'open'],
    ]);
    expect({
      proven: progress.proven,
      outOf: progress.outOf,
      isDone: progress.isDone,
      next: progress.next?.id,
    }).toEqual({
      proven: 5,
      outOf: 13,
      isDone: false,
      next: 'M1.S1',
    });
  });
});

describe('a control', () => {
  const states = (records: Parameters<typeof controlStandings>[0]) =>
    new Map(controlStandings(records, index, asOf).map(({ control, state }) => [control.id, state]));

  test('is satisfied by its proofs alone, and asked only of the tiers it is for', () => {
    const known = states(aCase({ partner: ratedPartner, brought: gateOneProofs }));
    expect(['C-ID-2', 'C-EX-1', 'C-CP-2'].map((id) => known.get(id))).toEqual([
      'satisfied',
      'missing',
      'notApplicable',
    ]);
  });

  test('on breach notice is stricter the higher the tier', () => {
    const state = (tier: 'T1' | 'T3', breachNoticeHours: number) => {
      const answer = anAnswer('M8.Q6', { ...serviceLessons, breachNoticeHours });
      return states(aCase({ partner: ratedAs[tier], brought: gateOneProofs, answers: [answer] })).get('C-IR-1');
    };
    expect([state('T1', 72), state('T3', 72), state('T3', 24)]).toEqual(['satisfied', 'partial', 'satisfied']);
  });
});
