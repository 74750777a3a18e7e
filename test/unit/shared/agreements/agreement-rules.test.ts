import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { contestedValues, resolveTerms } from '#shared/domain/agreements/agreement-rules';
import { neededQuestions, termsOf } from '#shared/domain/agreements/terms';
import { checkAnswer } from '#shared/domain/interviews/answer-check';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { noFacts } from '#shared/domain/playbook/partner-facts';
import messages from '../../../../renderer/messages/en/agreements.json';
import {
  aCompleteVisit,
  allAnswers,
  anAgreement,
  answersWith,
  answersWithout,
  everybody,
} from '../../../builders/a-complete-visit';

const kinds = ['plan', 'sla'] as const;

describe('the terms of an agreement', () => {
  test.each(kinds)('are all found after a complete visit (%s)', (kind) => {
    const resolved = resolveTerms(kind, aCompleteVisit(kind));
    expect(resolved.missing).toEqual([]);
    expect(Object.keys(resolved.values)).toEqual(Object.keys(termsOf(kind)));
  });

  test.each(kinds)('name exactly the question whose answer is missing, for every question they need (%s)', (kind) => {
    for (const questionId of neededQuestions(kind)) {
      if (questionId === 'M1.Q1') continue;
      const { missing } = resolveTerms(kind, aCompleteVisit(kind, { answers: answersWithout(questionId) }));
      expect([...new Set(missing.map((one) => one.questionId))]).toEqual([questionId]);
      expect(missing.every((one) => one.cure === 'question')).toBe(true);
    }
  });

  test.each(kinds)('name the field as well, for every single required field (%s)', (kind) => {
    for (const term of Object.values(termsOf(kind))) {
      if (!term.required || term.home.kind !== 'question') continue;
      const { questionId, fieldId } = term.home;
      const answers = answersWith(questionId, { [fieldId]: undefined });
      expect(resolveTerms(kind, aCompleteVisit(kind, { answers })).missing).toEqual([
        { termId: term.id, label: term.label, questionId, fieldId, cure: 'question' },
      ]);
    }
  });

  test('take the parties from the partner record and send back to the question that fills it', () => {
    const inputs = aCompleteVisit('sla');
    const { missing } = resolveTerms('sla', { ...inputs, partner: { ...inputs.partner, registerNumber: ' ' } });
    expect(missing).toEqual([
      {
        termId: 'partnerRegisterNumber',
        label: 'agreements.term.partnerRegisterNumber',
        questionId: 'M1.Q1',
        fieldId: null,
        cure: 'question',
      },
    ]);
  });

  test('send to the partner record where no question asks: the accepted risk tier', () => {
    const inputs = aCompleteVisit('sla');
    const { missing } = resolveTerms('sla', { ...inputs, partner: { ...inputs.partner, riskTierAccepted: null } });
    expect(missing.map((one) => [one.termId, one.questionId, one.cure])).toEqual([['riskTier', null, 'partner']]);
  });

  test('treat an answer that was declined, blank, or names nobody known as no answer', () => {
    const declined = allAnswers().map((one) =>
      one.questionId === 'M8.Q8' ? { ...one, state: 'declined' as const } : one,
    );
    const questions = (answers: typeof declined, people = everybody()) => [
      ...new Set(resolveTerms('sla', aCompleteVisit('sla', { answers, people })).missing.map((one) => one.questionId)),
    ];
    expect(questions(declined)).toEqual(['M8.Q8']);
    expect(questions([...answersWith('M8.Q7', { readers: '   ' })])).toEqual(['M8.Q7']);
    expect(
      questions(
        [...allAnswers()],
        everybody().filter((person) => person.id !== 'ruth'),
      ),
    ).toEqual(['M8.Q5']);
  });

  test('read the answer that replaced another, and see two answers given apart as a conflict', () => {
    const first = allAnswers().find((one) => one.questionId === 'M8.Q8');
    if (first === undefined) throw new Error('The visit answers M8.Q8');
    const later = {
      ...first,
      id: brand<'Answer'>('later'),
      value: { ...first.value, transitionDays: 90 },
      at: '2026-11-20T12:00:00Z',
    };
    const replaced = aCompleteVisit('sla', { answers: [{ ...later, replaces: [first.id] }, ...allAnswers()] });
    expect(resolveTerms('sla', replaced).values.transitionDays).toBe(90);
    expect(contestedValues('sla', replaced, [])).toEqual([]);
    const apart = aCompleteVisit('sla', { answers: [later, ...allAnswers()] });
    expect(contestedValues('sla', apart, [{ kind: 'field', entity: 'partner', field: 'website' }])).toEqual([
      { kind: 'answer', questionId: 'M8.Q8' },
    ]);
    expect(
      contestedValues('sla', replaced, [
        { kind: 'field', entity: 'partner', field: 'legalName' },
        { kind: 'field', entity: 'agreement', field: 'terms/effectiveDate' },
      ]),
    ).toHaveLength(2);
  });

  test('start from our own company where it is known, and from the standard of the house', () => {
    const organisation = { legalName: 'Bogenwerk AG', registerNumber: 'CHE-1', country: 'CH', address: 'Zürich' };
    const resolved = resolveTerms('sla', {
      ...aCompleteVisit('sla'),
      agreement: anAgreement('sla', { terms: {} }),
      organisation,
    });
    expect(resolved.values.vendorName).toBe('Bogenwerk AG');
    expect(resolved.values.termMonths).toBe(12);
    expect(resolved.missing.map((one) => [one.termId, one.cure])).toEqual([
      ['baseAgreement', 'agreement'],
      ['effectiveDate', 'agreement'],
      ['dataLocation', 'agreement'],
    ]);
  });

  test('are fields that the playbook asks for, and asks of everybody if the agreement needs them', () => {
    const { questionById } = builtInPack();
    for (const kind of kinds)
      for (const term of Object.values(termsOf(kind))) {
        if (term.home.kind !== 'question') continue;
        const { questionId, fieldId } = term.home;
        const field = questionById.get(questionId)?.fields.find((one) => one.id === fieldId);
        expect(field, term.id).toBeDefined();
        const isAlwaysAsked = field?.required === true && field.appliesIf === undefined;
        expect([term.id, term.required && !isAlwaysAsked]).toEqual([term.id, false]);
      }
  });

  test('come from answers that the playbook accepts: the complete visit is one that can happen', () => {
    const { questionById, moduleById } = builtInPack();
    const facts = noFacts('2026-11-20');
    for (const answer of allAnswers()) {
      const question = questionById.get(answer.questionId);
      if (question === undefined) throw new Error(`Nobody asks ${answer.questionId}`);
      expect([answer.questionId, checkAnswer(question, answer.value, facts)]).toEqual([answer.questionId, []]);
    }
    const asked = ['M1', 'M8'].flatMap((id) => moduleById.get(id)?.questions.map((question) => question.id) ?? []);
    expect(allAnswers().map((one) => one.questionId)).toEqual(asked);
  });

  test('have a name in the interface each', () => {
    const labels = kinds.flatMap((kind) => Object.values(termsOf(kind)).map((one) => one.label));
    expect(labels.filter((label) => !(label in messages))).toEqual([]);
  });
});
