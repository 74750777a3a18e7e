import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { questionSchema } from '#shared/domain/playbook/pack';
import { type AnswerNames, answerLines } from '../../../../renderer/features/interviews/answer-words';

function names(locale: string): AnswerNames {
  return {
    intl: createIntl({ locale }),
    person: (id) => `person ${id}`,
    site: (id) => `site ${id}`,
    evidence: (id) => `evidence ${id}`,
    country: (code) => `country ${code}`,
    step: (_field, step) => `step ${step}`,
    yesNo: (value) => (value ? 'yes' : 'no'),
    weekday: (day) => `day ${day}`,
  };
}

function read(field: { readonly [key: string]: Json }, value: Json, locale = 'en-GB'): readonly string[] {
  const question = questionSchema.parse({
    id: 'M1.Q1',
    text: '?',
    minutes: 1,
    fields: [{ id: 'one', label: 'One', ...field }],
  });
  return answerLines(question, { one: value }, names(locale)).flatMap(({ lines }) => lines);
}

const options = [
  { id: 'a', label: 'Anna' },
  { id: 'b', label: 'Bert' },
];
const columns = [
  { id: 'who', label: 'Who', type: 'person' },
  { id: 'share', label: 'Share', type: 'percent' },
  { id: 'at', label: 'At', type: 'site' },
];

describe('an answer as it is read', () => {
  test.each([
    [{ type: 'text' }, 'words', ['words']],
    [{ type: 'one', options }, 'b', ['Bert']],
    [{ type: 'many', options }, ['b', 'a'], ['Bert and Anna']],
    [{ type: 'number', unit: 'people' }, 1200, ['1,200 people']],
    [{ type: 'percent' }, 99.95, ['99.95 %']],
    [{ type: 'money', unit: 'EUR' }, 1200.5, ['€1,200.50']],
    [{ type: 'money', unit: 'EUR' }, 1200, ['€1,200']],
    [{ type: 'duration', unit: 'hours' }, 4, ['4 hours']],
    [{ type: 'date' }, '2026-11-20', ['20 Nov 2026']],
    [{ type: 'yesNo' }, false, ['no']],
    [{ type: 'scale5' }, 4, ['4']],
    [{ type: 'person' }, 'p', ['person p']],
    [{ type: 'site' }, 's', ['site s']],
    [{ type: 'country' }, 'AT', ['country AT']],
    [{ type: 'countries' }, ['AT', 'SI'], ['country AT and country SI']],
    [{ type: 'attestations' }, ['e'], ['evidence e']],
    [{ type: 'ranking', options }, ['b', 'a'], ['1. Bert', '2. Anna']],
    [{ type: 'rubric', rows: options }, { a: 2, b: 5 }, ['Anna: 2, step 2', 'Bert: 5, step 5']],
    [
      { type: 'calendar' },
      [
        { from: '2026-12-24', to: '2026-12-26', what: 'Closed' },
        { from: '2026-05-01', to: '2026-05-01', what: 'Fair' },
      ],
      ['24 Dec 2026 – 26 Dec 2026: Closed', '1 May 2026: Fair'],
    ],
    [
      { type: 'hours' },
      [{ days: [1, 2], from: '08:00', to: '17:00', zone: 'Europe/Vienna' }],
      ['day 1 and day 2 08:00–17:00, Europe/Vienna'],
    ],
    [{ type: 'table', columns }, [{ who: 'p', share: 60 }, { at: 's' }], ['person p · Share: 60 %', 'site s']],
    [{ type: 'matrix', columns, rows: options }, { b: { share: 5 } }, ['Bert: Share: 5 %']],
  ] as const)('%j with %j is %j', (field, value, lines) => {
    expect(read(field as never, value as never)).toEqual(lines);
  });

  test('follows the notation of the reader', () => {
    expect(read({ type: 'money', unit: 'EUR' }, 1200.5, 'de-AT')).toEqual(['€\u00a01.200,50']);
    expect(read({ type: 'date' }, '2026-11-20', 'de-AT')).toEqual(['20.11.2026']);
  });

  test('still tells what is no longer offered', () => {
    expect(read({ type: 'one', options }, 'gone')).toEqual(['gone']);
  });
});
