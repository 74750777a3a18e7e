import { unreachable } from '#shared/base/unreachable';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { moduleIdOf } from '#shared/domain/playbook/pack-index';
import type { AgendaItem } from '#shared/domain/visits/visit';
import { type GateExplanation, isForThisRoom } from './gate-explanation';
import type { GateView } from './gate-rules';
import { eachOnce, type MissingProof, proofName, totalMinutes } from './missing-proof';

/** A box of the agenda with the proofs it brings. `title` is that of the playbook; empty where it has none. */
export interface PlannedItem extends Pick<AgendaItem, 'kind' | 'ref' | 'title' | 'minutes'> {
  readonly proofs: readonly MissingProof[];
}

export interface VisitPlan {
  /** What to do, in the order of the visit: what is to be talked about, then what is to be proven, the quickest first. */
  readonly agenda: readonly PlannedItem[];
  readonly minutes: number;
  /** The criteria that are met when all of it is done. */
  readonly closes: readonly string[];
  /** The gates at which then only the decision is missing. */
  readonly opens: readonly string[];
  /** Criteria of these gates that stay unmet. */
  readonly leaves: readonly string[];
}

/** A criterion that is to be met, with all that it lacks. */
export interface Goal {
  readonly criterionId: string;
  readonly gateId: string;
  /** Costs by name; null: it cannot be met in this room. */
  readonly costs: ReadonlyMap<string, number> | null;
}

/**
 * The smallest set of proofs that closes most of what can be closed in this room. Worth most is a gate at which nothing
 * is missing any more, then the number of criteria; of sets that are worth the same the one with the fewest minutes,
 * then the fewest proofs, then by name.
 *
 * @param budget minutes there are; null: as many as it takes
 */
export function planVisit(
  explained: readonly { readonly view: GateView; readonly explanation: GateExplanation }[],
  index: PackIndex,
  budget: number | null = null,
): VisitPlan {
  const goals = explained.flatMap(({ view, explanation }) =>
    explanation.criteria.map(
      (criterion): Goal => ({
        criterionId: criterion.criterionId,
        gateId: view.gate.id,
        costs:
          criterion.missing.length > 0 && criterion.missing.every(isForThisRoom) ? costsOf(criterion.missing) : null,
      }),
    ),
  );
  const chosen = chooseGoals(goals, budget);
  const closes = chosen.map(({ criterionId }) => criterionId);
  const proofs = eachOnce(
    explained.flatMap(({ explanation }) =>
      explanation.criteria.filter(({ criterionId }) => closes.includes(criterionId)).flatMap(({ missing }) => missing),
    ),
  );
  return {
    agenda: agendaOf(proofs, index),
    minutes: totalMinutes(proofs),
    closes,
    opens: gatesOpened(goals, new Set(closes)),
    leaves: goals.map(({ criterionId }) => criterionId).filter((id) => !closes.includes(id)),
  };
}

/** What a choice of goals is worth and costs. */
interface Worth {
  readonly gates: number;
  readonly goals: number;
  readonly minutes: number;
  readonly proofs: readonly string[];
}

/** Which goals to reach: every choice is looked at, except those that can no longer become the best. */
export function chooseGoals(goals: readonly Goal[], budget: number | null): readonly Goal[] {
  const reachable = goals.filter(({ costs }) => costs !== null);
  if (budget === null) return reachable;
  let best: readonly Goal[] = [];
  let bestWorth = worthOf(best, goals);
  const look = (at: number, chosen: readonly Goal[]): void => {
    const worth = worthOf(chosen, goals);
    if (worth.minutes > budget) return;
    if (isBetter(worth, bestWorth)) [best, bestWorth] = [chosen, worth];
    const rest = reachable.slice(at);
    // With all that is left it would still be worth less.
    const most = worthOf([...chosen, ...rest], goals);
    if (most.gates < bestWorth.gates || (most.gates === bestWorth.gates && most.goals < bestWorth.goals)) return;
    for (const [ahead, goal] of rest.entries()) look(at + ahead + 1, [...chosen, goal]);
  };
  look(0, []);
  return best;
}

function worthOf(chosen: readonly Goal[], goals: readonly Goal[]): Worth {
  const costs = new Map(chosen.flatMap((goal) => [...(goal.costs ?? [])]));
  return {
    gates: gatesOpened(goals, new Set(chosen.map(({ criterionId }) => criterionId))).length,
    goals: chosen.length,
    minutes: [...costs.values()].reduce((sum, minutes) => sum + minutes, 0),
    proofs: [...costs.keys()].sort(),
  };
}

export function isBetter(one: Worth, other: Worth): boolean {
  if (one.gates !== other.gates) return one.gates > other.gates;
  if (one.goals !== other.goals) return one.goals > other.goals;
  if (one.minutes !== other.minutes) return one.minutes < other.minutes;
  if (one.proofs.length !== other.proofs.length) return one.proofs.length < other.proofs.length;
  return one.proofs.join('\n') < other.proofs.join('\n');
}

/** Gates of which every goal is reached. One of which nothing is missing has no goals and is not counted. */
function gatesOpened(goals: readonly Goal[], reached: ReadonlySet<string>): readonly string[] {
  const gateIds = [...new Set(goals.map(({ gateId }) => gateId))];
  return gateIds.filter((id) => goals.every(({ gateId, criterionId }) => gateId !== id || reached.has(criterionId)));
}

function costsOf(proofs: readonly MissingProof[]): ReadonlyMap<string, number> {
  return new Map(proofs.map((proof) => [proofName(proof), proof.minutes] as const));
}

const order: readonly AgendaItem['kind'][] = [
  'interview',
  'talk',
  'riskTier',
  'review',
  'evidence',
  'drill',
  'document',
];

/** The proofs as boxes of an agenda. Questions of one module are asked in one go. */
function agendaOf(proofs: readonly MissingProof[], index: PackIndex): readonly PlannedItem[] {
  const boxes = new Map<string, PlannedItem>();
  for (const proof of proofs) {
    const box = boxOf(proof, index);
    const name = box.kind === 'interview' ? box.ref : proofName(proof);
    const there = boxes.get(name);
    boxes.set(name, there ? { ...there, minutes: there.minutes + box.minutes, proofs: [...there.proofs, proof] } : box);
  }
  return [...boxes.values()].sort(
    (left, right) =>
      order.indexOf(left.kind) - order.indexOf(right.kind) ||
      (left.kind === 'interview' ? compare(left.ref, right.ref) : 0) ||
      left.minutes - right.minutes ||
      compare(left.ref, right.ref),
  );
}

function boxOf(proof: MissingProof, index: PackIndex): PlannedItem {
  const { minutes } = proof;
  const box = (kind: AgendaItem['kind'], ref: string, title: string): PlannedItem => {
    return { kind, ref, title, minutes, proofs: [proof] };
  };
  switch (proof.kind) {
    case 'evidence': {
      const { type } = proof;
      const title = proof.what === null ? type.title : `${type.title} · ${proof.what}`;
      if (proof.situation === 'pendingReview') return box('review', proof.evidenceId ?? type.id, title);
      const drill = index.pack.drills.find(({ evidenceTypeId }) => evidenceTypeId === type.id);
      return drill ? box('drill', drill.id, drill.title) : box('evidence', type.id, title);
    }
    case 'question':
    case 'onCallCoverage': {
      const id = moduleIdOf(proof.questionId);
      return box('interview', id, index.formById.get(id)?.title ?? id);
    }
    case 'integrationCheck':
      return box('evidence', proof.check.id, proof.check.title);
    case 'credentials':
      return box('evidence', `credentials ${proof.learnerRole}`, proof.learnerRole);
    case 'document':
      return box('document', proof.document, '');
    case 'gate':
      return box('document', `gate ${proof.gateId}`, index.gateById.get(proof.gateId)?.title ?? proof.gateId);
    case 'deal':
      return box('document', 'deal', '');
    case 'riskTier':
      return box('riskTier', proof.step, '');
    default:
      return unreachable(proof);
  }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
