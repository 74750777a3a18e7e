import { brand } from '#shared/base/brand';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { Person } from '#shared/domain/partners/person';
import { consentText } from '#shared/domain/signing/consent-text';
import type { SignedDocument } from '#shared/domain/signing/signature';
import { captionLines } from '#shared/domain/signing/signature-caption';
import { signatureLevel } from '#shared/domain/signing/signature-level';
import type { PlannedSigner } from '#shared/domain/signing/signing-session';
import type { DoneSignature } from './done-view';
import type { ShownIdentity } from './shown-identity';

// People, pages and identities the gallery shows the ceremony with.

export const hash = '3f7a1c09e2b84d56a7c3f1e0d9b8a7965c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f';

const partnerId = brand<'Partner'>('partner');
const unknown = { partnerId, email: '', phone: '' };

export const eva: Person = {
  ...unknown,
  id: brand<'Person'>('eva'),
  party: 'partner',
  name: 'Eva Lindner',
  role: 'sponsor',
  title: 'Managing Director',
  language: 'de',
};
export const tomas: Person = {
  ...unknown,
  id: brand<'Person'>('tomas'),
  party: 'partner',
  name: 'Tomáš Dvořák-Winterhalder',
  role: 'delivery',
  title: 'Head of Delivery and Deputy Managing Director',
  language: 'en',
};
export const ruth: Person = {
  ...unknown,
  id: brand<'Person'>('ruth'),
  party: 'vendor',
  name: 'Ruth Baumann',
  role: 'sponsor',
  title: 'Chief Operating Officer',
  language: 'en',
};

export const page: DocumentPage = {
  kind: 'plan',
  title: 'Joint Success Plan',
  subtitle: 'Bogenwerk Software AG and Nordlicht Systemhaus GmbH',
  language: 'en',
  reference: 'JSP-00a1b2 v1',
  version: 1,
  dataSha256: hash,
  parties: [
    { party: 'vendor', name: 'Bogenwerk Software AG', detail: 'CHE-123.456.789, Switzerland' },
    { party: 'partner', name: 'Nordlicht Systemhaus GmbH', detail: 'FN 123456a, Austria' },
  ],
  notices: ['A declaration of intent, made from a template.'],
  blocks: Array.from({ length: 12 }, (_, at) => [
    { kind: 'heading' as const, level: 1 as const, number: `${at + 1}`, text: 'What we want', id: `part-${at}` },
    ...Array.from({ length: 4 }, () => ({
      kind: 'paragraph' as const,
      text: ['Both sides meet every quarter, look at what was promised, and write down what they do about the rest.'],
    })),
  ]).flat(),
};

const agreement = {
  id: brand<'Agreement'>('0190f3c0-0000-7000-8000-00000000a1b2'),
  kind: 'plan',
  version: 1,
  dataSha256: hash,
} as const;

export const evaSigns: PlannedSigner = {
  field: 'Partner1',
  party: 'partner',
  personId: eva.id,
  personName: eva.name,
  role: eva.title,
  language: 'en',
  keyHome: 'inPerson',
};

export const simple = signatureLevel({
  keyHome: 'inPerson',
  vouchedFor: true,
  namesSigner: true,
  guardedByPin: true,
  identityCheck: 'document',
});

export const advanced = signatureLevel({
  keyHome: 'manager',
  vouchedFor: true,
  namesSigner: true,
  guardedByPin: true,
  identityCheck: 'none',
});

export const consent = consentText({
  agreement,
  page,
  signer: evaSigns,
  authority: { kind: 'ownWord' },
  level: 'simple',
  keepsMovements: true,
});

export const caption = captionLines({
  language: 'en',
  personName: eva.name,
  role: eva.title,
  organisation: 'Nordlicht Systemhaus GmbH',
  at: '2026-11-20T14:05:00Z',
  level: 'simple',
  sessionId: '0190f3c0-0000-7000-8000-0000a1b2c3d4',
});

export const atHeadquarters: Extract<ShownIdentity, { kind: 'certified' }> = {
  kind: 'certified',
  origin: 'headquarters',
  name: 'Ruth Baumann',
  organisation: 'Bogenwerk Software AG',
  vouchedFor: true,
  notBefore: '2026-11-01T00:00:00Z',
  notAfter: '2028-11-01T00:00:00Z',
  guardedByPin: true,
  standing: 'valid',
};

export const expired: ShownIdentity = { ...atHeadquarters, standing: 'expired', notAfter: '2026-11-01T00:00:00Z' };

export const typed: ShownIdentity = {
  kind: 'typed',
  name: '',
  organisation: 'Bogenwerk Software AG',
  guardedByPin: false,
};

export const file: SignedDocument['file'] = {
  sha256: hash,
  bytes: 320_133,
  mime: 'application/pdf',
  name: 'plan.pdf',
};

export const doneSignatures: readonly DoneSignature[] = [
  {
    field: 'Vendor1',
    personName: ruth.name,
    role: ruth.title,
    organisation: 'Bogenwerk Software AG',
    level: advanced,
    time: { notBefore: '2026-11-20T08:12:00Z', notAfter: '2026-11-20T17:40:00Z' },
  },
  {
    field: 'Partner1',
    personName: eva.name,
    role: eva.title,
    organisation: 'Nordlicht Systemhaus GmbH',
    level: simple,
    time: { notBefore: '2026-11-20T08:12:00Z', notAfter: null },
  },
];
