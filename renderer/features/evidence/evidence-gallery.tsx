import { useState } from 'react';
import { brand } from '#shared/base/brand';
import { type EvidenceRevision, type FileReference, fileMarks } from '#shared/domain/evidence/evidence';
import { type EvidenceState, piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { Area } from '#shared/domain/evidence/redaction-rules';
import type { GalleryGroup } from '../../ui/gallery-group';
import { ClockSetBack } from './clock-notice';
import { CoverBoard } from './cover-board';
import { EvidenceMark } from './evidence-mark';
import { EvidencePanel } from './evidence-panel';
import { FileMarks, FileView } from './file-view';
import { IntakeList } from './intake-list';
import { PieceFacts } from './piece-facts';
import { sampleDay, sampleShelf } from './sample-shelf';
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
  [7, { state: 'kept', file: { ...file, marks: ['otherThanNamed'] }, knownBefore: false }],
  [6, { state: 'refused', name, refusal: { kind: 'unreadable', name } }],
];

const [firstPiece] = piecesOf(sampleShelf);

/** A badge, drawn here so that nothing has to be loaded. */
const picture = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="300"><rect width="480" height="300" fill="#dce7ea"/><circle cx="150" cy="120" r="55" fill="#7b9aa3"/><rect x="250" y="80" width="180" height="22" fill="#7b9aa3"/><rect x="250" y="125" width="120" height="22" fill="#7b9aa3"/></svg>',
)}`;

function CoverSample() {
  const [areas, setAreas] = useState<readonly Area[]>([{ left: 0.2, top: 0.2, width: 0.22, height: 0.4 }]);
  return <CoverBoard picture={picture} name={name} areas={areas} onChange={setAreas} onDamaged={nothing} />;
}

export const evidenceGallery: GalleryGroup = {
  id: 'evidence',
  title: 'Evidence',
  samples: [
    ...states.map((state) => ({ name: `mark, ${state.state}`, draw: () => <EvidenceMark state={state} /> })),
    {
      name: 'shelf',
      wide: true,
      draw: () => <EvidencePanel file={sampleShelf} asOf={sampleDay} onCapture={nothing} onOpen={nothing} />,
    },
    {
      name: 'shelf, a year from now',
      wide: true,
      draw: () => <EvidencePanel file={sampleShelf} asOf="2027-11-20" onCapture={nothing} onOpen={nothing} />,
    },
    {
      name: 'shelf, empty',
      wide: true,
      draw: () => <EvidencePanel file={{ ...sampleShelf, evidence: [] }} onCapture={nothing} onOpen={nothing} />,
    },
    ...(firstPiece
      ? [
          {
            name: 'what is said of a piece',
            draw: () => <PieceFacts piece={firstPiece} file={sampleShelf} canCorrect />,
          },
        ]
      : []),
    { name: 'picture with a covered part', draw: () => <CoverSample /> },
    { name: 'everything noticed about a file', wide: true, draw: () => <FileMarks file={{ marks: [...fileMarks] }} /> },
    {
      name: 'clock set back',
      wide: true,
      draw: () => <ClockSetBack lastWrittenAt={Date.parse('2026-11-21T16:30:00Z')} />,
    },
    { name: 'files on their way', wide: true, draw: () => <IntakeList intakes={intakes} onLeaveOut={nothing} /> },
    {
      name: 'file that is not on this device',
      wide: true,
      draw: () => <FileView file={file} revisionId={revision.id} confidentiality="partner" redactions={[]} />,
    },
  ],
};
