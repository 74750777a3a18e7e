import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Answer } from '#shared/domain/interviews/answer';
import { versionsByQuestion } from '#shared/domain/interviews/answer-versions';
import { knownFacts, takeOverOffers } from '#shared/domain/interviews/known-facts';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { aCase, anAnswer } from '../../../../builders/a-partner-case';
import { aQuestion, aSmallPlaybook } from '../../../../builders/a-small-playbook';

const name = { id: 'name', label: 'Name', type: 'text', home: 'partner.legalName' } as const;
const languages = (over = {}) => ({ id: 'languages', label: 'Languages', type: 'text', ...over });

function on(index: PackIndex, answers: readonly Answer[]) {
  const facts = factsOf(aCase({ answers }), index, { asOf: '2026-11-20' });
  return { index, facts, versions: versionsByQuestion(answers) };
}

function question(index: PackIndex, id: string) {
  const found = index.questionById.get(id);
  if (!found) throw new Error(`No question ${id}`);
  return found;
}

describe('a fact that is known before its question is asked', () => {
  const index = aSmallPlaybook({
    m1: [aQuestion('M1.Q1', [name]), aQuestion('M1.Q2', [languages()])],
    m2: [aQuestion('M2.Q1', [name, languages({ suggestedBy: 'M1.Q2.languages' })])],
  });

  test('names the partner’s record, where nobody’s answer put it there', () => {
    expect(knownFacts(question(index, 'M1.Q1'), on(index, []))).toEqual(
      new Map([['name', { value: 'Nordlicht Systemhaus GmbH', source: { kind: 'record' } }]]),
    );
  });

  test('names the answer that put it on the record, and the answer that suggests it', () => {
    const said = anAnswer('M1.Q1', { name: 'Nordlicht Systemhaus GmbH' });
    const spoken = anAnswer('M1.Q2', { languages: 'German' });
    expect(knownFacts(question(index, 'M2.Q1'), on(index, [said, spoken]))).toEqual(
      new Map([
        ['name', { value: 'Nordlicht Systemhaus GmbH', source: { kind: 'answer', questionId: 'M1.Q1', answer: said } }],
        ['languages', { value: 'German', source: { kind: 'answer', questionId: 'M1.Q2', answer: spoken } }],
      ]),
    );
  });

  test('names the record again, once it says something else than the answer', () => {
    const said = anAnswer('M1.Q1', { name: 'Nordlicht KG' });
    expect(knownFacts(question(index, 'M2.Q1'), on(index, [said])).get('name')?.source).toEqual({ kind: 'record' });
  });

  test('is no news to the question that was answered with it', () => {
    const said = anAnswer('M1.Q1', { name: 'Nordlicht Systemhaus GmbH' });
    expect(knownFacts(question(index, 'M1.Q1'), on(index, [said]))).toEqual(new Map());
  });
});

describe('an answer to an earlier form of a question', () => {
  const many = { id: 'size', label: 'Size', type: 'one', options: [{ id: 'small', label: 'Small' }] } as const;
  const index = aSmallPlaybook({
    m1: [
      aQuestion('M1.Q1', [{ id: 'words', label: 'Words', type: 'text' }], { takesOver: ['M1.Q9'] }),
      aQuestion('M1.Q2', [many, languages()], { takesOver: ['M1.Q8', 'M1.Q9'] }),
    ],
  });
  const earlier = anAnswer('M1.Q8', { size: 'huge', languages: 'Czech', colour: 'blue' });

  test('is offered with what fits, and names what does not', () => {
    expect(takeOverOffers(question(index, 'M1.Q2'), on(index, [earlier]))).toEqual([
      { questionId: 'M1.Q8', answer: earlier, value: { languages: 'Czech' }, leftOut: ['size', 'colour'] },
    ]);
  });

  test('is the same field, whatever it was called, where each has only one', () => {
    const only = anAnswer('M1.Q9', { text: 'as it was' });
    expect(takeOverOffers(question(index, 'M1.Q1'), on(index, [only]))).toEqual([
      { questionId: 'M1.Q9', answer: only, value: { words: 'as it was' }, leftOut: [] },
    ]);
  });

  test('is offered no more once the question has an answer of its own, and never if it was declined', () => {
    const own = anAnswer('M1.Q2', { size: 'small', languages: 'German' });
    expect(takeOverOffers(question(index, 'M1.Q2'), on(index, [earlier, own]))).toEqual([]);
    const declined = { ...earlier, id: brand<'Answer'>('declined'), state: 'declined' as const, value: {} };
    expect(takeOverOffers(question(index, 'M1.Q2'), on(index, [declined]))).toEqual([]);
  });

  test('answers nothing by itself', () => {
    expect(on(index, [earlier]).facts.answers).toEqual({});
  });
});
