import { describe, expect, test } from 'vitest';
import { checkAnswer, withoutBlanks } from '#shared/domain/interviews/answer-check';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { noFacts } from '#shared/domain/playbook/partner-facts';
import { sellsAndSupports } from '../../../../builders/a-partner-case';

const facts = noFacts('2026-11-20');

function check(questionId: string, value: Parameters<typeof checkAnswer>[1]) {
  const question = builtInPack().questionById.get(questionId);
  if (!question) throw new Error(`No question ${questionId}`);
  return checkAnswer(question, withoutBlanks(value), facts);
}

const owner = { name: 'Holding', country: 'AT', share: 60 };
const entity = { legalName: 'Fjord AS', registerNumber: '987', country: 'NO', address: 'Kaien 1' };

describe('an answer', () => {
  test('is complete when every required field is filled', () => {
    expect(check('M1.Q1', entity)).toEqual([]);
    expect(check('M1.Q3', sellsAndSupports.value)).toEqual([]);
  });

  test('of blanks is no answer', () => {
    expect(check('M1.Q1', { ...entity, legalName: '   ', owners: [{ name: '', country: '' }] })).toEqual([
      { fieldId: 'legalName', code: 'required' },
    ]);
  });

  test('names the row and the column of a cell that is wrong', () => {
    expect(
      check('M1.Q1', { ...entity, owners: [owner, { name: 'Ana', country: 'Austria', share: 12 }, { share: 30 }] }),
    ).toEqual([
      { fieldId: 'owners', row: 1, columnId: 'country', code: 'notACountry' },
      { fieldId: 'owners', row: 1, columnId: 'share', code: 'tooSmall', limit: 25 },
      { fieldId: 'owners', row: 2, columnId: 'name', code: 'required' },
      { fieldId: 'owners', row: 2, columnId: 'country', code: 'required' },
    ]);
  });

  test('keeps to the sense of the question: shares of more than a whole are refused in the words of the pack', () => {
    expect(check('M1.Q1', { ...entity, owners: [owner, { ...owner, share: 50 }] })).toEqual([
      { fieldId: 'owners', code: 'constraint', otherwise: 'The shares add up to more than 100 %.' },
    ]);
  });

  test('of a matrix needs every row', () => {
    expect(
      check('M8.Q3', { times: { s1: { firstResponse: 30, restore: 4 } } }).filter(({ fieldId }) => fieldId === 'times'),
    ).toEqual(
      ['s2', 's3', 's4'].flatMap((row) =>
        ['firstResponse', 'restore'].map((columnId) => ({ fieldId: 'times', row, columnId, code: 'required' })),
      ),
    );
  });

  test('may not promise more for a lesser case', () => {
    const times = (s1: number) => ({
      s1: { firstResponse: s1, restore: 4 },
      s2: { firstResponse: 120, restore: 8 },
      s3: { firstResponse: 480, restore: 80 },
      s4: { firstResponse: 1440, restore: 400 },
    });
    const kept = { availability: 99.5, onTime: 95, satisfaction: 85, source: 'monitoring' };
    expect(check('M8.Q3', { ...kept, times: times(30) })).toEqual([]);
    expect(check('M8.Q3', { ...kept, times: times(121) })).toMatchObject([{ fieldId: 'times', code: 'constraint' }]);
  });

  test('is asked for a field only where it applies, and what stands there otherwise does not matter', () => {
    expect(check('M1.Q8', { competing: 'none', which: 'x'.repeat(9) })).toEqual([]);
    expect(check('M1.Q8', { competing: 'sells' })).toEqual([
      { fieldId: 'which', code: 'required' },
      { fieldId: 'separation', code: 'required' },
    ]);
  });

  test.each([
    ['M8.Q9', { recommend: 10.5, why: 'x' }, 'tooLarge'],
    ['M8.Q9', { recommend: 9.5, why: 'x' }, 'constraint'],
    ['M8.Q9', { recommend: '9', why: 'x' }, 'wrongType'],
    ['M8.Q9', { recommend: 9, why: 'x', who: 'me' }, 'unknownField'],
    ['M1.Q4', { archetype: 'broker' }, 'unknownOption'],
    [
      'M1.Q7',
      {
        countries: ['AT', 'AT'],
        languages: ['de'],
        hours: [{ days: [1], from: '08:00', to: '17:00', zone: 'Europe/Vienna' }],
      },
      'repeatedOption',
    ],
    [
      'M1.Q7',
      {
        countries: ['AT'],
        languages: ['de'],
        hours: [{ days: [8], from: '08:00', to: '17:00', zone: 'Europe/Vienna' }],
      },
      'wrongType',
    ],
    [
      'M1.Q2',
      {
        match: 'most',
        outcomes: [{ customerType: 'a', offering: 'b', outcome: 'c' }],
        firstCustomers: [{ name: 'a', need: 'b', by: '2026-02-30' }],
      },
      'notADate',
    ],
    [
      'M1.Q2',
      { match: 'most', outcomes: [{ customerType: 'a', offering: 'b', outcome: 'c' }], firstCustomers: [] },
      'required',
    ],
  ])('%s %j is refused as %s', (questionId, value, code) => {
    expect(check(questionId, value).map((finding) => finding.code)).toEqual([code]);
  });
});
