import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Answer } from '#shared/domain/interviews/answer';
import { versionsOf } from '#shared/domain/interviews/answer-versions';
import { knownBefore, withAnswers } from '#shared/domain/interviews/answered-facts';
import { interviewOutline, interviewProgress, nextQuestion } from '#shared/domain/interviews/interview-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { indexPack } from '#shared/domain/playbook/pack-index';
import { noFacts } from '#shared/domain/playbook/partner-facts';
import { aCase, anAnswer, type Brought } from '../../../../builders/a-partner-case';

const index = builtInPack();
const inThisVersion = { packVersion: index.pack.version };

function outlineOf(moduleId: string, answers: readonly Answer[], brought: readonly Brought[] = []) {
  const facts = factsOf(aCase({ answers, brought }), index, { asOf: '2026-11-20' });
  return interviewOutline(index, moduleId, { facts, answers });
}

const entity = anAnswer('M1.Q1', { legalName: 'Nordlicht', registerNumber: 'FN 1', country: 'AT', address: 'Ring 1' });
const competing = anAnswer('M1.Q8', { competing: 'none' });

describe('the outline of an interview', () => {
  test('tells of each question where it stands', () => {
    const declined = anAnswer('M1.Q5', {}, { state: 'declined' });
    const said = anAnswer('M1.Q6', {}, { state: 'notApplicable' });
    expect(
      outlineOf('M1', [entity, declined, said, competing]).map(({ question, state }) => [question.id, state]),
    ).toEqual([
      ['M1.Q1', 'needsProof'],
      ['M1.Q2', 'open'],
      ['M1.Q3', 'open'],
      ['M1.Q4', 'open'],
      ['M1.Q5', 'declined'],
      ['M1.Q6', 'notApplicable'],
      ['M1.Q7', 'open'],
      ['M1.Q8', 'answered'],
    ]);
  });

  test('asks at once for the proof of an answer, and is content when it has been brought', () => {
    const [open] = outlineOf('M1', [entity]);
    expect(open?.proofs).toEqual([
      { evidenceTypeId: 'E1.1', state: 'missing' },
      { evidenceTypeId: 'E1.2', state: 'missing' },
    ]);
    const [brought] = outlineOf('M1', [entity], [{ typeId: 'E1.1' }, { typeId: 'E1.2', verdict: 'pending' }]);
    expect([brought?.state, brought?.proofs]).toEqual([
      'answered',
      [
        { evidenceTypeId: 'E1.1', state: 'accepted' },
        { evidenceTypeId: 'E1.2', state: 'pendingReview' },
      ],
    ]);
    expect(outlineOf('M1', [entity], [{ typeId: 'E1.1', verdict: 'rejected' }])[0]?.state).toBe('needsProof');
  });

  test('leads to the next open question and begins again at the top', () => {
    const outline = outlineOf('M1', [entity, competing]);
    expect(nextQuestion(outline, null)?.id).toBe('M1.Q2');
    expect(nextQuestion(outline, 'M1.Q2')?.id).toBe('M1.Q3');
    expect(nextQuestion(outline, 'M1.Q7')?.id).toBe('M1.Q2');
    expect(
      nextQuestion(
        outlineOf(
          'M8',
          [1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => anAnswer(`M8.Q${at}`, {}, inThisVersion)),
        ),
        null,
      ),
    ).toBeNull();
  });

  test('counts what is said apart from what is proven', () => {
    expect(interviewProgress(outlineOf('M1', [entity, competing], [{ typeId: 'E1.1' }]))).toEqual({
      questions: 8,
      closed: 2,
      proofs: 2,
      proofsAccepted: 1,
      proofsPending: 0,
      minutesLeft: 29,
    });
  });

  test('shows that two people answered while apart, until one answer names both', () => {
    const here = anAnswer('M1.Q8', { competing: 'none' }, { ...inThisVersion, id: brand('here') });
    const there = anAnswer(
      'M1.Q8',
      { competing: 'sells' },
      { ...inThisVersion, id: brand('there'), at: '2026-11-20T09:30:00Z' },
    );
    const both = anAnswer(
      'M1.Q8',
      { competing: 'both' },
      { ...inThisVersion, id: brand('both'), replaces: [here.id, there.id] },
    );
    expect(outlineOf('M1', [here, there]).at(-1)?.state).toBe('undecided');
    expect(versionsOf([here, there])?.heads.map(({ id }) => id)).toEqual(['there', 'here']);
    expect(outlineOf('M1', [here, there, both]).at(-1)?.state).toBe('answered');
    expect(versionsOf([here, there, both])).toMatchObject({ shown: both, heads: [both] });
  });
});

describe('facts from answers', () => {
  test('take a field with a home from its home, and leave out fields that do not apply', () => {
    const answers = [entity, anAnswer('M1.Q8', { competing: 'none', which: 'an older reply' })];
    const facts = factsOf(aCase({ answers }), index, { asOf: '2026-11-20' });
    expect(facts.answers['M1.Q1']).toEqual({
      legalName: 'Nordlicht Systemhaus GmbH',
      registerNumber: 'FN 123456a',
      country: 'AT',
      address: 'Ring 1',
    });
    expect(facts.answers['M1.Q8']).toEqual({ competing: 'none' });
  });

  test('offer what is known already before it is asked', () => {
    const hours = [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00', zone: 'Europe/Vienna' }];
    const facts = factsOf(aCase({ answers: [anAnswer('M1.Q7', { hours }, inThisVersion)] }), index, {
      asOf: '2026-11-20',
    });
    const field = (questionId: string, fieldId: string) => {
      const found = index.questionById.get(questionId)?.fields.find(({ id }) => id === fieldId);
      if (!found) throw new Error(`No field ${fieldId}`);
      return found;
    };
    expect(knownBefore(field('M8.Q2', 'hours'), facts)).toEqual(hours);
    expect(knownBefore(field('M1.Q1', 'legalName'), facts)).toBe('Nordlicht Systemhaus GmbH');
    expect(knownBefore(field('M8.Q4', 'number'), facts)).toBeUndefined();
  });

  test('skip a question by its rule, keep its answer, and have it back when the rule turns', () => {
    const [first, ...others] = index.pack.modules;
    if (!first) throw new Error('The pack has no module.');
    const questions = first.questions.map((question) =>
      question.id === 'M1.Q8' ? { ...question, appliesIf: "answer('M1.Q4.archetype') == 'reseller'" } : question,
    );
    const ruled = indexPack({ ...index.pack, modules: [{ ...first, questions }, ...others] });
    const state = (archetype: string) => {
      const answers = [anAnswer('M1.Q4', { archetype }), competing];
      const facts = withAnswers({ ...noFacts('2026-11-20'), partner: { archetype } }, ruled, answers);
      const item = interviewOutline(ruled, 'M1', { facts, answers }).at(-1);
      return [item?.state, item?.versions?.shown.id, facts.answers['M1.Q8']];
    };
    expect(state('technology')).toEqual(['skipped', competing.id, undefined]);
    expect(state('reseller')).toEqual(['answered', competing.id, { competing: 'none' }]);
  });
});
