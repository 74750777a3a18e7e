import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { GateDecision, GateDecisionId } from './gate-decision';
import { type CriterionExplanation, explainGate } from './gate-explanation';
import { evaluateGate } from './gate-rules';
import type { PartnerRecords } from './known-records';

type Given = Parameters<typeof evaluateGate>[1];

export type DecideGateRefusal =
  | { readonly kind: 'gate-unknown' }
  /** What is missing, criterion by criterion. */
  | { readonly kind: 'criteria-unmet'; readonly criteria: readonly CriterionExplanation[] }
  | { readonly kind: 'already-passed' }
  /** Nobody has let the partner through, so that there is nothing to take back. */
  | { readonly kind: 'not-passed' }
  | { readonly kind: 'reason-missing' };

/** Decides that a gate is passed. Only proof opens it, or what somebody else agreed to leave open for a while. */
export function passGate(
  gateId: string,
  given: Given & { readonly reason?: string; readonly provisional: boolean },
  context: CommandContext,
): Result<{ readonly decision: GateDecision }, DecideGateRefusal> {
  const gate = given.index.gateById.get(gateId);
  if (!gate) return refuse({ kind: 'gate-unknown' });
  const view = evaluateGate(gate, given);
  if (!view.isMet) return refuse({ kind: 'criteria-unmet', criteria: explainGate(view, given).criteria });
  // A lapsing gate may be passed again: that is how a renewal is put on record.
  if (view.standing.state === 'passed') return refuse({ kind: 'already-passed' });
  return ok({ decision: decisionOf(view, given, { decision: 'passed', reason: given.reason ?? '' }, context) });
}

/** Decides against a partner at a gate, whether or not the proofs are there. The reason is owed. */
export function refuseGate(
  gateId: string,
  given: Given & { readonly reason: string; readonly provisional: boolean },
  context: CommandContext,
): Result<{ readonly decision: GateDecision }, DecideGateRefusal> {
  const gate = given.index.gateById.get(gateId);
  if (!gate) return refuse({ kind: 'gate-unknown' });
  if (given.reason.trim() === '') return refuse({ kind: 'reason-missing' });
  const view = evaluateGate(gate, given);
  return ok({ decision: decisionOf(view, given, { decision: 'refused', reason: given.reason }, context) });
}

/** Takes a gate back that was passed, whether or not the proofs are there. The reason is owed; it must be passed again. */
export function suspendGate(
  gateId: string,
  given: Given & { readonly reason: string; readonly provisional: boolean },
  context: CommandContext,
): Result<{ readonly decision: GateDecision }, DecideGateRefusal> {
  const gate = given.index.gateById.get(gateId);
  if (!gate) return refuse({ kind: 'gate-unknown' });
  if (given.reason.trim() === '') return refuse({ kind: 'reason-missing' });
  const view = evaluateGate(gate, given);
  const { standing } = view;
  const isPassed = standing.state !== 'closed' && standing.state !== 'open';
  if (!isPassed || (standing.state === 'suspended' && standing.because === 'decided'))
    return refuse({ kind: 'not-passed' });
  return ok({ decision: decisionOf(view, given, { decision: 'suspended', reason: given.reason }, context) });
}

function decisionOf(
  view: ReturnType<typeof evaluateGate>,
  given: { readonly records: PartnerRecords; readonly index: Given['index']; readonly provisional: boolean },
  said: Pick<GateDecision, 'decision' | 'reason'>,
  context: CommandContext,
): GateDecision {
  const revisions = new Map(
    view.results.flatMap(({ behind }) => behind.map(({ revision }) => [revision.id, revision] as const)),
  );
  return {
    id: context.newId() as GateDecisionId,
    partnerId: given.records.partner.id satisfies PartnerId,
    gateId: view.gate.id,
    packVersion: given.index.pack.version,
    asOf: context.now,
    decision: said.decision,
    provisional: given.provisional,
    results: view.results.map(({ criterion, met, waiver }) => ({
      criterionId: criterion.id,
      met,
      concessionId: waiver?.concession.id ?? null,
    })),
    evidence: [...revisions.values()].map((revision) => ({
      revisionId: revision.id,
      sha256: revision.files.map(({ sha256 }) => sha256),
    })),
    by: context.by,
    reason: said.reason.trim(),
  };
}
