import { type EvidencePiece, type EvidenceState, evidenceState } from '#shared/domain/evidence/evidence-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';

/** Where a piece stands on a day. */
export function stateOn(piece: EvidencePiece, asOf: string): EvidenceState {
  return evidenceState(piece, builtInPack().evidenceTypeById.get(piece.evidence.typeId) ?? null, asOf);
}
