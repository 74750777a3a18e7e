import type { FileReport, SignatureReport } from '#shared/proof/file-report';
import type { GalleryGroup } from '../../ui/gallery-group';
import { BelievedPart } from './believed-part';
import { type CheckOutcome, CheckView } from './check-screen';

const nothing = () => {};
const hash = '3f7a1c09e2b84d56a7c3f1e0d9b8a7965c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f';
const file = 'service-level-agreement.pdf';

const signature: SignatureReport = {
  number: 1,
  field: 'Vendor1',
  kind: 'certification',
  role: 'manager',
  certified: {
    name: 'Ruth Baumann',
    organisation: 'Bogenwerk Software AG',
    unit: 'Partner managers',
    email: '',
    issuer: 'Bogenwerk Software AG Agreements',
    serial: '5a',
    sha256: hash,
    notBefore: '2026-11-01T00:00:00Z',
    notAfter: '2028-11-01T00:00:00Z',
  },
  judgement: 'valid',
  reasons: [],
  algorithm: 'ecdsa-p256',
  level: 'B-LTA',
  time: {
    claimed: '2026-11-20T14:05:00Z',
    notBefore: { at: '2026-11-20T07:30:00Z', by: 'Bogenwerk Software AG Time-Stamping' },
    notAfter: { at: '2026-11-20T17:40:00Z', by: 'Bogenwerk Software AG Time-Stamping' },
  },
  covers: 120_133,
  changesAfter: [],
  evidenceSha256: hash,
};

const report: FileReport = {
  judgement: 'valid',
  reasons: [],
  origin: 'ours',
  bytes: 160_133,
  sha256: hash,
  revisions: 4,
  document: {
    kind: 'sla',
    title: 'Service Level Agreement',
    dataSha256: hash,
    requiredFields: ['Vendor1'],
    unsignedFields: [],
  },
  signatures: [signature],
  rebuilt: { kind: 'same' },
};

const changed: FileReport = {
  ...report,
  judgement: 'invalid',
  signatures: [
    {
      ...signature,
      judgement: 'invalid',
      reasons: [{ code: 'digestDiffers', weighs: 'invalid', values: {} }],
    },
  ],
  rebuilt: null,
};

const view = (outcomes: readonly CheckOutcome[], underWay: string | null = null) => (
  <CheckView outcomes={outcomes} underWay={underWay} onFiles={nothing} onStop={nothing} />
);

export const checkingGallery: GalleryGroup = {
  id: 'checking',
  title: 'Checking signed PDFs',
  samples: [
    { name: 'nothing yet', wide: true, draw: () => view([]) },
    { name: 'under way', wide: true, draw: () => view([], file) },
    { name: 'valid', wide: true, draw: () => view([{ kind: 'checked', name: file, report }]) },
    {
      name: 'invalid, broken off, too large',
      wide: true,
      draw: () =>
        view([
          { kind: 'checked', name: file, report: changed },
          { kind: 'failed', name: 'made-to-break.pdf' },
          { kind: 'tooLarge', name: 'scan.pdf', megabytes: 512 },
        ]),
    },
    {
      name: 'whom it believes',
      draw: () => (
        <BelievedPart
          roots={[
            { sha256: hash, name: 'Bogenwerk Software AG Agreements Root', from: 'headquarters' },
            { sha256: hash.replace('3f', '4a'), name: 'Nordlicht Root', from: 'added' },
          ]}
        />
      ),
    },
    { name: 'nobody is believed yet', draw: () => <BelievedPart roots={[]} /> },
  ],
};
