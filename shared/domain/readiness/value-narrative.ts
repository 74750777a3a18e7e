import type { Json } from '#shared/base/json';
import { type EvidencePiece, evidenceState } from '#shared/domain/evidence/evidence-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { answerAt, type PartnerFacts } from '#shared/domain/playbook/partner-facts';

/** One line of the value story: what the partner offers, what changes for its customer, and how that is measured. */
export interface NarrativeLine {
  readonly customerType: string;
  readonly offering: string;
  readonly outcome: string;
  readonly measure: string;
}

export interface ValueNarrative {
  readonly lines: readonly NarrativeLine[];
  /** Titles of accepted pieces that prove it on the day. */
  readonly proofs: readonly string[];
}

/** The value story as it stands: from the partner's own answers, with the pieces that prove it. */
export function valueNarrative(
  index: PackIndex,
  facts: PartnerFacts,
  pieces: readonly EvidencePiece[],
): ValueNarrative {
  const rows = answerAt(facts, 'M1.Q2.outcomes');
  const kinds = index.pack.readiness?.narrativeProofs ?? [];
  return {
    lines: Array.isArray(rows) ? rows.map((row) => narrativeLine(row as Json)) : [],
    proofs: pieces
      .filter(({ evidence }) => kinds.includes(evidence.typeId))
      .filter(
        (piece) =>
          evidenceState(piece, index.evidenceTypeById.get(piece.evidence.typeId) ?? null, facts.asOf).state ===
          'accepted',
      )
      .map(({ evidence }) => evidence.title),
  };
}

function narrativeLine(row: Json): NarrativeLine {
  const cell = (id: string) => {
    const value = row !== null && typeof row === 'object' ? (row as { readonly [id: string]: Json })[id] : undefined;
    return typeof value === 'string' ? value : '';
  };
  return {
    customerType: cell('customerType'),
    offering: cell('offering'),
    outcome: cell('outcome'),
    measure: cell('measure'),
  };
}
