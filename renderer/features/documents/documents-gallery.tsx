import { brand } from '#shared/base/brand';
import type { DocumentRevision } from '#shared/domain/signing/signature';
import type { KeptDocument } from '../../data/queries/agreement-queries';
import type { GalleryGroup } from '../../ui/gallery-group';
import { DocumentListView } from './document-list';

const hash = '3f7a1c09e2b84d56a7c3f1e0d9b8a7965c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f';

const revision: DocumentRevision = {
  id: brand<'DocumentRevision'>('revision'),
  partnerId: brand<'Partner'>('partner'),
  documentId: brand<'SignedDocument'>('b'),
  kind: 'archival',
  file: { sha256: hash, bytes: 160_133, mime: 'application/pdf', name: 'sla.pdf' },
  at: '2026-11-20T17:40:00Z',
  holdsUntil: '2036-11-20T17:40:00Z',
  by: 'hq',
};

function kept(
  id: string,
  bytes: KeptDocument['bytes'],
  differs: Partial<KeptDocument['document']> = {},
  strengthened = false,
): KeptDocument {
  return {
    partnerName: 'Nordlicht Systemhaus GmbH',
    bytes,
    signatures: [],
    revisions: strengthened ? [revision] : [],
    document: {
      id: brand<'SignedDocument'>(id),
      partnerId: brand<'Partner'>('partner'),
      agreementId: brand<'Agreement'>(id),
      kind: 'plan',
      version: 1,
      file: { sha256: hash, bytes: 120_133, mime: 'application/pdf', name: 'plan.pdf' },
      dataSha256: hash,
      signers: [
        {
          signatureId: brand<'Signature'>(`${id}-one`),
          party: 'partner',
          personName: 'Eva Lindner',
          role: 'Managing Director',
          signedAt: '2026-11-20T14:05:00Z',
          level: 'simple',
        },
        {
          signatureId: brand<'Signature'>(`${id}-two`),
          party: 'vendor',
          personName: 'Ruth Baumann',
          role: 'Chief Operating Officer',
          signedAt: '2026-11-20T14:09:00Z',
          level: 'simple',
        },
      ],
      frozenAt: '2026-11-20T14:09:10Z',
      sessionId: null,
      ...differs,
    },
  };
}

const nothing = async () => {};

export const documentsGallery: GalleryGroup = {
  id: 'documents',
  title: 'Documents',
  samples: [
    { name: 'empty', draw: () => <DocumentListView documents={[]} onSave={nothing} onVerify={nothing} /> },
    {
      name: 'waiting, at headquarters, not here yet',
      wide: true,
      draw: () => (
        <DocumentListView
          documents={[
            kept('a', 'waiting'),
            kept('b', 'at-hq', { kind: 'sla', sessionId: brand<'SigningSession'>('session') }, true),
            kept('c', 'wanted', { kind: 'sla', version: 2 }),
          ]}
          onSave={nothing}
          onVerify={nothing}
        />
      ),
    },
  ],
};
