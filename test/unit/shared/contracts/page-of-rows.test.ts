import { expect, test } from 'vitest';
import { rowSchema } from '#shared/contracts/hq-api';

const head = { dot: 'aaaaaa:1', change: 'c', value: 'Nordlys', by: 'ana', dev: 'd', at: 1 };
const row = (heads: unknown) => ({ entity: 'partner', id: 'p', fields: { legalName: heads } });

test.each([
  ['an ordinary value', [head]],
  ['several values that nobody decided between', [head, { ...head, dot: 'bbbbbb:7' }]],
  ['a value of no words, which is a value all the same', [{ ...head, value: null }]],
  ['a value of a record that was moved', [{ ...head, dot: 'aaaaaa:1@coast' }]],
  [
    'what it replaced, and what a deletion had seen',
    [{ ...head, was: [{ dot: 'a', value: 1, by: 'b', at: 2 }], saw: ['a'] }],
  ],
])('a row is taken with %s', (_what, heads) => {
  expect(rowSchema.safeParse(row(heads)).success).toBe(true);
});

test.each([
  ['no list of values', head],
  ['a value that is none', [{ ...head, value: undefined }]],
  ['a dot that is none', [{ ...head, dot: 'aaaaaa' }]],
  ['a time that is none', [{ ...head, at: '2026' }]],
  ['an author that is none', [{ ...head, by: 7 }]],
  ['what it replaced without a time', [{ ...head, was: [{ dot: 'a', value: 1, by: 'b' }] }]],
  ['what a deletion had seen in other than dots', [{ ...head, saw: [1] }]],
])('a row is not taken with %s', (_what, heads) => {
  expect(rowSchema.safeParse(row(heads)).success).toBe(false);
});
