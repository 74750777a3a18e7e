import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { freezeSession } from '#shared/domain/signing/freeze-session';
import type { Signature } from '#shared/domain/signing/signature';
import type { SigningEvent, SigningSession } from '#shared/domain/signing/signing-session';
import { sessionInForce, sessionState, signaturesInForce } from '#shared/domain/signing/signing-standing';
import { anAgreement } from '../../../builders/a-complete-visit';
import { someInk } from '../../../builders/some-ink';

const fixed = 'a1'.repeat(32);
const agreement = anAgreement('sla', { state: 'locked', dataSha256: fixed });
const fileOf = (name: string) => ({ sha256: 'f'.repeat(64), bytes: 9, mime: 'application/pdf', name });

function aSession(id: string, differs: Partial<SigningSession> = {}): SigningSession {
  const signer = (field: string, party: 'vendor' | 'partner') => ({
    field,
    party,
    personId: brand<'Person'>(field),
    personName: `Name of ${field}`,
    role: 'Director',
    language: 'en' as const,
    keyHome: 'inPerson' as const,
  });
  return {
    id: brand<'SigningSession'>(id),
    partnerId: agreement.partnerId,
    agreementId: agreement.id,
    dataSha256: fixed,
    original: fileOf('sla.pdf'),
    sealed: null,
    host: { name: 'Ruth', organisation: 'Sentinel', certificateSha256: 'c', vouchedFor: true, field: 'Vendor1' },
    signers: [signer('Vendor1', 'vendor'), signer('Partner1', 'partner')],
    startedAt: '2026-11-21T09:00:00Z',
    ...differs,
  };
}

function signature(session: SigningSession, field: string): Signature {
  const signer = session.signers.find((one) => one.field === field);
  return {
    id: brand<'Signature'>(`${session.id}/${field}`),
    partnerId: agreement.partnerId,
    agreementId: agreement.id,
    dataSha256: fixed,
    party: signer?.party ?? 'partner',
    personName: signer?.personName ?? '',
    role: 'Director',
    consentText: 'I agree.',
    ink: someInk(),
    signedAt: '2026-11-21T09:10:00Z',
    proof: {
      sessionId: session.id,
      field,
      file: fileOf(`${field}.pdf`),
      keyHome: 'inPerson',
      level: 'simple',
      certificateSha256: 'd',
      vouchedFor: true,
      evidence: fileOf('evidence.json'),
      escrow: null,
      notBefore: null,
    },
  };
}

function event(session: SigningSession, what: SigningEvent['event'], at = '2026-11-21T09:20:00Z'): SigningEvent {
  return {
    id: brand<'SigningEvent'>(at),
    partnerId: session.partnerId,
    sessionId: session.id,
    at,
    by: 'ruth',
    event: what,
  };
}

const session = aSession('s1');
const first = signature(session, 'Vendor1');
const second = signature(session, 'Partner1');
const declined = event(session, { kind: 'declined', field: 'Partner1', reason: 'Clause 9.' });
const ended = event(session, { kind: 'ended', reason: 'It got late.' }, '2026-11-21T09:30:00Z');

describe('a signing', () => {
  test('stands where its signatures and events have brought it', () => {
    const turned = event(session, { kind: 'turned', field: 'Partner1' });
    expect([
      sessionState(session, [], []),
      sessionState(session, [first], [turned]),
      sessionState(session, [second, first], []),
      sessionState(session, [first], [ended, declined]),
      sessionState(session, [], [ended]),
    ]).toEqual([
      { kind: 'open', next: session.signers[0], signed: [] },
      { kind: 'open', next: session.signers[1], signed: [first] },
      { kind: 'complete', signed: [first, second] },
      {
        kind: 'declined',
        field: 'Partner1',
        personName: 'Name of Partner1',
        reason: 'Clause 9.',
        at: declined.at,
        signed: [first],
      },
      { kind: 'ended', reason: 'It got late.', at: ended.at, signed: [] },
    ]);
  });

  test('that everybody has signed is complete, whatever another device said meanwhile', () => {
    expect(sessionState(session, [first, second], [ended]).kind).toBe('complete');
  });

  test('takes no signature or event of another one for its own', () => {
    const other = aSession('s2');
    expect(
      sessionState(session, [signature(other, 'Vendor1')], [event(other, { kind: 'ended', reason: 'x' })]),
    ).toEqual({
      kind: 'open',
      next: session.signers[0],
      signed: [],
    });
  });

  test('that ended makes its signatures void and room for another one', () => {
    const again = aSession('s2', { startedAt: '2026-11-21T10:00:00Z' });
    const all = { agreement, signatures: [first], events: [declined], documents: [] };
    expect(sessionInForce({ ...all, sessions: [session] })).toBe(null);
    const inForce = sessionInForce({ ...all, sessions: [session, again] });
    expect(inForce?.session.id).toBe('s2');
    expect(signaturesInForce([first, { ...first, proof: null }], inForce)).toEqual([{ ...first, proof: null }]);
  });

  test('over a text that was fixed anew counts no more', () => {
    const changed = { ...agreement, dataSha256: 'b2'.repeat(32) };
    const on = { sessions: [session], signatures: [], events: [], documents: [] };
    expect(sessionInForce({ ...on, agreement: changed })).toBe(null);
    expect(sessionInForce({ ...on, agreement })?.session.id).toBe('s1');
  });

  test('begun on two devices apart is the same one on every device', () => {
    const early = aSession('s9', { startedAt: '2026-11-21T08:00:00Z' });
    const on = { agreement, signatures: [], events: [], documents: [] };
    for (const sessions of [
      [session, early],
      [early, session],
    ])
      expect(sessionInForce({ ...on, sessions })?.session.id).toBe('s9');
  });
});

describe('freezing a signing', () => {
  const freeze = (differs: Partial<Parameters<typeof freezeSession>[0]> = {}) =>
    freezeSession({
      id: brand<'SignedDocument'>('document'),
      agreement,
      session,
      state: sessionState(session, [first, second], []),
      now: '2026-11-21T09:40:00Z',
      ...differs,
    });

  test('makes the file with the last signature the document', () => {
    expect(freeze()).toEqual({
      ok: true,
      value: {
        agreement: { ...agreement, state: 'signed' },
        document: {
          id: 'document',
          partnerId: agreement.partnerId,
          agreementId: agreement.id,
          kind: 'sla',
          version: 1,
          file: second.proof?.file,
          dataSha256: fixed,
          signers: [first, second].map(({ id, party, personName, role, signedAt }) => ({
            signatureId: id,
            party,
            personName,
            role,
            signedAt,
            level: 'simple',
          })),
          frozenAt: '2026-11-21T09:40:00Z',
          sessionId: 's1',
        },
      },
    });
  });

  test('is refused while somebody has not signed, after an end, and over another text', () => {
    expect([
      freeze({ state: sessionState(session, [first], []) }),
      freeze({ state: sessionState(session, [first], [declined]) }),
      freeze({ agreement: { ...agreement, dataSha256: 'b2'.repeat(32) } }),
      freeze({ agreement: { ...agreement, state: 'signed' } }),
    ]).toEqual([
      { ok: false, error: { kind: 'notSignedBy', next: session.signers[1] } },
      { ok: false, error: { kind: 'sessionNotOpen', state: 'declined' } },
      { ok: false, error: { kind: 'differentText', fixed: 'b2'.repeat(32), shown: fixed } },
      { ok: false, error: { kind: 'notLocked', state: 'signed' } },
    ]);
  });
});
