import { addMonths, type CalendarDate, daysBetween } from '#shared/base/calendar-date';
import type { RiskTier } from './partner';
import { revalidationMonths } from './partner-rules';

/** What has to be looked at again, and when. */
export interface RevalidationDue {
  readonly what: 'tier' | 'attestation';
  readonly due: CalendarDate;
  /** `done`: an attestation of its quarter is there. `soon`: within thirty days. */
  readonly state: 'done' | 'overdue' | 'soon' | 'planned';
}

const soonDays = 30;

/** Between two attestations of a partner of tier 2. */
const attestationMonths = 3;

/**
 * When a partner has to be looked at again, from the day its tier was accepted to the day the tier must be accepted
 * anew. Tier 2 also attests its security each quarter; a late attestation makes good the quarters before it.
 *
 * @param attestedOn the days from which its security attestations hold
 */
export function revalidationSchedule(
  accepted: { readonly tier: RiskTier; readonly on: CalendarDate },
  attestedOn: readonly CalendarDate[],
  asOf: CalendarDate,
): readonly RevalidationDue[] {
  const months = revalidationMonths[accepted.tier];
  const tierDue = addMonths(accepted.on, months);
  const quarters =
    accepted.tier === 'T2' ? Array.from({ length: months / attestationMonths - 1 }, (_, at) => at + 1) : [];
  const attestations = quarters.map((quarter): RevalidationDue => {
    const begins = addMonths(accepted.on, (quarter - 1) * attestationMonths);
    const due = addMonths(accepted.on, quarter * attestationMonths);
    const isDone = attestedOn.some((day) => day > begins && day <= asOf);
    return { what: 'attestation', due, state: isDone ? 'done' : stateOn(due, asOf) };
  });
  return [...attestations, { what: 'tier', due: tierDue, state: stateOn(tierDue, asOf) }];
}

function stateOn(due: CalendarDate, asOf: CalendarDate): RevalidationDue['state'] {
  if (due < asOf) return 'overdue';
  return daysBetween(asOf, due) <= soonDays ? 'soon' : 'planned';
}
