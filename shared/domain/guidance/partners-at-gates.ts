import { groupBy } from '#shared/base/group-by';
import { typeIdsOf } from '#shared/domain/evidence/evidence-rules';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import type { Gate } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PieceState } from './piece-states';

/**
 * The partners at whose gates something can be going on: somebody decided there, or every proof that is needed in
 * any case holds today. Cheap enough for all partners at once; only these need to be looked at one by one.
 */
export function partnersAtGates(
  pieces: readonly PieceState[],
  decisions: readonly GateDecision[],
  index: PackIndex,
): readonly string[] {
  const decided = decisions.map(({ partnerId }) => partnerId as string);
  const wanted = index.pack.gates.map(typesNeededAnyway);
  // A piece that serves several kinds may hold for another kind longer than for its own; one too many is looked at.
  const holding = pieces.filter(({ state, evidence }) => state.state === 'accepted' || evidence.alsoServes.length > 0);
  const proven = [...groupBy(holding, ({ evidence }) => evidence.partnerId as string)].flatMap(([partnerId, own]) => {
    const typeIds = new Set(own.flatMap(({ evidence }) => typeIdsOf(evidence)));
    return wanted.some((types) => types.every((typeId) => typeIds.has(typeId))) ? [partnerId] : [];
  });
  return [...new Set([...decided, ...proven])];
}

function typesNeededAnyway(gate: Gate): readonly string[] {
  // What is not hard may be waived, and then its proofs are not needed.
  const needs = gate.criteria.filter(({ hard }) => hard).flatMap((criterion) => criterion.needs);
  return needs.flatMap((need) => (need.kind === 'evidence' && need.onlyIf === undefined ? [need.typeId] : []));
}
