import { expect, test } from 'vitest';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import { nothingOnRecord, type PartnerRecords } from '#shared/domain/gates/known-records';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { IsoStage } from '#shared/domain/playbook/pack-iso-stages';
import { stageOf } from '#shared/domain/readiness/readiness-rules';
import { aReadyPartner, readyOn } from '../../../../builders/a-ready-partner';

const index = builtInPack();
const ready = aReadyPartner();
const { partner } = ready;
const unrated = { ...partner, exposure: null, riskTierAccepted: null };

const only = (...typeIds: readonly string[]) => ({
  evidence: ready.evidence.filter(({ typeId }) => typeIds.includes(typeId)),
  revisions: ready.revisions,
  reviews: ready.reviews,
});

const ways: readonly (readonly [string, IsoStage, Partial<PartnerRecords>])[] = [
  ['is written down', 'awareness', { partner: unrated }],
  ['has said what gets better for its customers', 'knowledge', { partner: unrated, answers: ready.answers }],
  ['is rated', 'internalAssessment', { partner, answers: ready.answers }],
  ['fits and has signed', 'partnerSelection', { partner, answers: ready.answers, ...only('E2.1') }],
  ['has passed Gate 1', 'workingTogether', { ...ready, ...withoutGateTwo(), deals: [] }],
  ['has won a deal', 'valueCreation', { ...ready, ...withoutGateTwo() }],
  ['has passed Gate 2', 'valueCreation', { ...ready, deals: [] }],
  ['was passed at Gate 1 and never rated since', 'knowledge', { ...ready, partner: unrated }],
  ['prepares to leave', 'exitStrategy', { ...ready, partner: { ...partner, leavingSince: '2026-11-20' } }],
  ['prepares to leave before anything began', 'exitStrategy', { partner: { ...unrated, leavingSince: '2026-11-20' } }],
];

test.each(ways)('a partner that %s is at the stage %s', (_, stage, records) => {
  const { readiness } = index.pack;
  if (!readiness) throw new Error('The playbook does not say what ready is.');
  const { facts } = evaluatePartner({ ...nothingOnRecord, partner, ...records }, index, { asOf: readyOn });
  expect(stageOf(readiness, facts)).toBe(stage);
});

function withoutGateTwo(): Partial<PartnerRecords> {
  return { decisions: ready.decisions.filter(({ gateId }) => gateId === 'G1') };
}
