import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { GateDecision, GateDecisionId } from '#shared/domain/gates/gate-decision';

export type ConfirmGateRefusal =
  /** It was never provisional, or somebody has confirmed it or decided anew since. */
  | { readonly kind: 'already-confirmed' }
  /** Nobody countersigns a decision of their own. */
  | { readonly kind: 'own-decision' };

/** The decisions taken in the field that nobody at headquarters has confirmed and that still count at their gate. */
export function unconfirmedDecisions(decisions: readonly GateDecision[]): readonly GateDecision[] {
  return decisions.filter((decision) => {
    if (!decision.provisional) return false;
    const others = decisions.filter((one) => one.partnerId === decision.partnerId && one.gateId === decision.gateId);
    return !others.some((one) => one.asOf > decision.asOf || confirms(one, decision));
  });
}

/**
 * Headquarters countersigns a decision taken in the field: the same decision on the same proofs, as of the same
 * moment, so that nothing that lapsed in between is made good by it.
 */
export function confirmGate(
  decision: GateDecision,
  decisions: readonly GateDecision[],
  reason: string,
  context: CommandContext,
): Result<{ readonly decision: GateDecision }, ConfirmGateRefusal> {
  if (!unconfirmedDecisions(decisions).some(({ id }) => id === decision.id))
    return refuse({ kind: 'already-confirmed' });
  if (decision.by === context.by) return refuse({ kind: 'own-decision' });
  return ok({
    decision: {
      ...decision,
      id: context.newId() as GateDecisionId,
      provisional: false,
      by: context.by,
      reason: reason.trim() === '' ? decision.reason : reason.trim(),
    },
  });
}

function confirms(one: GateDecision, decision: GateDecision): boolean {
  return !one.provisional && one.asOf === decision.asOf && one.decision === decision.decision;
}
