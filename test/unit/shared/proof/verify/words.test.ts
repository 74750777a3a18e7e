import { expect, test } from 'vitest';
import { type ReasonCode, reasonCodes, sayable } from '#shared/proof/verify/reason';
import { verdictWords } from '#shared/proof/verify/verdict-words';
import german from '../../../../../resources/verdicts/de.json';
import english from '../../../../../resources/verdicts/en.json';

const languages = { en: english, de: german } as const;
const namesIn = (sentence: string) => [...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => name).toSorted();

test.each(['en', 'de'] as const)('%s: every reason has a sentence, and every sentence a reason', (language) => {
  expect(Object.keys(languages[language]).toSorted()).toEqual([...reasonCodes].toSorted());
});

test('the sentences of both languages speak of the same things', () => {
  const differing = reasonCodes.filter((code) => {
    const inEnglish = new Set(namesIn(english[code as keyof typeof english]));
    const inGerman = new Set(namesIn(german[code as keyof typeof german]));
    const known = [...inEnglish].filter(
      (name) => !['nobody', 'one', 'once', 'niemanden', 'einmal'].includes(String(name)),
    );
    return known.some((name) => /^[a-z]+$/.test(String(name)) && !inGerman.has(name) && valueNames.has(String(name)));
  });
  expect(differing).toEqual([]);
});

const valueNames = new Set([
  'at',
  'authority',
  'claimed',
  'count',
  'entry',
  'field',
  'fields',
  'from',
  'issuer',
  'kind',
]);

test.each(['en', 'de'] as const)('%s: every sentence can be said and ends as one', (language) => {
  const words = verdictWords(language);
  const values = new Proxy({}, { get: (_, name) => (name === 'count' ? 2 : `<${String(name)}>`), has: () => true });
  const broken = reasonCodes.filter((code: ReasonCode) => {
    const given = Object.fromEntries(
      [...languages[language][code].matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, Reflect.get(values, name)]),
    );
    return !/[.!?]$/.test(words({ code, values: given }));
  });
  expect(broken).toEqual([]);
});

test('one missing signature and several are said differently', () => {
  const words = verdictWords('en');
  expect(words({ code: 'notFinished', values: { count: 1, fields: 'Partner1' } })).toMatch(
    /^One signature .* Partner1/,
  );
  expect(words({ code: 'notFinished', values: { count: 2, fields: 'A, B' } })).toMatch(/^2 signatures .* A, B/);
});

test('text from a file cannot turn a sentence around', () => {
  expect(sayable('Partner\u202e1\u0000')).toBe('Partner 1');
  expect(sayable('x'.repeat(500))).toHaveLength(80);
});
