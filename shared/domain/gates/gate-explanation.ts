import { piecesOf } from '#shared/domain/evidence/evidence-rules';
import { holds } from '#shared/domain/playbook/expression';
import type { Criterion, Need } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { isMet } from './control-rules';
import type { GateView } from './gate-rules';
import type { PartnerRecords } from './known-records';
import { missingFor, type Surroundings } from './missing-for-need';
import { eachOnce, type MissingProof, proofName, totalMinutes } from './missing-proof';
import { historyOf } from './partner-history';

export type { MissingProof, Situation } from './missing-proof';

export interface CriterionExplanation {
  readonly criterionId: string;
  readonly missing: readonly MissingProof[];
  /** The least time that closes it. */
  readonly minutes: number;
  /** Whether everything missing can be done during a visit. */
  readonly canCloseInRoom: boolean;
}

export interface GateExplanation {
  /** Unmet criteria in the order of the gate. Waived ones are not among them. */
  readonly criteria: readonly CriterionExplanation[];
  /** Everything missing, each once, what can be done in this room first, the quickest first. */
  readonly route: readonly MissingProof[];
  readonly minutesInRoom: number;
  readonly canCloseInRoom: boolean;
}

/** What stands between a gate and being passed: which proofs, whose, how long, and whether here. */
export function explainGate(
  view: GateView,
  given: { readonly records: PartnerRecords; readonly index: PackIndex },
): GateExplanation {
  const { moment } = view;
  const history = historyOf(given.records, given.index, moment.knownAt);
  const around = { day: history.on(moment.asOf), pieces: piecesOf(history.records) };
  const criteria = view.results
    .filter(({ outcome }) => outcome === 'unmet')
    .map(({ criterion }) => explainCriterion(criterion, { ...around, role: criterion.role }));
  const route = routeThrough(criteria.flatMap(({ missing }) => missing));
  return {
    criteria,
    route,
    minutesInRoom: totalMinutes(route.filter(({ inRoom }) => inRoom)),
    canCloseInRoom: criteria.length > 0 && criteria.every((criterion) => criterion.canCloseInRoom),
  };
}

/** Whether what is there meets one need, apart from the others of the same criterion. */
export function isNeedMet(need: Need, facts: PartnerFacts): boolean {
  const onlyIf = need.kind === 'evidence' || need.kind === 'question' ? need.onlyIf : undefined;
  return (onlyIf !== undefined && !holds(onlyIf, facts)) || isMet(need, facts);
}

function explainCriterion(criterion: Criterion, given: Surroundings): CriterionExplanation {
  const { facts } = given.day;
  const unmet = criterion.needs.filter((need) => !isNeedMet(need, facts));
  // A predicate may ask for more than its needs say one by one; then all of them are to be looked at again.
  const toDo = unmet.length > 0 ? unmet : criterion.needs;
  const missing = eachOnce(toDo.flatMap((need) => missingFor(need, given)));
  return {
    criterionId: criterion.id,
    missing,
    minutes: totalMinutes(missing),
    canCloseInRoom: missing.length > 0 && missing.every(isForThisRoom),
  };
}

/** Whether something can be brought to an end during a visit. What only begins to hold later cannot. */
export function isForThisRoom(proof: MissingProof): boolean {
  return proof.inRoom && !(proof.kind === 'evidence' && proof.situation === 'notYetEffective');
}

function routeThrough(missing: readonly MissingProof[]): readonly MissingProof[] {
  return [...eachOnce(missing)].sort(
    (left, right) =>
      Number(right.inRoom) - Number(left.inRoom) ||
      left.minutes - right.minutes ||
      (proofName(left) < proofName(right) ? -1 : 1),
  );
}
