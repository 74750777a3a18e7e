import type { EvidenceId, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { evidenceState, piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { HoldingPiece } from '#shared/domain/evidence/holding-pieces';
import type { ConcessionId } from '#shared/domain/gates/concession';
import type { GateView } from '#shared/domain/gates/gate-rules';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import type { PersonId } from '#shared/domain/partners/person';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

/** What ends a gate if nobody renews it. */
export type Renewal =
  | {
      readonly kind: 'evidence';
      readonly criterionId: string;
      readonly evidenceId: EvidenceId;
      readonly typeId: string;
      readonly title: string;
      readonly ownerId: PersonId | null;
      /** The renewal that has been brought and waits for its review; null: none has. */
      readonly waiting: EvidenceRevision | null;
    }
  | { readonly kind: 'riskTier'; readonly criterionId: string }
  /** Something was left open until that day, and has to be shown now. */
  | { readonly kind: 'waiver'; readonly criterionId: string; readonly concessionId: ConcessionId };

/** What must be renewed so that a gate holds beyond its last day, in the order of its criteria. Empty where no end is in sight. */
export function renewalsOf(view: GateView, records: PartnerRecords, index: PackIndex): readonly Renewal[] {
  if (view.until === null) return [];
  const ending = view.results.filter(({ until }) => until === view.until);
  const renewals = ending.flatMap(({ criterion, waiver, behind }): readonly Renewal[] => {
    if (waiver) return [{ kind: 'waiver', criterionId: criterion.id, concessionId: waiver.concession.id }];
    const pieces = behind.filter(({ until }) => until === view.until);
    // A criterion that ends while no piece of its evidence does can only end with the risk tier.
    if (pieces.length > 0) return pieces.map((piece) => renewalOf(piece, criterion.id, { view, records, index }));
    return criterion.needs.some(({ kind }) => kind === 'riskTier' || kind === 'controls')
      ? [{ kind: 'riskTier', criterionId: criterion.id }]
      : [];
  });
  return [...new Map(renewals.map((one) => [renewalName(one), one])).values()];
}

function renewalName(renewal: Renewal): string {
  switch (renewal.kind) {
    case 'evidence':
      return renewal.evidenceId;
    case 'waiver':
      return renewal.concessionId;
    case 'riskTier':
      return renewal.kind;
  }
}

function renewalOf(
  { evidence }: HoldingPiece,
  criterionId: string,
  given: { readonly view: GateView; readonly records: PartnerRecords; readonly index: PackIndex },
): Renewal {
  const type = given.index.evidenceTypeById.get(evidence.typeId) ?? null;
  const piece = piecesOf({ ...given.records, evidence: [evidence] })[0];
  const state = piece ? evidenceState(piece, type, given.view.moment.asOf) : null;
  return {
    kind: 'evidence',
    criterionId,
    evidenceId: evidence.id,
    typeId: evidence.typeId,
    title: evidence.title,
    ownerId: evidence.ownerId,
    waiting: state?.state === 'accepted' ? state.newer : null,
  };
}
