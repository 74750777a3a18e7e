import { type CalendarDate, dayOf, daysBetween } from '#shared/base/calendar-date';
import { dealStanding } from '#shared/domain/commercial/deal-rules';
import { acceptedPieces } from './accepted-pieces';
import { readMilestone } from './milestone-proofs';
import type { MilestoneGround } from './milestone-reading';
import { type OutcomeKind, verifiedOutcomes } from './verified-outcomes';

/**
 * Days from the last signature under the base agreement. A signature is known by its day, so both ends are days and the
 * count is whole. `censored`: not yet there; so many days have passed without it.
 */
export type TimeTo =
  | { readonly state: 'notStarted' }
  | { readonly state: 'censored'; readonly from: CalendarDate; readonly days: number }
  | {
      readonly state: 'reached';
      readonly from: CalendarDate;
      readonly on: CalendarDate;
      readonly days: number;
      /** It came before the signature and counts as nothing, which a report must say. */
      readonly isBeforeStart: boolean;
    };

export interface TimeToValue {
  /** To the first verified outcome. */
  readonly firstValue: TimeTo & { readonly outcome: OutcomeKind | null };
  /** To the first registered deal that was won. */
  readonly firstDeal: TimeTo;
  /** To the first case the partner resolved and that did not come back. */
  readonly firstCase: TimeTo;
}

/** The three times of domain.md 4.9, at the end of a day. */
export function timeToValue(ground: MilestoneGround): TimeToValue {
  const signed = readMilestone('R2', ground);
  const from = signed.reached ? signed.on : null;
  const [outcome] = verifiedOutcomes(ground).verified;
  const resolved = readMilestone('F5', ground);
  return {
    firstValue: { ...timeTo(from, outcome?.happenedOn ?? null, ground.asOf), outcome: outcome?.kind ?? null },
    firstDeal: timeTo(from, firstWon(ground), ground.asOf),
    firstCase: timeTo(from, resolved.reached ? firstResolved(ground) : null, ground.asOf),
  };
}

export function timeTo(from: CalendarDate | null, on: CalendarDate | null, asOf: CalendarDate): TimeTo {
  if (from === null) return { state: 'notStarted' };
  if (on === null) return { state: 'censored', from, days: Math.max(0, daysBetween(from, asOf)) };
  const days = daysBetween(from, on);
  return { state: 'reached', from, on, days: Math.max(0, days), isBeforeStart: days < 0 };
}

function firstWon({ records, index, asOf }: MilestoneGround): CalendarDate | null {
  const rules = index.pack.commercial?.deals;
  if (!rules) return null;
  const won = records.deals.flatMap((deal) => {
    const standing = dealStanding(deal, records.dealEvents, rules, `${asOf}T23:59:59.999Z`);
    return standing.state === 'won' ? [dayOf(standing.at)] : [];
  });
  return won.sort()[0] ?? null;
}

function firstResolved(ground: MilestoneGround): CalendarDate | null {
  const days = acceptedPieces(ground, 'E8.5').map(({ revision }) => revision.effectiveFrom);
  return days.sort()[0] ?? null;
}
