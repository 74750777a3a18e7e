import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Person } from '#shared/domain/partners/person';
import {
  type HostIdentity,
  isSameName,
  planSession,
  sessionMark,
  signingFrame,
  type WantedSigner,
} from '#shared/domain/signing/session-plan';
import { plannedSignerSchema } from '#shared/domain/signing/signing-session';
import { anAgreement, everybody } from '../../../builders/a-complete-visit';

const agreement = anAgreement('sla', { state: 'locked', dataSha256: 'a1'.repeat(32) });
const host: HostIdentity = {
  name: 'Ruth Baumann',
  organisation: 'Sentinel GmbH',
  certificateSha256: 'c'.repeat(64),
  vouchedFor: true,
  keyHome: 'manager',
};
const other: HostIdentity = { ...host, name: 'Mara Keller' };

function person(id: string): Person {
  const found = everybody().find((one) => one.id === id);
  if (!found) throw new Error(`Nobody is called ${id}.`);
  return found;
}

function signer(id: string, differs: Partial<WantedSigner> = {}): WantedSigner {
  const one = person(id);
  return { person: one, party: one.party, language: 'de', keyHome: 'inPerson', mayBind: null, ...differs };
}

const plan = (wanted: readonly WantedSigner[], differs: Partial<Parameters<typeof planSession>[0]> = {}) =>
  planSession({ agreement, underWay: null, host, wanted, ...differs });

describe('planning a signing', () => {
  test('lets a host who signs for the vendor sign first, with the key in the own name', () => {
    const planned = plan([signer('eva'), signer('jonas'), signer('ines'), signer('ruth')]);
    if (!planned.ok) throw new Error(planned.error.kind);
    expect(planned.value.signers.map(({ field, personName, keyHome }) => [field, personName, keyHome])).toEqual([
      ['Vendor1', 'Ruth Baumann', 'manager'],
      ['Partner1', 'Eva Lindner', 'inPerson'],
      ['Partner2', person('jonas').name, 'inPerson'],
      ['Vendor2', person('ines').name, 'inPerson'],
    ]);
    expect(planned.value.host.field).toBe('Vendor1');
    expect(planned.value.signers.every((one) => plannedSignerSchema.safeParse(one).success)).toBe(true);
  });

  test('gives any other host a field of their own for the seal, and keeps the order', () => {
    const planned = plan([signer('eva'), signer('ruth')], { host: other });
    if (!planned.ok) throw new Error(planned.error.kind);
    expect(planned.value.host.field).toBe('Host');
    expect(planned.value.signers.map(({ field, keyHome }) => [field, keyHome])).toEqual([
      ['Partner1', 'inPerson'],
      ['Vendor1', 'inPerson'],
    ]);
    const frame = signingFrame({
      id: brand<'SigningSession'>('s'),
      startedAt: '2026-11-21T09:00:00Z',
      ...planned.value,
      signers: [...planned.value.signers],
    });
    expect(frame.host).toEqual({ field: 'Host', name: 'Mara Keller', organisation: 'Sentinel GmbH' });
  });

  test('is the host for the partner only by chance of name: the seal stays a seal', () => {
    const planned = plan([signer('eva'), signer('ines')], { host: { ...host, name: 'Eva Lindner' } });
    expect(planned.ok && [planned.value.host.field, planned.value.signers[0]?.keyHome]).toEqual(['Host', 'inPerson']);
  });

  test.each([
    [
      'while the text is not fixed',
      [signer('eva'), signer('ruth')],
      { agreement: anAgreement('sla') },
      { kind: 'notLocked', state: 'draft' },
    ],
    [
      'while another one is under way',
      [signer('eva'), signer('ruth')],
      { underWay: brand<'SigningSession'>('s1') },
      { kind: 'sessionUnderWay', sessionId: 's1' },
    ],
    ['without somebody of each side', [signer('eva')], {}, { kind: 'sideMissing', parties: ['vendor'] }],
    ['without anybody', [], {}, { kind: 'sideMissing', parties: ['vendor', 'partner'] }],
    [
      'with the same person twice',
      [signer('eva'), signer('ruth'), signer('eva')],
      {},
      { kind: 'namedTwice', personName: 'Eva Lindner' },
    ],
    [
      'with somebody of the other side',
      [signer('eva'), signer('ruth', { party: 'partner' }), signer('ines')],
      {},
      { kind: 'otherSide', party: 'vendor' },
    ],
    [
      'with somebody who is known not to bind the side',
      [signer('eva', { mayBind: [brand<'Person'>('jonas')] }), signer('ruth')],
      {},
      { kind: 'noAuthority', personName: 'Eva Lindner' },
    ],
    [
      "with the host's key in another hand",
      [signer('eva', { keyHome: 'manager' }), signer('ruth')],
      {},
      { kind: 'notTheHost', personName: 'Eva Lindner' },
    ],
  ] as const)('is refused %s', (_when, wanted, differs, error) => {
    expect(plan(wanted, differs)).toEqual({ ok: false, error });
  });

  test('is refused with more people than fit on a page', () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      signer('eva', { person: { ...person('eva'), id: brand<'Person'>(`p${at}`), name: `Person ${at}` } }),
    );
    expect(plan([...many, signer('ruth')])).toEqual({ ok: false, error: { kind: 'tooMany', most: 12 } });
  });
});

describe('names', () => {
  test('are the same whatever their capitals, blanks and composed letters', () => {
    expect(isSameName('Zoë  Müller ', 'zoe\u0308 mu\u0308ller')).toBe(true);
    expect(isSameName('Ruth Baumann', 'Ruth Bauman')).toBe(false);
    expect(isSameName('', ' ')).toBe(false);
  });

  test('of a signing are its last letters, because ids begin with their time', () => {
    expect(sessionMark('01900000-0000-7000-8000-00010000a0ff')).toBe('0000A0FF');
  });
});
