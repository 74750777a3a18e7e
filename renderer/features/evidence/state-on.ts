import { type EvidencePiece, type EvidenceState, evidenceState } from '#shared/domain/evidence/evidence-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

/** Where a piece stands on a day. */
export function stateOn(piece: EvidencePiece, index: PackIndex, asOf: string): EvidenceState {
  return evidenceState(piece, index.evidenceTypeById.get(piece.evidence.typeId) ?? null, asOf);
}
