import { addDays, type CalendarDate, dayOf, daysBetween } from '#shared/base/calendar-date';
import { groupBy } from '#shared/base/group-by';
import type { Evidence } from '#shared/domain/evidence/evidence';
import { type NoticeStep, noticeDays, noticeStep } from '#shared/domain/evidence/expiry-notices';
import type { Visit } from '#shared/domain/visits/visit';
import { visitState } from '#shared/domain/visits/visit-rules';
import type { PieceState } from './piece-states';

/** A piece of evidence that holds today and soon will not. */
export interface LapsingEvidence {
  readonly evidence: Evidence;
  /** The last day on which it holds. */
  readonly until: CalendarDate;
  readonly daysLeft: number;
  /** The latest notice of its end that is due; null: none, it is told because of the visit. */
  readonly step: NoticeStep | null;
  /** The next visit to its partner, where that comes after its end: then it has lapsed by the time we sit there. */
  readonly before: Visit | null;
}

/**
 * What lapses within ninety days, told at 90, 60 and 30, or before the next visit to its partner, the earliest end first. A piece whose
 * renewal has been handed in is not among them: it waits for a review, not for somebody to bring it.
 */
export function lapsingEvidence(
  pieces: readonly PieceState[],
  visits: readonly Visit[],
  asOf: CalendarDate,
): readonly LapsingEvidence[] {
  const soon = addDays(asOf, noticeDays[0]);
  const nextVisits = nextVisitByPartner(visits, asOf);
  return pieces
    .flatMap(({ evidence, state }): readonly LapsingEvidence[] => {
      if (state.state !== 'accepted' || state.until === null || state.newer) return [];
      const { until } = state;
      const visit = nextVisits.get(evidence.partnerId) ?? null;
      const before = visit && until < dayOf(visit.plannedFor) ? visit : null;
      if (until > soon && !before) return [];
      const daysLeft = daysBetween(asOf, until);
      return [{ evidence, until, daysLeft, step: noticeStep(daysLeft), before }];
    })
    .sort((left, right) => (left.until === right.until ? 0 : left.until < right.until ? -1 : 1));
}

/** Whether somebody has to do something about it now: it was told for the last time, or ends before the visit. */
export function isPressing({ step, before }: Pick<LapsingEvidence, 'step' | 'before'>): boolean {
  return step === 30 || before !== null;
}

/** The next planned visit of each partner, from the day given on. */
export function nextVisitByPartner(visits: readonly Visit[], asOf: CalendarDate): ReadonlyMap<string, Visit> {
  const planned = visits.filter((visit) => visitState(visit) === 'planned' && dayOf(visit.plannedFor) >= asOf);
  const earliest = [...groupBy(planned, ({ partnerId }) => partnerId)].flatMap(([partnerId, own]) => {
    const first = own.reduce((one, other) => (other.plannedFor < one.plannedFor ? other : one));
    return [[partnerId as string, first] as const];
  });
  return new Map(earliest);
}
