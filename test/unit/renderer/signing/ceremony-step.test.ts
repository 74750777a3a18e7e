import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { PlannedSigner, SigningSession } from '#shared/domain/signing/signing-session';
import { type CeremonyPlace, ceremonyStep } from '../../../../renderer/features/signing/ceremony-step';

const ruth: PlannedSigner = {
  field: 'Vendor1',
  party: 'vendor',
  personId: brand<'Person'>('ruth'),
  personName: 'Ruth Baumann',
  role: 'Chief Operating Officer',
  language: 'en',
  keyHome: 'inPerson',
};
const eva: PlannedSigner = {
  ...ruth,
  field: 'Partner1',
  party: 'partner',
  personId: brand<'Person'>('eva'),
  personName: 'Eva Lindner',
};
const host = { name: 'Nina Falk', organisation: '', certificateSha256: '', vouchedFor: false, field: 'Host' };
const session: Pick<SigningSession, 'id' | 'host' | 'signers'> = {
  id: brand<'SigningSession'>('session'),
  host,
  signers: [eva, ruth],
};
const beginning = {
  isFrozen: false,
  session,
  signedFields: [],
  place: null,
  justSigned: null,
  isHere: false,
};
const checked: CeremonyPlace = {
  sessionId: 'session',
  field: 'Partner1',
  check: { check: 'knownPerson', detail: '', at: '2026-11-20T12:00:00.000Z' },
  shown: null,
};
const begun: CeremonyPlace = { ...checked, shown: { from: '2026-11-20T12:01:00.000Z', allSeenAt: null } };

describe('the step of a signing', () => {
  test('is to prepare it, while there is no session', () => {
    expect(ceremonyStep({ ...beginning, session: null })).toEqual({ step: 'prepare' });
  });

  test('is the check of the first who has not signed', () => {
    expect(ceremonyStep(beginning)).toEqual({ step: 'check', signer: eva });
    expect(ceremonyStep({ ...beginning, signedFields: ['Partner1'] })).toEqual({ step: 'check', signer: ruth });
  });

  test('turns the screen once it is noted how the person was recognised, and shows the text when they are here', () => {
    expect(ceremonyStep({ ...beginning, place: checked })).toEqual({ step: 'turn', signer: eva, place: checked });
    expect(ceremonyStep({ ...beginning, place: begun, isHere: true })).toEqual({
      step: 'sign',
      signer: eva,
      place: begun,
    });
  });

  test('greets the person again after an interruption, because somebody else may hold the screen', () => {
    expect(ceremonyStep({ ...beginning, place: begun })).toEqual({ step: 'turn', signer: eva, place: begun });
  });

  test('forgets what was noted for another session or another person', () => {
    const other = { ...checked, sessionId: 'before' };

    expect(ceremonyStep({ ...beginning, place: other })).toEqual({ step: 'check', signer: eva });
    expect(ceremonyStep({ ...beginning, place: checked, signedFields: ['Partner1'] })).toEqual({
      step: 'check',
      signer: ruth,
    });
  });

  test('lets whoever conducts sign without a check and without turning the screen', () => {
    const own = { ...session, host: { ...host, field: 'Partner1' } };

    expect(ceremonyStep({ ...beginning, session: own })).toEqual({ step: 'sign', signer: eva, place: null });
  });

  test('gives the screen back between two signers, and goes on to the end after the last', () => {
    expect(ceremonyStep({ ...beginning, signedFields: ['Partner1'], justSigned: 'Partner1' })).toEqual({
      step: 'back',
      signed: eva,
      next: ruth,
    });
    const all = { ...beginning, signedFields: ['Partner1', 'Vendor1'], justSigned: 'Vendor1' };

    expect(ceremonyStep(all)).toEqual({ step: 'finish' });
    expect(ceremonyStep({ ...all, isFrozen: true })).toEqual({ step: 'done' });
  });
});
