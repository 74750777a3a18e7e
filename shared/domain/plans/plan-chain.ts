import type { CalendarDate } from '#shared/base/calendar-date';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { type MilestoneId, milestoneIds } from './milestones';
import type { GoalReading, MilestoneClosure, PlanReview } from './plan-progress';

/** What was written while plans were under way. */
export interface PlanRecords {
  readonly agreements: readonly Pick<Agreement, 'id' | 'supersedesId' | 'version' | 'state'>[];
  readonly closures: readonly MilestoneClosure[];
  readonly readings: readonly GoalReading[];
  readonly reviews: readonly PlanReview[];
}

export const nothingUnderWay: PlanRecords = { agreements: [], closures: [], readings: [], reviews: [] };

/** A version of a plan and all those it took the place of: what was reached under one is reached under the next. */
export function chainOf(agreementId: string, agreements: PlanRecords['agreements']): ReadonlySet<string> {
  const byId = new Map(agreements.map((one) => [one.id as string, one]));
  const chain = new Set<string>();
  for (let id: string | null = agreementId; id !== null && !chain.has(id); id = byId.get(id)?.supersedesId ?? null)
    chain.add(id);
  return chain;
}

/** The records of one plan and its earlier versions. What was written after an instant is left out. */
export function recordsOfPlan(agreementId: string, records: PlanRecords, knownAt?: string): PlanRecords {
  const chain = chainOf(agreementId, records.agreements);
  const isOwn = (one: { readonly agreementId: string; readonly at: string }) =>
    chain.has(one.agreementId) && (knownAt === undefined || one.at <= knownAt);
  return {
    agreements: records.agreements,
    closures: records.closures.filter(isOwn),
    readings: records.readings.filter(isOwn),
    reviews: records.reviews.filter(isOwn),
  };
}

/** The record that counts for each milestone: the one written last. */
export function latestClosures(closures: readonly MilestoneClosure[]): ReadonlyMap<string, MilestoneClosure> {
  const latest = new Map<string, MilestoneClosure>();
  for (const closure of closures) {
    const other = latest.get(closure.milestoneId);
    if (!other || closure.at > other.at || (closure.at === other.at && closure.id > other.id))
      latest.set(closure.milestoneId, closure);
  }
  return latest;
}

/** Milestones that somebody has closed under any version of a plan, by their day: where the next version begins. */
export function closedMilestones(
  agreementId: string,
  records: PlanRecords,
): { readonly [id in MilestoneId]?: CalendarDate } {
  const latest = latestClosures(recordsOfPlan(agreementId, records).closures);
  const closed = milestoneIds.flatMap((id) => {
    const closure = latest.get(id);
    return closure?.kind === 'closed' ? [[id, closure.doneOn] as const] : [];
  });
  return Object.fromEntries(closed);
}
