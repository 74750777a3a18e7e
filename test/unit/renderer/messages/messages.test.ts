import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { agreementKinds } from '#shared/domain/agreements/agreement';
import type { Term } from '#shared/domain/agreements/term';
import { termsOf } from '#shared/domain/agreements/terms';
import { chooseLocale, english } from '../../../../renderer/messages/messages';

const renderer = join(import.meta.dirname, '../../../../renderer');
const folder = join(renderer, 'messages/en');
const files = readdirSync(folder).map((name) => ({
  module: basename(name, '.json'),
  messages: JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>,
}));

const modules = files.map(({ module }) => module).join('|');
// `evidence.csv` in the take-home folder looks like an id and is a file.
const fileNames = /\.(?:csv|json|pdf)$/;

const used = new Set(
  readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => [
      ...readFileSync(join(renderer, path), 'utf8').matchAll(
        new RegExp(`['"]((?:${modules})(?:\\.[A-Za-z0-9-]+)+)['"]`, 'g'),
      ),
    ])
    .map(([, id]) => id ?? '')
    .filter((id) => !fileNames.test(id)),
);

// A term of an agreement carries the id of its label: it is used wherever a term is shown.
const termLabels = new Set(
  agreementKinds.flatMap((kind) => Object.values(termsOf(kind) as Record<string, Term>).map(({ label }) => label)),
);

describe('messages', () => {
  test('are all in the catalogue: a file of its own is also one that is imported', () => {
    expect(Object.keys(english).toSorted()).toEqual(files.flatMap(({ messages }) => Object.keys(messages)).toSorted());
  });

  test.each(files)('of $module begin with their module and are sorted', ({ module, messages }) => {
    const ids = Object.keys(messages);
    expect(ids.filter((id) => !id.startsWith(`${module}.`))).toEqual([]);
    expect(ids).toEqual(ids.toSorted((one, other) => (one < other ? -1 : 1)));
  });

  test('exist for every id that is used', () => {
    expect([...used].filter((id) => !(id in english))).toEqual([]);
  });

  test('are all used', () => {
    expect(Object.keys(english).filter((id) => !used.has(id) && !termLabels.has(id))).toEqual([]);
  });

  test('can all be parsed', () => {
    const { formatters } = createIntl({ locale: 'en' });
    const broken = Object.entries(english).filter(([, text]) => {
      try {
        formatters.getMessageFormat(text, 'en');
        return text.trim() === '';
      } catch {
        return true;
      }
    });
    expect(broken).toEqual([]);
  });
});

describe('what waits for HQ is said in a sentence', () => {
  const intl = createIntl({ locale: 'en-GB', messages: english });
  const say = (changes: number, blobs: number) => intl.formatMessage({ id: 'app.status.waiting' }, { changes, blobs });

  test.each([
    [1, 0, '1 change waits for HQ'],
    [12, 0, '12 changes wait for HQ'],
    [0, 1, 'One file waits for HQ'],
    [0, 3, '3 files wait for HQ'],
    [1, 1, '1 change and one file wait for HQ'],
    [12, 2, '12 changes and 2 files wait for HQ'],
  ])('%i changes and %i files', (changes, blobs, sentence) => {
    expect(say(changes, blobs)).toBe(sentence);
  });
});

describe('the locale', () => {
  test('is the one that was asked for, if there are texts for it', () => {
    expect(chooseLocale('en-XA', ['en-US'])).toBe('en-XA');
    expect(chooseLocale('en-IE', ['en-US'])).toBe('en-IE');
    expect(chooseLocale('fr', ['en-US'])).toBe('en-US');
  });

  test('is else the first English the person prefers, else British', () => {
    expect(chooseLocale(null, ['de-DE', 'en-US', 'en-GB'])).toBe('en-US');
    expect(chooseLocale(null, ['de-DE'])).toBe('en-GB');
  });
});
