import type { CalendarDate } from '#shared/base/calendar-date';
import type { Evidence, EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { needsSecondPerson } from '#shared/domain/evidence/evidence-commands';
import { type EvidenceState, evidenceState, piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { Person } from '#shared/domain/partners/person';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

/** A piece of evidence that somebody must look at. */
export interface WaitingReview {
  readonly evidence: Evidence;
  readonly revision: EvidenceRevision;
  /** False where whoever brought it must not be the one who accepts it. */
  readonly canAccept: boolean;
}

/** What waits for a review, the longest waiting first. */
export function waitingReviews(
  records: {
    readonly people: readonly Person[];
    readonly evidence: readonly Evidence[];
    readonly revisions: readonly EvidenceRevision[];
    readonly reviews: readonly EvidenceReview[];
  },
  index: PackIndex,
  on: { readonly asOf: CalendarDate /** Who would review. */; readonly by: string },
): readonly WaitingReview[] {
  const partyById = new Map(records.people.map(({ id, party }) => [id, { party }] as const));
  return piecesOf(records)
    .flatMap((piece) => {
      const type = index.evidenceTypeById.get(piece.evidence.typeId) ?? null;
      const revision = waitingRevision(evidenceState(piece, type, on.asOf));
      if (!revision) return [];
      const attestedBy = revision.attestation ? (partyById.get(revision.attestation.personId) ?? null) : null;
      const isBarred = revision.capturedBy === on.by && type !== null && needsSecondPerson(type, attestedBy);
      return [{ evidence: piece.evidence, revision, canAccept: !isBarred }];
    })
    .sort((left, right) => (left.revision.capturedAt < right.revision.capturedAt ? -1 : 1));
}

/** The revision that waits for its review, if one does: a first one, or the renewal of one that still holds. */
export function waitingRevision(state: EvidenceState): EvidenceRevision | null {
  if (state.state === 'pendingReview') return state.revision;
  return state.state === 'accepted' ? state.newer : null;
}
