import { describe, expect, test } from 'vitest';
import { identityChecks } from '#shared/domain/signing/evidence-record';
import { type LevelFacts, levelReasons, signatureLevel } from '#shared/domain/signing/signature-level';
import { keyHomes } from '#shared/domain/signing/signing-session';
import english from '../../../../renderer/messages/en/signing.json';

const best: LevelFacts = {
  keyHome: 'manager',
  vouchedFor: true,
  namesSigner: true,
  guardedByPin: true,
  identityCheck: 'document',
};

const yesOrNo = [true, false];

/** Every combination there is. */
const everything = keyHomes.flatMap((keyHome) =>
  yesOrNo.flatMap((vouchedFor) =>
    yesOrNo.flatMap((namesSigner) =>
      yesOrNo.flatMap((guardedByPin) =>
        identityChecks.map((identityCheck) => ({ keyHome, vouchedFor, namesSigner, guardedByPin, identityCheck })),
      ),
    ),
  ),
);

describe('the level of a signature', () => {
  test.each([
    ["the manager's certificate, guarded by a PIN", best, 'advanced'],
    ["the manager's certificate without a PIN", { ...best, guardedByPin: false }, 'simple'],
    ['a certificate in another name', { ...best, namesSigner: false }, 'simple'],
    ['a device that headquarters does not know', { ...best, vouchedFor: false }, 'simple'],
    ['a one-time key, whoever looked at whose passport', { ...best, keyHome: 'inPerson' }, 'simple'],
    ['a certificate file of their own, the passport seen', { ...best, keyHome: 'ownFile' }, 'advanced'],
    [
      'a certificate file of their own, nobody looked',
      { ...best, keyHome: 'ownFile', identityCheck: 'none' },
      'simple',
    ],
    [
      'a certificate file of their own, a badge seen',
      { ...best, keyHome: 'ownFile', identityCheck: 'badge' },
      'simple',
    ],
    ['a certificate file nobody vouches for', { ...best, keyHome: 'ownFile', vouchedFor: false }, 'simple'],
    ['a card of their own, known in person', { ...best, keyHome: 'token', identityCheck: 'knownPerson' }, 'advanced'],
  ] as const)('of %s is honest', (_name, facts, level) => {
    expect(signatureLevel(facts).level).toBe(level);
  });

  test('is advanced only where all four conditions hold, and each says why', () => {
    const sentences = Object.keys(english);
    for (const facts of everything) {
      const { level, conditions } = signatureLevel(facts);
      expect(conditions.map(({ condition }) => condition)).toEqual([
        'uniqueLink',
        'identification',
        'soleControl',
        'tamperEvidence',
      ]);
      expect(level).toBe(conditions.every(({ holds }) => holds) ? 'advanced' : 'simple');
      expect(conditions.filter(({ because }) => !sentences.includes(because))).toEqual([]);
    }
  });

  test('is never advanced with a key that was made on the device of the host', () => {
    const inPerson = everything.filter(({ keyHome }) => keyHome === 'inPerson');
    expect(inPerson.filter((facts) => signatureLevel(facts).level === 'advanced')).toEqual([]);
  });

  test('uses every reason there is', () => {
    const used = new Set(everything.flatMap((facts) => signatureLevel(facts).conditions.map(({ because }) => because)));
    expect([...used].sort()).toEqual(Object.values(levelReasons).sort());
  });
});
