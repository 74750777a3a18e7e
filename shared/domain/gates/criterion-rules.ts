import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { evaluate } from '#shared/domain/playbook/expression';
import type { Criterion } from '#shared/domain/playbook/pack';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import type { Granted } from './concession-standing';
import type { GateDecision } from './gate-decision';

/** What became of a criterion on a day. `waived`: not met, and somebody approved that it stays so for a while. */
export interface CriterionOutcome {
  readonly criterion: Criterion;
  readonly outcome: 'met' | 'waived' | 'unmet';
  readonly waiver: Granted | null;
  /** Why it cannot be told, where a fact is not known yet. For the log; the window explains by what is missing. */
  readonly unknown: string | null;
}

export function criterionOutcome(
  criterion: Criterion,
  facts: PartnerFacts,
  granted: readonly Granted[],
): CriterionOutcome {
  const told = evaluate(criterion.predicate, facts);
  const unknown = told.ok ? null : told.error;
  if (told.ok && told.value) return { criterion, outcome: 'met', waiver: null, unknown };
  const waiver = criterion.hard ? null : waiverOf(criterion, granted);
  return { criterion, outcome: waiver ? 'waived' : 'unmet', waiver, unknown };
}

function waiverOf({ id }: Criterion, granted: readonly Granted[]): Granted | null {
  return granted.find(({ concession }) => concession.kind === 'waiver' && concession.subject === id) ?? null;
}

/** The decision that counts: the latest one on this gate. */
export function latestDecision(gateId: string, decisions: readonly GateDecision[]): GateDecision | null {
  return decisions
    .filter((decision) => decision.gateId === gateId)
    .reduce<GateDecision | null>(
      (latest, one) =>
        latest === null || one.asOf > latest.asOf || (one.asOf === latest.asOf && one.id > latest.id) ? one : latest,
      null,
    );
}

/** The decision that counted at the end of a day. */
export function decisionOn(gateId: string, decisions: readonly GateDecision[], day: CalendarDate): GateDecision | null {
  return latestDecision(
    gateId,
    decisions.filter(({ asOf }) => dayOf(asOf) <= day),
  );
}

/** Whether somebody has let the partner through the gate and nobody has taken that back. */
export function isInForce(gateId: string, decisions: readonly GateDecision[], day: CalendarDate): boolean {
  return decisionOn(gateId, decisions, day)?.decision === 'passed';
}
