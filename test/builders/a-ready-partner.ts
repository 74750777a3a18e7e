import { brand } from '#shared/base/brand';
import type { Deal, DealEvent } from '#shared/domain/commercial/deal';
import type { Learner } from '#shared/domain/enablement/learner';
import { passGate } from '#shared/domain/gates/gate-commands';
import { nothingOnRecord, type PartnerRecords } from '#shared/domain/gates/known-records';
import type { Handoff, HandoffEvent } from '#shared/domain/handoffs/handoff';
import type { Answer } from '#shared/domain/interviews/answer';
import type { Exposure, Partner } from '#shared/domain/partners/partner';
import { riskTierOf } from '#shared/domain/partners/partner-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { LearnerRole } from '#shared/domain/playbook/pack-enablement';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { aCompleteVisit, everybody } from './a-complete-visit';
import { aDeal, aDealEvent } from './a-deal';
import { aContext, anAnswer, anEvidence, aReview, aRevision } from './a-partner-case';
import { plainAnswers, readyAnswers } from './ready-answers';
import { plainProofs, type ReadyProof, readyProofs } from './ready-proofs';

const partnerId = brand<'Partner'>('0190f3c0-0000-7000-8000-000000000001');

/** The day on which the partner is ready. */
export const readyOn = '2026-11-21';
const said = '2026-11-16T10:00:00Z';
const brought = '2026-11-17T10:00:00Z';
const reviewed = '2026-11-18T10:00:00Z';
const signedAt = '2026-11-19T10:00:00Z';
const decidedAt = { G1: '2026-11-20T09:00:00Z', G2: '2026-11-20T15:00:00Z' } as const;

export interface ReadyWishes {
  /** `plain`: lowest tier, no personal data and no interface. */
  readonly kind?: 'plain' | 'connected';
  /** Before anybody decides on the gates. */
  readonly differs?: (records: PartnerRecords) => PartnerRecords;
  readonly index?: PackIndex;
}

/**
 * Everything on record about a partner that has come the whole way: every question answered, every proof accepted by
 * somebody else, people certified, a deal won, both agreements signed and both gates decided by their own rule.
 */
export function aReadyPartner({
  kind = 'connected',
  differs,
  index = builtInPack(),
}: ReadyWishes = {}): PartnerRecords {
  const [answers, proofs] = kind === 'plain' ? [plainAnswers, plainProofs] : [readyAnswers, readyProofs];
  const records: PartnerRecords = {
    ...nothingOnRecord,
    partner: aRatedPartner(
      kind === 'plain'
        ? { data: 1, integration: 0, access: 1, criticality: 1, substitutability: 1 }
        : { data: 2, integration: 2, access: 1, criticality: 2, substitutability: 2 },
    ),
    people: everybody(),
    answers: Object.entries(answers).map(([questionId, value]) => answered(questionId, value, index)),
    ...piecesFrom(proofs),
    signed: [
      { kind: 'plan', at: signedAt },
      { kind: 'sla', at: signedAt },
    ],
    learners: [
      learns('jonas', 'sales'),
      learns('tomas', 'delivery'),
      learns('lea', 'delivery'),
      learns('tomas', 'support'),
      learns('sara', 'support'),
    ],
    ...aWonDeal(),
    ...everyHandoff(index),
  };
  return decided(differs ? differs(records) : records, index);
}

/** The same records with both gates passed as far as their rule allows. */
function decided(records: PartnerRecords, index: PackIndex): PartnerRecords {
  let sofar = records;
  for (const { id } of index.pack.gates) {
    const now = decidedAt[id];
    const context = aContext({ now, by: 'yuki', newId: () => `decision-${id}` });
    const moment = { asOf: now.slice(0, 10) };
    const result = passGate(id, { records: sofar, index, moment, provisional: false }, context);
    if (result.ok) sofar = { ...sofar, decisions: [...sofar.decisions, result.value.decision] };
  }
  return sofar;
}

function aRatedPartner(exposure: Exposure): Partner {
  return {
    ...aCompleteVisit('plan').partner,
    exposure,
    riskTierAccepted: { tier: riskTierOf(exposure), by: 'ines', at: said },
    oversight: { sell: 'onRequest', implement: 'onRequest', support: 'none' },
  };
}

function answered(questionId: string, value: Answer['value'], index: PackIndex): Answer {
  return anAnswer(questionId, value, {
    id: brand<'Answer'>(`answer-${questionId}`),
    partnerId,
    interviewId: brand<'Interview'>(`interview-${questionId.slice(0, 2)}`),
    packVersion: index.pack.version,
    at: said,
    saidBy: brand<'Person'>('eva'),
    secondsSpent: 120,
  });
}

function piecesFrom(proofs: readonly ReadyProof[]): Pick<PartnerRecords, 'evidence' | 'revisions' | 'reviews'> {
  const ids = new Map<string, number>();
  const pieces = proofs.map(({ typeId, source, facts = {}, saidBy }) => {
    const count = (ids.get(typeId) ?? 0) + 1;
    ids.set(typeId, count);
    const name = count === 1 ? typeId : `${typeId}-${count}`;
    const evidenceId = brand<'Evidence'>(name);
    const revisionId = brand<'EvidenceRevision'>(`revision-${name}`);
    return {
      evidence: anEvidence(typeId, { id: evidenceId, partnerId, title: name }),
      revision: aRevision({
        id: revisionId,
        partnerId,
        evidenceId,
        source,
        files: source === 'file' ? aRevision().files : [],
        facts,
        capturedAt: brought,
        effectiveFrom: brought.slice(0, 10),
        attestation: saidBy ? { statement: 'It is so.', personId: brand<'Person'>(saidBy) } : null,
      }),
      review: aReview('accepted', {
        id: brand<'EvidenceReview'>(`review-${name}`),
        partnerId,
        revisionId,
        by: 'ruth',
        at: reviewed,
      }),
    };
  });
  return {
    evidence: pieces.map(({ evidence }) => evidence),
    revisions: pieces.map(({ revision }) => revision),
    reviews: pieces.map(({ review }) => review),
  };
}

function learns(person: string, role: LearnerRole): Learner {
  return {
    id: brand<'Learner'>(`${person}-${role}`),
    partnerId,
    personId: brand<'Person'>(person),
    role,
    since: '2026-11-01',
    left: null,
    courses: {},
  };
}

function aWonDeal(): { readonly deals: readonly Deal[]; readonly dealEvents: readonly DealEvent[] } {
  const event = (kind: DealEvent['kind'], day: string) =>
    aDealEvent(kind, day, { id: brand<'DealEvent'>(`deal-${kind}`), partnerId });
  return {
    deals: [aDeal({ partnerId })],
    dealEvents: [event('submitted', '2026-11-03'), event('approved', '2026-11-04'), event('won', '2026-11-18')],
  };
}

function everyHandoff(index: PackIndex): {
  readonly handoffs: readonly Handoff[];
  readonly handoffEvents: readonly HandoffEvent[];
} {
  const handoffs = index.pack.handoffs.map(
    ({ id, targetHours }): Handoff => ({
      id: brand<'Handoff'>(id),
      partnerId,
      kind: id,
      note: '',
      personId: null,
      targetHours,
      requestedBy: 'ines',
      requestedAt: said,
    }),
  );
  const handoffEvents = handoffs.map(
    ({ id }): HandoffEvent => ({
      id: brand<'HandoffEvent'>(`${id}-done`),
      partnerId,
      handoffId: id,
      kind: 'done',
      note: 'It is there.',
      by: 'marc',
      at: brought,
    }),
  );
  return { handoffs, handoffEvents };
}
