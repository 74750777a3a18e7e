import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { termsOf } from '#shared/domain/agreements/terms';
import { hourRows, hoursOf } from '../../../../renderer/features/agreements/hours-rows';
import { remedyRowForms } from '../../../../renderer/features/agreements/remedy-term-rows';
import { slaRowForms } from '../../../../renderer/features/agreements/sla-term-rows';
import { valueWords } from '../../../../renderer/features/agreements/version-changes';
import { english } from '../../../../renderer/messages/messages';
import type { Text } from '../../../../renderer/ui/use-text';

/** The message with its values behind it: what is tested is which one is said, not how it is formatted. */
const text: Text = (id, values) =>
  values ? `${id} ${JSON.stringify(values)}` : (english[id as keyof typeof english] as string);

const forms = { ...slaRowForms(text), ...remedyRowForms(text) };

/** A value as somebody would have decided it, for every term that is a list. */
const decided: { readonly [termId: string]: Json } = {
  commitments: { S1: { target: '99.5', tolerance: '0.1', minimumSample: 1 } },
  creditBands: {
    S1: [
      { from: '99', to: null, percent: '0' },
      { from: null, to: '99', percent: '10' },
    ],
  },
  actionCredits: [{ name: 'A workshop', points: '5' }],
  declaredVolumes: { cases: 40 },
  dependencies: [{ name: 'Cloud', owner: 'Hoster', availability: '99.9' }],
  publicCommitments: [{ promise: 'Always on', proof: 'Monitor', measure: 'S1', target: '99.9' }],
  changeNotices: { maintenance: { count: 7, unit: 'days' } },
  dispute: [{ step: 'notice', workingDays: 0, decidedBy: 'Anybody', cost: 'own' }],
  deviations: [{ clause: '7', change: 'struck', words: '', reason: 'Not wanted' }],
};

describe('a term that is a list', () => {
  test.each(Object.keys(decided))(
    '%s is read into rows and written back as it was, in a shape that is allowed',
    (id) => {
      const form = forms[id];
      const term = termsOf('sla')[id];
      if (!form || !term) throw new Error(`There is no form for ${id}.`);
      const value = decided[id] ?? null;
      const written = form.fromRows(form.toRows(value));
      expect(written).toEqual(value);
      expect(term.schema.safeParse(written).success).toBe(true);
    },
  );

  test('goes back to the standard when its last row is taken out', () => {
    expect(Object.values(forms).map((form) => form.fromRows([]))).toEqual(Object.values(forms).map(() => null));
  });

  test('has a form for every decision of an agreement that is one', () => {
    const lists = Object.values(termsOf('sla')).filter(
      ({ home, type }) => home.kind === 'agreement' && (type === 'rows' || type === 'map'),
    );
    expect(lists.filter(({ id }) => forms[id] === undefined).map(({ id }) => id)).toEqual([]);
  });
});

test('a gap between credit bands is told while they are filled in', () => {
  const rows = [
    { measure: 'S1', from: 99.5, percent: 0 },
    { measure: 'S1', to: 99, percent: 10 },
  ];
  expect(forms.creditBands?.faults?.(rows)).toEqual([
    'agreements.problem.E02 {"measure":"S1 Availability","what":"gap","edge":"99"}',
  ]);
  expect(
    forms.creditBands?.faults?.([
      { measure: 'S1', from: 99, percent: 0 },
      { measure: 'S1', to: 99, percent: 10 },
    ]),
  ).toEqual([]);
});

test('hours keep their days: groups by their name, others a row each', () => {
  const hours = [
    { days: [1, 2, 3, 4, 5], from: '08:00', to: '10:00', zone: 'Europe/Vienna' },
    { days: [2, 6], from: '12:00', to: '13:00', zone: 'Europe/Vienna' },
  ];
  const rows = hourRows(hours);
  expect(rows.map(({ days }) => days)).toEqual(['workdays', '2', '6']);
  expect(hoursOf(rows)).toEqual([
    hours[0],
    { days: [2], from: '12:00', to: '13:00', zone: 'Europe/Vienna' },
    { days: [6], from: '12:00', to: '13:00', zone: 'Europe/Vienna' },
  ]);
});

test('values of a version are told in words', () => {
  expect(valueWords({ target: '99.5', tolerance: null, steps: [1, true] }, text)).toBe('Target: 99.5, steps: 1; Yes');
  expect(valueWords([], text)).toBe('nothing');
});
