import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalDomain } from '#shared/domain/commercial/customer-domain';

describe('spellings of one customer', () => {
  test.each([
    'alpenbad.example',
    ' WWW.Alpenbad.Example. ',
    'https://www.alpenbad.example:8443/contact?from=ad#top',
    '//alpenbad.example',
    'http://user:secret@alpenbad.example/',
    'mailto:eva@alpenbad.example',
    'eva.moser@alpenbad.example',
    'alpenbad。example',
    'ａｌｐｅｎｂａｄ.example',
  ])('%s is alpenbad.example', (written) => {
    expect(normalDomain(written)).toBe('alpenbad.example');
  });

  test.each([
    ['müller.at', 'xn--mller-kva.at'],
    ['XN--MLLER-KVA.at', 'xn--mller-kva.at'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
    ['москва.рф', 'xn--80adxhks.xn--p1ai'],
  ])('%s is written %s', (written, expected) => {
    expect(normalDomain(written)).toBe(expected);
  });

  test('www is a name of its own where nothing else stands before the ending', () => {
    expect(normalDomain('www.example')).toBe('www.example');
  });
});

test.each([
  '',
  'alpenbad',
  '10.0.0.1',
  '[::1]',
  'a b.example',
  '-a.example',
  'a..example',
  `${'a'.repeat(64)}.example`,
  '♥.example',
  'a_b.example',
])('no customer is found in "%s"', (written) => {
  expect(normalDomain(written)).toBeNull();
});

test('once in its form it stays in it', () => {
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      const domain = normalDomain(url);
      expect(domain === null ? null : normalDomain(domain)).toBe(domain);
    }),
  );
});

test('letters of the world are written in ASCII as browsers write them', () => {
  const letter = fc.constantFrom(...'abcxyz019äöüéñçøåłšžабвгдежзκλμνξあいうえお漢字한글');
  const label = fc.string({ unit: letter, minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(label, (word) => {
      const ascii = domainToASCII(`${word}.example`);
      fc.pre(ascii !== '');
      expect(normalDomain(`${word}.example`)).toBe(ascii);
    }),
    { numRuns: 500 },
  );
});
