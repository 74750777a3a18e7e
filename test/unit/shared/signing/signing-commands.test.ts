import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { setTerm, unlockAgreement } from '#shared/domain/agreements/agreement-commands';
import type { Signature } from '#shared/domain/signing/signature';
import { signatureSchema, signedDocumentSchema } from '#shared/domain/signing/signature';
import { freeze, type SignRequest, signAgreement } from '#shared/domain/signing/signing-commands';
import { checkSigner, consentText, missingSides, signatoriesOf } from '#shared/domain/signing/signing-rules';
import { anAgreement, everybody } from '../../../builders/a-complete-visit';
import { someInk } from '../../../builders/some-ink';

const fixed = 'a1'.repeat(32);
const locked: Agreement = anAgreement('sla', { state: 'locked', dataSha256: fixed });
const file = { sha256: 'f'.repeat(64), bytes: 90_000, mime: 'application/pdf', name: 'sla.pdf' };

describe('signing', () => {
  test('takes one drawing of each side, in either order, and freezes the file with both', () => {
    for (const order of [
      ['eva', 'ruth'],
      ['ruth', 'eva'],
    ] as const) {
      const signatures: Signature[] = [];
      for (const personId of order) signatures.push(signed(personId, { signatures }));
      expect(missingSides(signatures)).toEqual([]);
      const frozen = freeze({
        id: brand<'SignedDocument'>('document'),
        agreement: locked,
        signatures,
        file,
        now: '2026-12-02T10:05:00Z',
      });
      expect(frozen).toEqual({
        ok: true,
        value: {
          agreement: { ...locked, state: 'signed' },
          document: {
            id: 'document',
            partnerId: locked.partnerId,
            agreementId: locked.id,
            kind: 'sla',
            version: 1,
            file,
            dataSha256: fixed,
            signers: order.map((personId) => ({
              signatureId: `signature-${personId}`,
              party: personId === 'eva' ? 'partner' : 'vendor',
              personName: personId === 'eva' ? 'Eva Lindner' : 'Ruth Baumann',
              role: personId === 'eva' ? 'Managing Director' : 'Chief Operating Officer',
              signedAt: '2026-12-02T10:00:00Z',
            })),
            frozenAt: '2026-12-02T10:05:00Z',
          },
        },
      });
      if (frozen.ok) expect(signedDocumentSchema.safeParse(frozen.value.document).success).toBe(true);
      expect(signatures.every((signature) => signatureSchema.safeParse(signature).success)).toBe(true);
    }
  });

  test('is refused while the text is not fixed, or when another text was shown', () => {
    const draft = anAgreement('sla');
    expect(signAgreement(aRequest('eva', { agreement: draft }))).toEqual({
      ok: false,
      error: { kind: 'notLocked', state: 'draft' },
    });
    expect(signAgreement(aRequest('eva', { shownSha256: 'b2'.repeat(32) }))).toEqual({
      ok: false,
      error: { kind: 'differentText', fixed, shown: 'b2'.repeat(32) },
    });
  });

  test('is refused to somebody of the other side, twice for one side, and without a drawing', () => {
    expect(signAgreement(aRequest('ines', { party: 'partner' }))).toEqual({
      ok: false,
      error: { kind: 'otherSide', party: 'vendor' },
    });
    expect(signAgreement(aRequest('jonas', { signatures: [signed('eva')] }))).toEqual({
      ok: false,
      error: { kind: 'alreadySigned', party: 'partner' },
    });
    const dot = { width: 600, height: 200, strokes: [[{ x: 1, y: 1, time: 0 }]] };
    expect(signAgreement(aRequest('eva', { ink: dot }))).toEqual({ ok: false, error: { kind: 'nothingDrawn' } });
  });

  test('asks for authority where it is known who can bind the partner, and warns where it is not', () => {
    expect(signAgreement(aRequest('jonas', { mayBind: [brand<'Person'>('eva')] }))).toEqual({
      ok: false,
      error: { kind: 'noAuthority', personName: 'Jonas Weiß' },
    });
    expect(checkSigner(aPerson('jonas'), 'partner', null)).toEqual({ refusal: null, authorityUnknown: true });
    expect(checkSigner(aPerson('eva'), 'partner', [brand<'Person'>('eva')])).toEqual({
      refusal: null,
      authorityUnknown: false,
    });
  });

  test('does not count signatures of another agreement', () => {
    const other = { ...signed('eva'), agreementId: brand<'Agreement'>('other') };
    expect(signAgreement(aRequest('eva', { signatures: [other] })).ok).toBe(true);
    expect(freeze(aFreeze({ signatures: [other, signed('ruth')] }))).toEqual({
      ok: false,
      error: { kind: 'notSignedBy', parties: ['partner'] },
    });
  });
});

describe('freezing', () => {
  test('is refused for a signature under another text and for a file that is no document', () => {
    const stale = { ...signed('eva'), dataSha256: 'c3'.repeat(32) };
    expect(freeze(aFreeze({ signatures: [stale, signed('ruth')] }))).toEqual({
      ok: false,
      error: { kind: 'differentText', fixed, shown: 'c3'.repeat(32) },
    });
    expect(freeze(aFreeze({ file: { ...file, bytes: 0 } }))).toEqual({ ok: false, error: { kind: 'notADocument' } });
  });

  test('ends everything: no signature, no second freeze, no unlocking, no change of a term', () => {
    const frozen = freeze(aFreeze({}));
    if (!frozen.ok) throw new Error('refused');
    const { agreement } = frozen.value;
    const refusals = [
      signAgreement(aRequest('eva', { agreement })),
      freeze(aFreeze({ agreement })),
      unlockAgreement(agreement, 2),
      setTerm(agreement, 'termMonths', 6),
    ];
    expect(refusals.map((result) => (result.ok ? 'accepted' : result.error.kind))).toEqual([
      'notLocked',
      'notLocked',
      'notLocked',
      'notDraft',
    ]);
  });
});

test('the consent says who agrees to which text for whom, and calls a drawing a drawing', () => {
  const parties = [
    { party: 'vendor' as const, name: 'Bogenwerk Software AG', detail: '' },
    { party: 'partner' as const, name: 'Nordlicht Systemhaus GmbH', detail: '' },
  ];
  const request = { agreement: locked, page: { title: 'Service Level Agreement', parties }, party: 'partner' as const };
  const text = consentText({ ...request, personName: 'Eva Lindner', authorityUnknown: true });
  expect(text).toMatch(/^I, Eva Lindner, .* Service Level Agreement SLA-00c3d4 v1 between Nordlicht .* and Bogenwerk /);
  expect(text).toContain('It is not a cryptographic signature.');
  expect(text).toContain('no proof of it was recorded');
  expect(text).toContain(fixed);
  expect(signatureSchema.shape.consentText.safeParse(text).success).toBe(true);
});

test('signatures are handed to the document as they are', () => {
  const signature = signed('eva');
  expect(signatoriesOf([signature])).toEqual([
    {
      party: 'partner',
      personName: 'Eva Lindner',
      role: 'Managing Director',
      signed: { ink: signature.ink, at: signature.signedAt },
    },
  ]);
});

function aPerson(id: string) {
  const person = everybody().find((one) => one.id === id);
  if (person === undefined) throw new Error(`Nobody is called ${id}`);
  return person;
}

function aRequest(personId: string, over: Partial<SignRequest> = {}): SignRequest {
  const person = aPerson(personId);
  return {
    id: brand<'Signature'>(`signature-${personId}`),
    agreement: locked,
    signatures: [],
    person,
    party: person.party,
    mayBind: null,
    shownSha256: fixed,
    consentText: 'I agree.',
    ink: someInk(),
    now: '2026-12-02T10:00:00Z',
    ...over,
  };
}

function signed(personId: string, over: Partial<SignRequest> = {}): Signature {
  const result = signAgreement(aRequest(personId, over));
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

function aFreeze(over: Partial<Parameters<typeof freeze>[0]>): Parameters<typeof freeze>[0] {
  return {
    id: brand<'SignedDocument'>('document'),
    agreement: locked,
    signatures: [signed('eva'), signed('ruth')],
    file,
    now: '2026-12-02T10:05:00Z',
    ...over,
  };
}
