import type { CalendarDate } from '#shared/base/calendar-date';
import type { EvidenceId } from '#shared/domain/evidence/evidence';
import {
  type EvidencePiece,
  type EvidenceState,
  evidenceState,
  piecesOf,
} from '#shared/domain/evidence/evidence-rules';
import type { PersonId } from '#shared/domain/partners/person';
import type { EvidenceType, Need } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { type GateView, isNeedMet } from './gate-rules';
import { factsOf, type PartnerRecords } from './partner-records';

/** One thing to do so that a criterion is met. */
export type MissingProof =
  | {
      readonly kind: 'evidence';
      readonly type: EvidenceType;
      /** Which one, where there are several of a kind: "Sales". */
      readonly what: string | null;
      readonly situation: Situation;
      /** The piece to review or renew, where there is one. */
      readonly evidenceId: EvidenceId | null;
      /** The person who can renew it, where one is noted. */
      readonly ownerId: PersonId | null;
      readonly whose: EvidenceType['broughtBy'];
      readonly minutes: number;
      readonly inRoom: boolean;
    }
  | {
      readonly kind: 'question';
      readonly questionId: string;
      readonly whose: 'partner';
      readonly minutes: number;
      readonly inRoom: true;
    }
  /** `rate`: the exposure has not been rated. `accept`: it has, and the tier waits to be accepted (again). */
  | {
      readonly kind: 'riskTier';
      readonly step: 'rate' | 'accept';
      readonly whose: 'vendor';
      readonly minutes: number;
      readonly inRoom: true;
    };

/** How it stands with a proof that is missing. `notEnough`: one is there and holds, but it does not show what is needed. */
export type Situation =
  | 'missing'
  | 'pendingReview'
  | 'notYetEffective'
  | 'expired'
  | 'rejected'
  | 'withdrawn'
  | 'notEnough';

export interface CriterionExplanation {
  readonly criterionId: string;
  readonly missing: readonly MissingProof[];
  /** The least time that closes it. */
  readonly minutes: number;
  /** Whether everything missing can be done during a visit. */
  readonly canCloseInRoom: boolean;
}

export interface GateExplanation {
  /** Unmet criteria in the order of the gate. */
  readonly criteria: readonly CriterionExplanation[];
  /** Everything missing, each once, what can be done in this room first, the quickest first. */
  readonly route: readonly MissingProof[];
  readonly minutesInRoom: number;
  readonly canCloseInRoom: boolean;
}

/** Looking at something that is already there. */
const reviewMinutes = 3;
/** Rating five kinds of exposure and reading the tier; saying yes to one. */
const riskMinutes = { rate: 10, accept: 2 };

/** What stands between a gate and being passed: which proofs, whose, how long, and whether here. */
export function explainGate(
  view: GateView,
  given: { readonly records: PartnerRecords; readonly index: PackIndex },
): GateExplanation {
  const { moment } = view;
  const facts = factsOf(given.records, given.index, moment);
  const pieces = piecesOf({ ...given.records, knownAt: moment.knownAt });
  const criteria = view.results
    .filter(({ met }) => !met)
    .map(({ criterion }) => {
      const unmet = criterion.needs.filter((need) => !isNeedMet(need, facts));
      const missing = unmet.flatMap((need) => missingFor(need, { ...given, pieces, asOf: moment.asOf }));
      return {
        criterionId: criterion.id,
        missing,
        minutes: totalMinutes(missing),
        canCloseInRoom: missing.length > 0 && missing.every(({ inRoom }) => inRoom),
      };
    });
  const route = routeThrough(criteria.flatMap(({ missing }) => missing));
  return {
    criteria,
    route,
    minutesInRoom: totalMinutes(route.filter(({ inRoom }) => inRoom)),
    canCloseInRoom: criteria.length > 0 && criteria.every((criterion) => criterion.canCloseInRoom),
  };
}

interface Surroundings {
  readonly records: PartnerRecords;
  readonly index: PackIndex;
  readonly pieces: readonly EvidencePiece[];
  readonly asOf: CalendarDate;
}

function missingFor(need: Need, given: Surroundings): readonly MissingProof[] {
  switch (need.kind) {
    case 'evidence': {
      const type = given.index.evidenceTypeById.get(need.typeId);
      return type ? [missingEvidence(type, need, given)] : [];
    }
    case 'question': {
      const minutes = given.index.questionById.get(need.questionId)?.minutes ?? 0;
      return [{ kind: 'question', questionId: need.questionId, whose: 'partner', minutes, inRoom: true }];
    }
    case 'riskTier': {
      const step = given.records.partner.exposure === null ? 'rate' : 'accept';
      return [{ kind: 'riskTier', step, whose: 'vendor', minutes: riskMinutes[step], inRoom: true }];
    }
  }
}

function missingEvidence(type: EvidenceType, need: EvidenceNeed, given: Surroundings): MissingProof {
  const states = given.pieces
    .filter((piece) => piece.evidence.typeId === type.id && isAbout(piece, need))
    .map((piece) => ({ piece, state: evidenceState(piece, type, given.asOf) }));
  const nearest = nearestOf(states);
  const situation = nearest ? situationOf(nearest.state) : 'missing';
  const toReview = situation === 'pendingReview';
  return {
    kind: 'evidence',
    type,
    what: need.what ?? null,
    situation,
    evidenceId: nearest?.piece.evidence.id ?? null,
    ownerId: nearest?.piece.evidence.ownerId ?? null,
    whose: toReview ? 'vendor' : type.broughtBy,
    minutes: toReview ? reviewMinutes : type.minutes,
    inRoom: toReview || type.inRoom,
  };
}

type EvidenceNeed = Extract<Need, { readonly kind: 'evidence' }>;

/** Whether a piece is about what is needed: an exam of another role is no step towards this one. */
function isAbout(piece: EvidencePiece, need: EvidenceNeed): boolean {
  const { where } = need;
  return where === undefined || piece.revisions.some(({ facts }) => facts[where.fact] === where.is);
}

type PieceState = { readonly piece: EvidencePiece; readonly state: EvidenceState };

/** What is nearest to a proof comes first: a review costs minutes, a new extract a trip. */
const nearness: readonly EvidenceState['state'][] = [
  'pendingReview',
  'notYetEffective',
  'expired',
  'rejected',
  'accepted',
  'withdrawn',
  'empty',
];

function nearestOf(states: readonly PieceState[]): PieceState | null {
  return states.reduce<PieceState | null>(
    (nearest, one) => (nearest === null || rank(one.state) < rank(nearest.state) ? one : nearest),
    null,
  );
}

function rank(state: EvidenceState): number {
  // A renewal that waits for its review is as near as a first one.
  const name = state.state === 'accepted' && state.newer ? 'pendingReview' : state.state;
  return nearness.indexOf(name);
}

function situationOf(state: EvidenceState): Situation {
  switch (state.state) {
    case 'accepted':
      return state.newer ? 'pendingReview' : 'notEnough';
    case 'empty':
      return 'missing';
    default:
      return state.state;
  }
}

function routeThrough(missing: readonly MissingProof[]): readonly MissingProof[] {
  const once = new Map(missing.map((proof) => [nameOf(proof), proof] as const));
  return [...once.values()].sort(
    (left, right) => Number(right.inRoom) - Number(left.inRoom) || left.minutes - right.minutes,
  );
}

function nameOf(proof: MissingProof): string {
  if (proof.kind === 'evidence') return `${proof.type.id} ${proof.what ?? ''}`;
  return proof.kind === 'question' ? proof.questionId : proof.kind;
}

function totalMinutes(proofs: readonly MissingProof[]): number {
  return proofs.reduce((sum, { minutes }) => sum + minutes, 0);
}
