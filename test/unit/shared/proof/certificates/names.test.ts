import fc from 'fast-check';
import { RelativeDistinguishedNames } from 'pkijs';
import { describe, expect, test } from 'vitest';
import {
  type NameParts,
  nameText,
  partsOf,
  plainName,
  readName,
  sameName,
  startsWith,
  writeName,
} from '#shared/proof/certificates/names';

const roundTrip = (parts: NameParts) => {
  const written = writeName(parts).toSchema().toBER(false);
  return readName(RelativeDistinguishedNames.fromBER(written));
};

const anyName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });

describe('a name in a certificate', () => {
  test('is one step for each part, whatever stands in it', () => {
    fc.assert(
      fc.property(anyName, anyName, anyName, (organisation, unit, commonName) => {
        const plain = [organisation, unit, commonName].map((part) => plainName(part));
        const name = roundTrip({ organisation, unit, commonName });
        expect(name.map((step) => step.map(({ value }) => value))).toEqual(
          plain.filter((part) => part !== '').map((part) => [part]),
        );
      }),
    );
  });

  test.each([
    ['Ana, O=Evil', 'O=Acme, CN=Ana\\, O\\=Evil'],
    ['Ana\nOU=Partner managers', 'O=Acme, CN=Ana OU\\=Partner managers'],
    ['Ana+CN=Boss', 'O=Acme, CN=Ana\\+CN\\=Boss'],
    ['Ana\u202Egro.live', 'O=Acme, CN=Ana gro.live'],
    ['Ana\u0000hidden', 'O=Acme, CN=Ana hidden'],
    ['  Ana \t Horvat ', 'O=Acme, CN=Ana Horvat'],
    ['山田 太郎', 'O=Acme, CN=山田 太郎'],
  ])('makes %j no other part', (commonName, text) => {
    const name = roundTrip({ organisation: 'Acme', commonName });

    expect(nameText(name)).toBe(text);
    expect(name.length).toBe(2);
  });

  test('is no longer than the standard permits, and stays so when it is cut again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = plainName(text);
        expect([...once].length).toBeLessThanOrEqual(64);
        expect(plainName(once)).toBe(once);
      }),
    );
  });

  test('leaves out an address that the field cannot hold', () => {
    expect(partsOf(roundTrip({ commonName: 'Ana', email: 'ana@vendor.example' })).email).toBe('ana@vendor.example');
    expect(partsOf(roundTrip({ commonName: 'Ana', email: 'änne@vendor.example' })).email).toBe('');
  });

  test('lies below another when it begins with its steps, letters and spacing aside', () => {
    const below = roundTrip({ organisation: 'ACME  Ltd', unit: 'Sales', commonName: 'Ana' });
    const base = roundTrip({ organisation: 'Acme Ltd', unit: 'Sales' });

    expect([startsWith(below, base), startsWith(base, below), sameName(below, base)]).toEqual([true, false, false]);
    expect(startsWith(below, roundTrip({ organisation: 'Acme Ltd', unit: 'Sales, East' }))).toBe(false);
  });
});
