import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Answer } from '#shared/domain/interviews/answer';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { consentText } from '#shared/domain/signing/consent-text';
import { captionLines, sealLines } from '#shared/domain/signing/signature-caption';
import { signingAuthority } from '#shared/domain/signing/signing-authority';
import { anAgreement } from '../../../builders/a-complete-visit';

const agreement = anAgreement('sla', { state: 'locked', dataSha256: 'a1'.repeat(32) });
const page = {
  title: 'Service Level Agreement',
  parties: [
    { party: 'vendor', name: 'Sentinel GmbH', detail: '' },
    { party: 'partner', name: 'Nordlicht GmbH', detail: '' },
  ],
} as const;
const signer = { party: 'partner', personName: 'Eva Lindner', language: 'en', keyHome: 'inPerson' } as const;

describe('the consent', () => {
  const consent = (differs: Partial<Parameters<typeof consentText>[0]> = {}) =>
    consentText({
      agreement,
      page,
      signer,
      authority: { kind: 'ownWord' },
      level: 'simple',
      keepsMovements: true,
      ...differs,
    });

  test('says who agrees to what for whom, what kind of signature it is, what is kept, and that a copy is given', () => {
    const text = consent();
    for (const words of [
      'I, Eva Lindner, have read the Service Level Agreement',
      'between Nordlicht GmbH and Sentinel GmbH',
      'no proof of it was recorded',
      'a simple electronic signature with evidence',
      'made on this device for this one signature',
      'How the pen moved is encrypted to headquarters',
      'I am given a copy on the spot',
      'a1'.repeat(32),
    ])
      expect(text).toContain(words);
  });

  test('is said in the language of the signer', () => {
    expect(consent({ signer: { ...signer, language: 'de' } })).toContain(
      'eine einfache elektronische Signatur mit Nachweis',
    );
  });

  test('never says that movements are kept where nobody keeps them', () => {
    const text = consent({ keepsMovements: false });
    expect(text).toContain('How the pen moved is not kept.');
    expect(text).not.toContain('encrypted');
  });

  test('says of a proof and of an answer what the right to sign rests on', () => {
    expect(consent({ authority: { kind: 'proven', evidenceIds: ['e1'] } })).toContain('was recorded and accepted');
    expect(consent({ authority: { kind: 'answered', answerId: 'a', said: 'Alone' } })).toContain(
      'about the contract: Alone.',
    );
  });
});

describe('the lines under a signature', () => {
  const lines = {
    language: 'en',
    personName: 'Eva Lindner',
    role: 'Director',
    organisation: 'Nordlicht GmbH',
  } as const;
  const when = { at: '2026-11-21T09:14:59.999Z', sessionId: '0190f000-0001-7000-8016-00000000abcd' };

  test('say name, role, organisation, the minute in UTC, the kind of signature and the mark of the signing', () => {
    expect(captionLines({ ...lines, ...when, level: 'simple' })).toEqual([
      'Eva Lindner',
      'Director, Nordlicht GmbH',
      'Signed 2026-11-21 09:14 UTC',
      'Electronic signature: simple, with evidence',
      'Signing 0000ABCD',
    ]);
    expect(captionLines({ ...lines, ...when, level: 'advanced', language: 'de' })[3]).toBe(
      'Elektronische Signatur: fortgeschritten',
    );
  });

  test('of a seal claim no signature', () => {
    expect(sealLines({ language: 'en', name: 'Ruth Baumann', organisation: 'Sentinel GmbH', ...when })).toEqual([
      'Conducted and sealed by',
      'Ruth Baumann, Sentinel GmbH',
      'Sealed 2026-11-21 09:14 UTC',
      'Signing 0000ABCD',
    ]);
  });
});

describe('the right to sign', () => {
  const index = builtInPack();
  const eva = brand<'Person'>('eva');
  const answer = {
    id: brand<'Answer'>('a1'),
    questionId: 'M2.Q1',
    state: 'answered',
    value: {
      signatories: [
        { person: 'jonas', mode: 'jointly' },
        { person: 'eva', mode: 'alone', limit: 50_000, source: 'register' },
      ],
    },
    at: '2026-11-20T12:00:00Z',
    replaces: [],
  } as unknown as Answer;

  test('rests on an accepted proof for this person first', () => {
    const proofs = [
      { evidenceId: 'e1', personId: brand<'Person'>('jonas') },
      { evidenceId: 'e2', personId: eva },
    ];
    expect(signingAuthority({ personId: eva, proofs, answers: [answer], index })).toEqual({
      kind: 'proven',
      evidenceIds: ['e2'],
    });
  });

  test('else on what was said in the contracting interview, in the words of the playbook', () => {
    expect(signingAuthority({ personId: eva, proofs: [], answers: [answer], index })).toEqual({
      kind: 'answered',
      answerId: 'a1',
      said: 'Alone, Up to 50000 EUR, Public register',
    });
  });

  test("else on the person's own word", () => {
    for (const answers of [[], [{ ...answer, state: 'declined' as const }], [{ ...answer, value: {} }]])
      expect(signingAuthority({ personId: eva, proofs: [], answers, index })).toEqual({ kind: 'ownWord' });
    expect(signingAuthority({ personId: brand<'Person'>('lea'), proofs: [], answers: [answer], index })).toEqual({
      kind: 'ownWord',
    });
  });
});
