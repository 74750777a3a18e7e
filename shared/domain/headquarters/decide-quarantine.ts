import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { QuarantineDecision, QuarantineDecisionId } from './quarantine-decision';
import { mayDecide, type TerritoryRole } from './territory-roles';

export type DecideQuarantineRefusal =
  | { readonly kind: 'reason-missing' }
  /** Only a lead of the territory, or headquarters. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'already-decided'; readonly decision: QuarantineDecision['decision'] };

/** Decides about a change that was set aside. The reason is owed: its author reads it. */
export function decideQuarantine(
  said: Pick<QuarantineDecision, 'changeId' | 'decision' | 'reason'>,
  given: { readonly role: TerritoryRole | null; readonly earlier: readonly QuarantineDecision[] },
  context: CommandContext,
): Result<{ readonly decision: QuarantineDecision }, DecideQuarantineRefusal> {
  const reason = said.reason.trim();
  if (given.role === null || !mayDecide(given.role)) return refuse({ kind: 'not-allowed' });
  const earlier = given.earlier.find(({ changeId }) => changeId === said.changeId);
  if (earlier) return refuse({ kind: 'already-decided', decision: earlier.decision });
  if (reason === '') return refuse({ kind: 'reason-missing' });
  return ok({
    decision: {
      id: context.newId() as QuarantineDecisionId,
      changeId: said.changeId,
      decision: said.decision,
      reason,
      by: context.by,
      decidedAt: context.now,
    },
  });
}
