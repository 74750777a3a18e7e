import type { CalendarDate } from '#shared/base/calendar-date';
import type { Evidence, EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { type EvidenceState, evidenceState, piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

/** A piece of evidence and where it stands on a day. */
export interface PieceState {
  readonly evidence: Evidence;
  readonly type: EvidenceType | null;
  readonly state: EvidenceState;
}

/** Where every piece stands, found out once for all that is asked about a day. */
export function pieceStates(
  records: {
    readonly evidence: readonly Evidence[];
    readonly revisions: readonly EvidenceRevision[];
    readonly reviews: readonly EvidenceReview[];
  },
  index: PackIndex,
  asOf: CalendarDate,
): readonly PieceState[] {
  return piecesOf(records).map((piece) => {
    const type = index.evidenceTypeById.get(piece.evidence.typeId) ?? null;
    return { evidence: piece.evidence, type, state: evidenceState(piece, type, asOf) };
  });
}
