import type { EvidencePiece } from '#shared/domain/evidence/evidence-rules';
import { promiseQuestion } from '#shared/domain/playbook/on-call-coverage';
import type { EvidenceType, Need } from '#shared/domain/playbook/pack';
import { type EvidenceNeed, nearestPiece } from './evidence-situation';
import { missingCredentials } from './missing-credentials';
import { eachOnce, type MissingProof, reviewMinutes } from './missing-proof';
import type { PartnerDay } from './partner-day';

/** Rating five kinds of exposure and reading the tier; saying yes to one. */
const riskMinutes = { rate: 10, accept: 2 };
/** Reading an agreement through together, and signing. */
const signingMinutes: { readonly [document: string]: number } = { plan: 20, sla: 30 };
/** Taking a decision whose grounds are all there. */
const decisionMinutes = 5;
/** Writing down a customer, what they need and what it is worth. */
const dealMinutes = 15;

export interface Surroundings {
  readonly day: PartnerDay;
  readonly pieces: readonly EvidencePiece[];
  /** The role at our side that sees to what is missing. */
  readonly role: string;
}

/** What has to be done so that a need is met. */
export function missingFor(need: Need, given: Surroundings): readonly MissingProof[] {
  const { day, role } = given;
  const { index, records } = day.ground;
  const ours = { ownerId: personOfOurs(given), role, whose: 'vendor' } as const;
  const theirs = { ownerId: null, role, whose: 'partner', inRoom: true } as const;
  switch (need.kind) {
    case 'evidence': {
      const type = index.evidenceTypeById.get(need.typeId);
      return type ? [missingEvidence(type, need, given)] : [];
    }
    case 'question': {
      const minutes = minutesOf(need.questionId, day);
      const isAnswered = day.facts.answers[need.questionId] !== undefined;
      return [{ kind: 'question', questionId: need.questionId, isAnswered, minutes, ...theirs }];
    }
    case 'riskTier': {
      const step = records.partner.exposure === null ? 'rate' : 'accept';
      return [{ kind: 'riskTier', step, minutes: riskMinutes[step], inRoom: true, ...ours }];
    }
    case 'document': {
      const minutes = signingMinutes[need.document] ?? decisionMinutes;
      return [{ kind: 'document', document: need.document, minutes, inRoom: true, ...ours, whose: 'both' }];
    }
    case 'gate':
      return [
        { kind: 'gate', gateId: need.gateId, minutes: decisionMinutes, inRoom: isOpen(need.gateId, day), ...ours },
      ];
    case 'controls':
      return missingForControls(need.set, given);
    case 'credentials':
      return missingCredentials(need.role, given, { ...ours, whose: 'partner' });
    case 'integrationChecks':
      return missingChecks(given);
    case 'onCallCoverage': {
      const minutes = minutesOf(promiseQuestion, day);
      return [{ kind: 'onCallCoverage', questionId: promiseQuestion, share: day.coverage, minutes, ...theirs }];
    }
    case 'deal':
      return [{ kind: 'deal', minutes: dealMinutes, ...theirs }];
  }
}

/** What the open controls of a set lack, each thing once. */
function missingForControls(set: 'minimum' | 'tier', given: Surroundings): readonly MissingProof[] {
  const { day } = given;
  const asked = day.ground.index.pack.controls.filter(({ id }) => {
    const fact = day.facts.controls[id];
    return fact !== undefined && !fact.settled && (set === 'tier' || fact.minimum);
  });
  return eachOnce(
    asked.flatMap((control) =>
      day.findingOf(control).open.flatMap((need) => missingFor(need, { ...given, role: control.role })),
    ),
  );
}

function missingEvidence(type: EvidenceType, need: EvidenceNeed, given: Surroundings): MissingProof {
  const { piece, situation } = nearestPiece(type, need, given.pieces, given.day.day);
  const toReview = situation === 'pendingReview';
  return {
    kind: 'evidence',
    type,
    what: need.what ?? null,
    situation,
    evidenceId: piece?.evidence.id ?? null,
    ownerId: piece?.evidence.ownerId ?? (type.broughtBy === 'partner' && !toReview ? null : personOfOurs(given)),
    role: given.role,
    whose: toReview ? 'vendor' : type.broughtBy,
    minutes: toReview ? reviewMinutes : type.minutes,
    inRoom: toReview || type.inRoom,
  };
}

function missingChecks(given: Surroundings): readonly MissingProof[] {
  const { ground, facts, day } = given.day;
  const type = ground.index.evidenceTypeById.get(ground.plan.checkTypes[0] ?? '') ?? null;
  return ground.index.pack.integrationChecks
    .filter(({ id }) => facts.integrationChecks[id]?.required && !facts.integrationChecks[id]?.passed)
    .map((check) => {
      const nearest = type ? nearestPiece(type, { where: { fact: 'check', is: check.id } }, given.pieces, day) : null;
      const toReview = nearest?.situation === 'pendingReview';
      return {
        kind: 'integrationCheck',
        check,
        type,
        evidenceId: nearest?.piece?.evidence.id ?? null,
        ownerId: nearest?.piece?.evidence.ownerId ?? personOfOurs(given),
        role: given.role,
        whose: toReview ? 'vendor' : (type?.broughtBy ?? 'both'),
        minutes: toReview ? reviewMinutes : (type?.minutes ?? 0),
        inRoom: toReview || (type?.inRoom ?? false),
      };
    });
}

/** Whether only the decision is missing at a gate. */
function isOpen(gateId: string, day: PartnerDay): boolean {
  const gate = day.ground.index.gateById.get(gateId);
  return gate !== undefined && day.isMet(gate);
}

function minutesOf(questionId: string, day: PartnerDay): number {
  return day.ground.index.questionById.get(questionId)?.minutes ?? 0;
}

/** Who of our side fills the role with this partner, where that is noted. */
function personOfOurs({ day, role }: Pick<Surroundings, 'day' | 'role'>): MissingProof['ownerId'] {
  return day.ground.records.people.find((person) => person.party === 'vendor' && person.role === role)?.id ?? null;
}
