import { describe, expect, test } from 'vitest';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import {
  type Effect,
  effectsOfPartner,
  leastAsked,
  type PartnerEffects,
  playbookThings,
  StepTally,
  stepValues,
} from '#shared/domain/improvements/step-value';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aCase, anAnswer, aPartner } from '../../../../builders/a-partner-case';
import { aReadyPartner, readyOn } from '../../../../builders/a-ready-partner';

const index = builtInPack();
const things = playbookThings(index);

function effectsOf(records: PartnerRecords, today = readyOn): PartnerEffects {
  const run = effectsOfPartner(records, index, things, today);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

describe('what a question or a step changed for a partner', () => {
  const found = effectsOf(aReadyPartner());
  const of = (id: string) => [...(found.get(id) ?? [])].sort();

  test('is a gate or a control that is otherwise without it', () => {
    // Somebody checked the company against the lists, and a criterion of Gate 1 asks for that.
    const screening = things.find(({ kind, brings }) => kind === 'step' && brings?.evidenceTypes.includes('E1.6'));
    expect(of(screening?.id ?? '')).toContain('gate');
    expect(of('M1.Q3')).toContain('gate');
  });

  test('is a variable of the service level agreement or of the success plan that has its value from it', () => {
    expect(of('M8.Q3')).toContain('sla');
    expect(of('M1.Q3')).toContain('plan');
    expect(of('M1.Q3')).not.toContain('sla');
  });

  test('is nothing where no rule looks at what was said', () => {
    const without = things.filter(({ id, kind }) => kind === 'question' && found.get(id)?.size === 0);
    expect(without.length).toBeGreaterThan(0);
    const all = aReadyPartner();
    const ids = new Set(without.map(({ id }) => id));
    const answers = all.answers.filter(({ questionId }) => !ids.has(questionId));
    expect(outcomesOf({ ...all, answers })).toEqual(outcomesOf(all));
  });

  test('counts only what was given in the last twelve months', () => {
    const old = aReadyPartner();
    const longAgo = { ...old, answers: old.answers.map((one) => ({ ...one, at: '2025-11-20T10:00:00Z' })) };
    expect(effectsOf(longAgo).has('M1.Q3')).toBe(false);
    const justInTime = { ...old, answers: old.answers.map((one) => ({ ...one, at: '2025-11-21T10:00:00Z' })) };
    expect(effectsOf(justInTime).has('M1.Q3')).toBe(true);
  });

  test('counts what a proof did on its day, also if it has run out since', () => {
    const yearOn = '2027-10-20';
    const later = effectsOf(aReadyPartner(), yearOn);
    const screening = things.find(({ kind, brings }) => kind === 'step' && brings?.evidenceTypes.includes('E1.6'));
    expect([...(later.get(screening?.id ?? '') ?? [])]).toContain('gate');
  });

  test('does not hold a question for useless because the record kept what it said', () => {
    const question = things.find(
      ({ kind, brings }) =>
        kind === 'question' && brings?.questions[0]?.fields.some(({ home }) => home === 'partner.legalName'),
    );
    const fieldId = question?.brings?.questions[0]?.fields.find(({ home }) => home === 'partner.legalName')?.id ?? '';
    const partner = aPartner();
    const said = anAnswer(question?.id ?? '', { [fieldId]: partner.legalName });
    expect([...(effectsOf(aCase({ partner, answers: [said] })).get(question?.id ?? '') ?? [])]).toContain('sla');
    const otherwise = anAnswer(question?.id ?? '', { [fieldId]: 'Another name' });
    expect([...(effectsOf(aCase({ partner, answers: [otherwise] })).get(question?.id ?? '') ?? [])]).not.toContain(
      'sla',
    );
  });

  test('stops between two things, so that the window can draw', () => {
    const run = effectsOfPartner(aReadyPartner(), index, things, readyOn);
    let stops = 0;
    while (!run.next().done) stops += 1;
    expect(stops).toBe(found.size);
  });
});

function outcomesOf(records: PartnerRecords) {
  const { gates, controls } = evaluatePartner(records, index, { asOf: readyOn });
  return [gates.map(({ results }) => results.map(({ outcome }) => outcome)), controls.map(({ state }) => state)];
}

describe('the report of what steps are worth', () => {
  const [first, second] = things.filter(({ kind }) => kind === 'question');
  const sums = things.find(({ brings }) => brings === null);
  if (!first || !second) throw new Error('no questions');
  const tallyOf = (n: number, made: readonly Effect[]) => {
    const tally = new StepTally();
    for (let partner = 0; partner < n; partner += 1)
      tally.add(
        new Map([
          [first.id, new Set(partner === 0 ? made : [])],
          [second.id, new Set<Effect>()],
        ]),
      );
    return tally;
  };

  test('tells little data from no value: below thirty partners nothing is a candidate for removal', () => {
    const verdict = (n: number) => tallyOf(n, []).valueOf(first).verdict;
    expect([verdict(0), verdict(leastAsked - 1), verdict(leastAsked)]).toEqual(['tooFew', 'tooFew', 'candidate']);
  });

  test('says for how many it may matter all the same', () => {
    expect(tallyOf(30, []).valueOf(first).mayChange?.toFixed(3)).toBe('0.095');
    expect(tallyOf(0, []).valueOf(first).mayChange).toBe(1);
    expect(tallyOf(30, ['sla']).valueOf(first).mayChange).toBeNull();
  });

  test('holds a step that changed something for one partner for useful, and counts each partner once', () => {
    expect(tallyOf(40, ['gate', 'sla']).valueOf(first)).toMatchObject({
      asked: 40,
      changed: 1,
      by: { gate: 1, control: 0, sla: 1, plan: 0 },
      verdict: 'useful',
    });
  });

  test('begins with the candidates, and does not judge what only sums others up', () => {
    const values = stepValues(things, tallyOf(40, ['gate']));
    expect(values[0]?.thing.id).toBe(second.id);
    expect(sums && values.find(({ thing }) => thing.id === sums.id)?.verdict).toBe('notJudged');
    expect(values.at(-1)?.verdict).toBe('notJudged');
  });
});
