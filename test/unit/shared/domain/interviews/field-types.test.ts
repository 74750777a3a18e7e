import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { checkAnswer } from '#shared/domain/interviews/answer-check';
import { questionSchema } from '#shared/domain/playbook/pack';
import { noFacts } from '#shared/domain/playbook/partner-facts';

const options = ['price', 'speed', 'reach', 'people'].map((id) => ({ id, label: id }));
const rows = [
  { id: 'opens', label: 'Opens the case' },
  { id: 'closes', label: 'Closes the case' },
];

function check(field: { readonly [key: string]: Json }, value: Json) {
  const question = questionSchema.parse({
    id: 'M1.Q1',
    text: '?',
    minutes: 1,
    fields: [{ id: 'one', label: 'One', ...field }],
  });
  return checkAnswer(question, { one: value }, noFacts('2026-11-20'));
}

describe('a ranking', () => {
  test('puts every option in its place, each once', () => {
    const field = { type: 'ranking', options };
    expect(check(field, ['speed', 'price', 'people', 'reach'])).toEqual([]);
    expect(check(field, ['speed', 'price'])).toEqual([{ fieldId: 'one', code: 'tooFewRanked', limit: 4 }]);
    expect(check(field, ['speed', 'speed', 'people', 'reach'])).toEqual([{ fieldId: 'one', code: 'repeatedOption' }]);
    expect(check(field, ['speed', 'fame', 'people', 'reach'])).toEqual([{ fieldId: 'one', code: 'unknownOption' }]);
  });

  test('of the first few asks for no more and no fewer', () => {
    const field = { type: 'ranking', options, min: 2, max: 3 };
    expect(check(field, ['speed', 'price'])).toEqual([]);
    expect(check(field, ['speed'])).toEqual([{ fieldId: 'one', code: 'tooFewRanked', limit: 2 }]);
    expect(check(field, ['speed', 'price', 'people', 'reach'])).toEqual([
      { fieldId: 'one', code: 'tooManyRanked', limit: 3 },
    ]);
  });
});

describe('a rubric', () => {
  test('has a whole step from 1 to 5 in every row', () => {
    expect(check({ type: 'rubric', rows }, { opens: 1, closes: 5 })).toEqual([]);
    expect(check({ type: 'rubric', rows }, { opens: 6, shouts: 2 })).toEqual([
      { fieldId: 'one', row: 'shouts', code: 'unknownRow' },
      { fieldId: 'one', row: 'opens', code: 'tooLarge', limit: 5 },
      { fieldId: 'one', row: 'closes', code: 'required' },
    ]);
    expect(check({ type: 'rubric', rows }, { opens: 2.5, closes: 0 })).toEqual([
      { fieldId: 'one', row: 'opens', code: 'notWhole' },
      { fieldId: 'one', row: 'closes', code: 'tooSmall', limit: 1 },
    ]);
  });
});

describe('a calendar', () => {
  test('is made of periods that begin before they end and say what they are', () => {
    const field = { type: 'calendar' };
    expect(check(field, [{ from: '2026-12-24', to: '2026-12-24', what: 'Closed' }])).toEqual([]);
    expect(
      check(field, [
        { from: '2026-12-24', to: '2026-12-01', what: 'Closed' },
        { from: '2026-02-30', what: ' ' },
      ]),
    ).toEqual([
      { fieldId: 'one', row: 0, columnId: 'to', code: 'endsBeforeItBegins' },
      { fieldId: 'one', row: 1, columnId: 'from', code: 'notADate' },
      { fieldId: 'one', row: 1, columnId: 'to', code: 'required' },
      { fieldId: 'one', row: 1, columnId: 'what', code: 'required' },
    ]);
    expect(check({ ...field, minRows: 2 }, [{ from: '2026-12-24', to: '2026-12-26', what: 'Closed' }])).toEqual([
      { fieldId: 'one', code: 'tooFewRows', limit: 2 },
    ]);
  });
});

test.each([
  [{ type: 'attestations' }, ['evidence-1'], []],
  [{ type: 'attestations' }, ['evidence-1', 'evidence-1'], ['repeatedOption']],
  [{ type: 'attestations' }, 'evidence-1', ['wrongType']],
  [{ type: 'scale5' }, 4, []],
  [{ type: 'scale5' }, 4.5, ['notWhole']],
  [{ type: 'duration', unit: 'hours' }, 0, []],
  [{ type: 'duration', unit: 'hours' }, -1, ['tooSmall']],
  [{ type: 'duration', unit: 'hours', min: 2 }, 1, ['tooSmall']],
  [{ type: 'table', columns: [{ id: 'at', label: 'At', type: 'site' }] }, [{ at: 'site-1' }], []],
  [{ type: 'table', columns: [{ id: 'at', label: 'At', type: 'site' }] }, [{ at: 4 }], ['wrongType']],
  [{ type: 'table', columns: [{ id: 'for', label: 'For', type: 'duration' }] }, [{ for: -2 }], ['tooSmall']],
] as const)('a field %j with %j has the findings %j', (field, value, codes) => {
  expect(check(field as never, value as never).map(({ code }) => code)).toEqual(codes);
});
