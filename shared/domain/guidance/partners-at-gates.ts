import type { CalendarDate } from '#shared/base/calendar-date';
import { groupBy } from '#shared/base/group-by';
import type { Evidence, EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import { holdingPieces } from '#shared/domain/gates/partner-records';
import type { Gate } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

/**
 * The partners at whose gates something can be going on: somebody decided there, or every proof that is needed in
 * any case holds today. Cheap enough for all partners at once; only these need to be looked at one by one.
 */
export function partnersAtGates(
  records: {
    readonly evidence: readonly Evidence[];
    readonly revisions: readonly EvidenceRevision[];
    readonly reviews: readonly EvidenceReview[];
    readonly decisions: readonly GateDecision[];
  },
  index: PackIndex,
  asOf: CalendarDate,
): readonly string[] {
  const decided = records.decisions.map(({ partnerId }) => partnerId as string);
  const wanted = index.pack.gates.map(typesNeededAnyway);
  const byPartner = groupBy(piecesOf(records), ({ evidence }) => evidence.partnerId as string);
  const proven = [...byPartner].flatMap(([partnerId, pieces]) => {
    const typeIds = new Set(pieces.map(({ evidence }) => evidence.typeId));
    const holds = (typeId: string) =>
      typeIds.has(typeId) &&
      holdingPieces(
        pieces.filter(({ evidence }) => evidence.typeId === typeId),
        index.evidenceTypeById.get(typeId) ?? null,
        asOf,
      ).length > 0;
    return wanted.some((types) => types.every(holds)) ? [partnerId] : [];
  });
  return [...new Set([...decided, ...proven])];
}

function typesNeededAnyway(gate: Gate): readonly string[] {
  const needs = gate.criteria.flatMap(({ needs }) => needs);
  return needs.flatMap((need) => (need.kind === 'evidence' && need.onlyIf === undefined ? [need.typeId] : []));
}
