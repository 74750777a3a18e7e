import { brand } from '#shared/base/brand';
import { refuse } from '#shared/base/result';
import { nextStepFor } from '#shared/domain/guidance/next-step';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { PartnerFile } from '#shared/records/partner-file';
import type { GalleryGroup } from '../../ui/gallery-group';
import { showToast } from '../../ui/toast';
import { GateBoard } from './gate-board';
import { gateFacts } from './gate-facts';
import { GateSeal } from './gate-seal';
import { NextStepCard } from './next-step-card';
import { allPieces, passedInField, refusedInField, sampleDay, sampleFile, somePieces } from './sample-file';

const begun = sampleFile([], [], false);
const closed = sampleFile(somePieces, [refusedInField]);
const lasting = allPieces.map(({ to: _, ...piece }) => piece);
const open = sampleFile(lasting);
const passed = sampleFile(lasting, [passedInField]);
const lapsing = sampleFile(allPieces, [refusedInField, passedInField]);
const lapsed = sampleFile(
  allPieces.map((piece) => (piece.to ? { ...piece, to: '2026-11-14' } : piece)),
  [passedInField],
);

function board(file: PartnerFile) {
  const facts = gateFacts(file, 'G1', { asOf: sampleDay, index: builtInPack() });
  if (!facts) return null;
  return (
    <GateBoard
      file={file}
      facts={facts}
      nameOf={() => 'Ines Aalto'}
      onBring={({ purpose, typeId }) => showToast({ words: `${purpose} ${typeId}` })}
      onAsk={(questionId) => showToast({ words: questionId })}
      // Nothing is stored from the gallery; the dialog shows what a refusal looks like.
      onDecide={async () => refuse({ kind: 'criteria-unmet' })}
    />
  );
}

function seal(file: PartnerFile) {
  const facts = gateFacts(file, 'G1', { asOf: sampleDay, index: builtInPack() });
  return facts && <GateSeal title={facts.view.gate.title} standing={facts.view.standing} />;
}

function card(file: PartnerFile, over: Partial<PartnerFile> = {}) {
  const step = nextStepFor({ ...file, ...over }, builtInPack(), { asOf: sampleDay, by: 'ines' });
  return <NextStepCard step={step} partnerId={file.partner.id} />;
}

export const gatesGallery: GalleryGroup = {
  id: 'gates',
  title: 'Gates and what is next',
  samples: [
    { name: 'closed, nothing known', wide: true, draw: () => board(begun) },
    { name: 'closed, some proofs, refused once', wide: true, draw: () => board(closed) },
    { name: 'open for a decision', wide: true, draw: () => board(open) },
    { name: 'passed', wide: true, draw: () => board(passed) },
    { name: 'lapsing', wide: true, draw: () => board(lapsing) },
    { name: 'lapsed, in grace', wide: true, draw: () => board(lapsed) },
    {
      name: 'seals',
      draw: () => (
        <>
          {seal(begun)} {seal(open)} {seal(passed)} {seal(lapsing)} {seal(lapsed)}
        </>
      ),
    },
    { name: 'next: interview to start', wide: true, draw: () => card(begun) },
    { name: 'next: lapsing', wide: true, draw: () => card(lapsing) },
    { name: 'next: lapsed', wide: true, draw: () => card(lapsed) },
    {
      name: 'next: nothing',
      wide: true,
      draw: () => <NextStepCard partnerId="" step={{ kind: 'nothing', until: '2027-02-01' }} />,
    },
    {
      name: 'next: visit under way',
      wide: true,
      draw: () => <NextStepCard partnerId="" step={{ kind: 'visitUnderWay', visitId: brand<'Visit'>('sample') }} />,
    },
    {
      name: 'next: conflict',
      wide: true,
      draw: () => <NextStepCard partnerId="" step={{ kind: 'conflict', rowId: '', open: 2 }} />,
    },
  ],
};
