import { expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Json } from '#shared/base/json';
import { comparePlan } from '#shared/domain/plans/compare-plans';
import { closedMilestones, recordsOfPlan } from '#shared/domain/plans/plan-chain';
import { planOfAnyFormat } from '#shared/domain/plans/plan-format';
import { planStanding } from '#shared/domain/plans/plan-standing';
import { anAgreement, answersWith, everybody } from '../../../../builders/a-complete-visit';
import {
  aClosure,
  aGoalReading,
  aPlan,
  aPlanUnderWay,
  planAgreement,
  withProgress,
} from '../../../../builders/a-plan-under-way';

const second = anAgreement('plan', { id: brand('second'), version: 2, supersedesId: planAgreement.id });
const agreements = [planAgreement, second];

test('the next plan begins with what was closed and read under the one before, and carries the rest over as open', () => {
  const progress = withProgress({
    agreements,
    closures: [
      aClosure('R1'),
      aClosure('A6'),
      aClosure('A6', { id: brand('b'), kind: 'reopened', at: '2026-12-01T09:00:00Z' }),
    ],
    readings: [
      aGoalReading('Practices that order digitally', '12'),
      aGoalReading('Calls about orders', '60', { agreementId: brand('of-another') }),
    ],
  });
  const before = planAgreement.id;
  const plan = aPlan({
    agreement: second,
    doneOn: closedMilestones(before, progress),
    readings: recordsOfPlan(before, progress).readings,
  });
  expect(plan.milestones.filter(({ doneOn }) => doneOn !== null).map(({ id }) => id)).toEqual(['R1']);
  expect(plan.milestones).toHaveLength(21);
  expect(plan.goals.map(({ goal, target, carried }) => [goal, target, carried])).toEqual([
    ['Practices that order digitally', '40', { actual: '12', readOn: '2027-02-26' }],
    ['Calls about orders', '20', null],
  ]);
  // What was closed under the first version stays closed under the second.
  const standing = planStanding(aPlanUnderWay({ plan, progress }), '2027-03-01');
  expect(standing.done.map(({ id, state }) => [id, state])).toEqual([['R1', 'closed']]);
  expect(standing.goals[0]?.reading?.actual).toBe('12');
});

test('two versions are compared by what they say: dates, goals, people, gives', () => {
  const before = aPlan();
  const goals = [
    {
      goal: 'Practices that order digitally',
      unit: 'practices',
      baseline: 0,
      target: 50,
      by: '2027-12-17',
      weight: 60,
      owner: 'jonas',
    },
    { goal: 'Laboratories connected', unit: 'laboratories', baseline: 0, target: 5, by: '2027-12-17', weight: 40 },
  ];
  const after = aPlan({
    agreement: {
      ...second,
      terms: { ...second.terms, marketingPlay: 'A stand at the fair', milestoneDays: { A2: 20 } },
    },
    answers: answersWith('M1.Q5', { goals, sponsor: 'jonas' }),
    doneOn: { R1: '2026-11-25' },
  });
  expect(comparePlan(before, before)).toEqual([]);
  expect(comparePlan(before, after).filter(({ kind }) => kind !== 'milestoneMoved')).toEqual([
    { kind: 'marketingPlay', before: '', after: 'A stand at the fair' },
    { kind: 'goalAdded', goal: 'Laboratories connected' },
    { kind: 'goalDropped', goal: 'Calls about orders' },
    { kind: 'goalTarget', goal: 'Practices that order digitally', before: '40', after: '50' },
    { kind: 'person', role: 'sponsor', side: 'partner', before: 'Eva Lindner', after: 'Jonas Weiß' },
    { kind: 'milestoneReached', id: 'R1', title: 'Partner qualified', on: '2026-11-25' },
    { kind: 'milestoneDuration', id: 'A2', title: 'Sandbox accepted', before: 10, after: 20 },
  ]);
  expect(comparePlan(before, after).filter(({ kind }) => kind === 'milestoneMoved')).toContainEqual({
    kind: 'milestoneMoved',
    id: 'R4',
    title: 'Accounts, sandbox and content provided',
    before: '2027-02-19',
    after: '2027-02-05',
  });
});

test('a plan has the way of each person who learns, by the parts they lead and the roles they are in', () => {
  const learners = [{ personId: brand<'Person'>('lea'), role: 'support' as const, left: null }];
  expect(aPlan({ learners }).enablement).toEqual([
    { person: 'Jonas Weiß', leads: ['market', 'sell'], roles: ['sales'], steps: steps('R5', 'A1', 'A5') },
    { person: 'Tomáš Novák', leads: ['implement'], roles: ['delivery'], steps: steps('R5', 'A1', 'F1', 'A7') },
    { person: 'Sara Öztürk', leads: ['support'], roles: ['support'], steps: steps('R5', 'A1', 'A4') },
    { person: 'Lea Hofer', leads: [], roles: ['support'], steps: steps('R5', 'A1', 'A4') },
  ]);
  expect(everybody().some(({ name }) => name === 'Lea Hofer')).toBe(true);
});

function steps(...ids: readonly string[]) {
  const due = new Map<string, string>(aPlan().milestones.map(({ id, latestFinish }) => [id, latestFinish]));
  return ids.map((milestone) => ({ milestone, due: due.get(milestone) }));
}

test('data of the first format is read as the same plan, with its languages and gives of our side', () => {
  const { template: _template, languages: _languages, enablement: _enablement, raci: _raci, ...rest } = aPlan();
  const first = {
    ...rest,
    format: 1,
    goals: rest.goals.map(({ carried: _carried, ...goal }) => goal),
    gives: rest.gives.map(({ what, due }) => ({ what, due })),
  };
  const read = planOfAnyFormat(JSON.parse(JSON.stringify(first)) as Json);
  expect(read).toMatchObject({
    format: 2,
    template: 'plan-1',
    languages: { first: 'en', second: null, prevailing: 'en' },
    milestones: rest.milestones,
    raci: aPlan().raci,
  });
  expect(read?.gives.map(({ side }) => side)).toEqual(['vendor', 'vendor', 'vendor', 'vendor']);
  expect(planOfAnyFormat({ kind: 'plan', format: 3 })).toBeNull();
  expect(planOfAnyFormat({ kind: 'sla', format: 2 })).toBeNull();
  expect(planOfAnyFormat(null)).toBeNull();
});
