import type { Evidence, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { needsSecondPerson } from '#shared/domain/evidence/evidence-commands';
import type { EvidenceState } from '#shared/domain/evidence/evidence-rules';
import type { Person } from '#shared/domain/partners/person';
import type { PieceState } from './piece-states';

/** A piece of evidence that somebody must look at. */
export interface WaitingReview {
  readonly evidence: Evidence;
  readonly revision: EvidenceRevision;
  /** False where whoever brought it must not be the one who accepts it. */
  readonly canAccept: boolean;
}

/**
 * What waits for a review, the longest waiting first.
 *
 * @param people at least those who attested something
 * @param by who would review
 */
export function waitingReviews(
  pieces: readonly PieceState[],
  people: readonly Person[],
  by: string,
): readonly WaitingReview[] {
  const partyById = new Map(people.map(({ id, party }) => [id, { party }] as const));
  return pieces
    .flatMap(({ evidence, type, state }) => {
      const revision = waitingRevision(state);
      if (!revision) return [];
      const attestedBy = revision.attestation ? (partyById.get(revision.attestation.personId) ?? null) : null;
      const isBarred = revision.capturedBy === by && type !== null && needsSecondPerson(type, attestedBy);
      return [{ evidence, revision, canAccept: !isBarred }];
    })
    .sort((left, right) => (left.revision.capturedAt < right.revision.capturedAt ? -1 : 1));
}

/** The revision that waits for its review, if one does: a first one, or the renewal of one that still holds. */
export function waitingRevision(state: EvidenceState): EvidenceRevision | null {
  if (state.state === 'pendingReview') return state.revision;
  return state.state === 'accepted' ? state.newer : null;
}
