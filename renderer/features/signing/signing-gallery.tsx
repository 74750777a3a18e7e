import { brand } from '#shared/base/brand';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { Person } from '#shared/domain/partners/person';
import type { Signature, SignedDocument } from '#shared/domain/signing/signature';
import { consentText } from '#shared/domain/signing/signing-rules';
import type { GalleryGroup } from '../../ui/gallery-group';
import { DoneView } from './done-step';
import { FinishView } from './finish-step';
import { FinishingLine } from './finishing-line';
import { SignView } from './sign-step';
import { TurnStep } from './turn-step';

const hash = '3f7a1c09e2b84d56a7c3f1e0d9b8a7965c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f';

const eva: Person = {
  id: brand<'Person'>('eva'),
  partnerId: brand<'Partner'>('partner'),
  party: 'partner',
  name: 'Eva Lindner',
  role: 'sponsor',
  title: 'Managing Director',
  email: '',
  phone: '',
  language: 'de',
};

const page: DocumentPage = {
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
  blocks: [{ kind: 'heading', level: 1, number: '1', text: 'What we want', id: 'part-1' }],
};

const agreement = {
  id: brand<'Agreement'>('0190f3c0-0000-7000-8000-00000000a1b2'),
  kind: 'plan',
  version: 1,
  state: 'locked',
  dataSha256: hash,
} as const;

const consent = consentText({ agreement, page, party: 'partner', personName: eva.name, authorityUnknown: true });

const document: SignedDocument = {
  id: brand<'SignedDocument'>('document'),
  partnerId: eva.partnerId,
  agreementId: agreement.id,
  kind: 'plan',
  version: 1,
  file: { sha256: hash, bytes: 120_133, mime: 'application/pdf', name: 'plan.pdf' },
  dataSha256: hash,
  signers: [
    {
      signatureId: brand<'Signature'>('one'),
      party: 'partner',
      personName: eva.name,
      role: eva.title,
      signedAt: '2026-11-20T14:05:00Z',
    },
    {
      signatureId: brand<'Signature'>('two'),
      party: 'vendor',
      personName: 'Ruth Baumann',
      role: 'Chief Operating Officer',
      signedAt: '2026-11-20T14:09:00Z',
      level: 'simple',
    },
  ],
  frozenAt: '2026-11-20T14:09:10Z',
  sessionId: null,
};

const byEva: Signature = {
  id: brand<'Signature'>('one'),
  partnerId: eva.partnerId,
  agreementId: agreement.id,
  dataSha256: hash,
  party: 'partner',
  personName: eva.name,
  role: eva.title,
  consentText: consent,
  ink: { width: 300, height: 100, strokes: [[{ x: 20, y: 70, time: 0 }]] },
  signedAt: '2026-11-20T14:05:00Z',
  proof: null,
};

const nothing = () => {};

function signView(problem: string | null, isSigning: boolean) {
  return (
    <SignView
      person={eva}
      party="partner"
      page={page}
      consent={consent}
      isSigning={isSigning}
      problem={problem}
      onSign={nothing}
      onOther={nothing}
      onLeave={nothing}
    />
  );
}

export const signingGallery: GalleryGroup = {
  id: 'signing',
  title: 'Signing',
  samples: [
    { name: 'one person signs', wide: true, height: '46rem', draw: () => signView(null, false) },
    {
      name: 'not signed, and why',
      wide: true,
      height: '46rem',
      draw: () => signView('The agreement changed in the meantime.', false),
    },
    {
      name: 'to the other side',
      wide: true,
      height: '24rem',
      draw: () => <TurnStep page={page} signatures={[byEva]} signed="partner" next="vendor" onGoOn={nothing} />,
    },
    {
      name: 'finishing',
      wide: true,
      height: '20rem',
      draw: () => <FinishView share={0.4} refusal={null} onAgain={nothing} />,
    },
    {
      name: 'finishing, refused',
      wide: true,
      height: '20rem',
      draw: () => <FinishView share={0} refusal={['errors.storage-full', {}]} onAgain={nothing} />,
    },
    {
      name: 'done',
      wide: true,
      height: '40rem',
      draw: () => <DoneView document={document} page={page} onSave={nothing} onLeave={nothing} />,
    },
    { name: 'line, being finished here', draw: () => <FinishingLine state="here" sentence={null} finish={nothing} /> },
    {
      name: 'line, another device has to finish it',
      draw: () => <FinishingLine state="elsewhere" sentence={null} finish={nothing} />,
    },
  ],
};
