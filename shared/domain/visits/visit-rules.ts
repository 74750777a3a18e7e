import type { Visit } from './visit';

/** Where a visit stands. */
export type VisitState = 'planned' | 'underWay' | 'ended';

export function visitState(visit: Pick<Visit, 'startedAt' | 'endedAt'>): VisitState {
  if (visit.endedAt !== null) return 'ended';
  return visit.startedAt === null ? 'planned' : 'underWay';
}

/** The visit under way, if one is: of several, the one that began last. */
export function visitUnderWay(visits: readonly Visit[]): Visit | null {
  const begun = visits.filter((visit) => visitState(visit) === 'underWay');
  return begun.reduce<Visit | null>(
    (latest, visit) => (latest === null || (visit.startedAt ?? '') > (latest.startedAt ?? '') ? visit : latest),
    null,
  );
}

/** Visits not yet begun, the earliest first; those whose time has passed come first of all. */
export function upcomingVisits(visits: readonly Visit[]): readonly Visit[] {
  return visits
    .filter((visit) => visitState(visit) === 'planned')
    .sort((left, right) => (left.plannedFor < right.plannedFor ? -1 : left.plannedFor > right.plannedFor ? 1 : 0));
}

/** Whole minutes a visit has lasted, or lasts until now; null before it begins. */
export function minutesOf(visit: Pick<Visit, 'startedAt' | 'endedAt'>, now: string): number | null {
  if (visit.startedAt === null) return null;
  const length = Date.parse(visit.endedAt ?? now) - Date.parse(visit.startedAt);
  // A clock that was set back must not give a negative time.
  return Math.max(0, Math.floor(length / 60_000));
}
