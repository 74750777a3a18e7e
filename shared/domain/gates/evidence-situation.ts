import type { CalendarDate } from '#shared/base/calendar-date';
import {
  type EvidencePiece,
  type EvidenceState,
  evidenceState,
  typeIdsOf,
} from '#shared/domain/evidence/evidence-rules';
import type { EvidenceType, Need } from '#shared/domain/playbook/pack';
import type { Situation } from './missing-proof';

export type EvidenceNeed = Extract<Need, { readonly kind: 'evidence' }>;

/** What is nearest to a proof that is missing, and how it stands with it. */
export interface NearestPiece {
  readonly piece: EvidencePiece | null;
  readonly situation: Situation;
}

/** The piece from which the least is left to do: a review costs minutes, a new extract a trip. */
export function nearestPiece(
  type: EvidenceType,
  need: Pick<EvidenceNeed, 'where'>,
  pieces: readonly EvidencePiece[],
  asOf: CalendarDate,
): NearestPiece {
  const states = pieces
    .filter((piece) => typeIdsOf(piece.evidence).includes(type.id) && isAbout(piece, need))
    .map((piece) => ({ piece, state: evidenceState(piece, type, asOf) }))
    .sort(
      (left, right) =>
        rank(left.state) - rank(right.state) || (left.piece.evidence.id < right.piece.evidence.id ? -1 : 1),
    );
  const [nearest] = states;
  return nearest
    ? { piece: nearest.piece, situation: situationOf(nearest.state) }
    : { piece: null, situation: 'missing' };
}

/** Whether a piece is about what is needed: an exam of another role is no step towards this one. */
function isAbout(piece: EvidencePiece, { where }: Pick<EvidenceNeed, 'where'>): boolean {
  return where === undefined || piece.revisions.some(({ facts }) => facts[where.fact] === where.is);
}

const nearness: readonly EvidenceState['state'][] = [
  'pendingReview',
  'notYetEffective',
  'expired',
  'rejected',
  'accepted',
  'withdrawn',
  'empty',
];

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
