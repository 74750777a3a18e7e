import { brand } from '#shared/base/brand';
import type { EvidenceRevision, FileReference } from '#shared/domain/evidence/evidence';
import type { EvidenceState } from '#shared/domain/evidence/evidence-rules';
import type { GalleryGroup } from '../../ui/gallery-group';
import { EvidenceMark } from './evidence-mark';
import { FileView } from './file-view';
import { IntakeList } from './intake-list';
import { type Intake, Progress } from './use-intake';

const file: FileReference = {
  sha256: 'a'.repeat(64),
  bytes: 314_572_800,
  mime: 'video/mp4',
  name: 'A very long walk through the workshop in Innsbruck, part one of three.mp4',
};

const revision: EvidenceRevision = {
  id: brand<'EvidenceRevision'>('revision'),
  partnerId: brand<'Partner'>('sample-partner'),
  evidenceId: brand<'Evidence'>('evidence'),
  number: 1,
  source: 'file',
  files: [file],
  capturedAt: '2026-11-20T10:00:00.000Z',
  capturedBy: 'ines',
  siteId: null,
  place: null,
  effectiveFrom: '2026-11-20',
  effectiveTo: null,
  attestation: null,
  facts: {},
};

const states: readonly EvidenceState[] = [
  { state: 'empty' },
  { state: 'pendingReview', revision },
  { state: 'accepted', revision, until: '2027-11-20', newer: null },
  { state: 'notYetEffective', revision, from: '2026-12-01' },
  { state: 'expired', revision, until: '2026-11-01' },
  { state: 'rejected', revision, reason: '–' },
  { state: 'withdrawn', revision, reason: '–' },
];

const nothing = () => undefined;
const halfRead = new Progress();
halfRead.put(0.42);
const { name } = file;
const intakes: readonly (readonly [number, Intake])[] = [
  [1, { state: 'reading', name, progress: halfRead, cancel: nothing }],
  [2, { state: 'kept', file, knownBefore: false }],
  [3, { state: 'kept', file, knownBefore: true }],
  [4, { state: 'refused', name, refusal: { kind: 'empty', name } }],
  [5, { state: 'refused', name, refusal: { kind: 'storage-full', name } }],
  [6, { state: 'refused', name, refusal: { kind: 'unreadable', name } }],
];

export const evidenceGallery: GalleryGroup = {
  id: 'evidence',
  title: 'Evidence',
  samples: [
    ...states.map((state) => ({ name: `mark, ${state.state}`, draw: () => <EvidenceMark state={state} /> })),
    { name: 'files on their way', wide: true, draw: () => <IntakeList intakes={intakes} onLeaveOut={nothing} /> },
    {
      name: 'file that is not on this device',
      wide: true,
      draw: () => <FileView file={file} revisionId={revision.id} confidentiality="partner" redactions={[]} />,
    },
  ],
};
