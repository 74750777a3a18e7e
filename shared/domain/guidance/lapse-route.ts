import { addDays, type CalendarDate, dayOf, daysBetween } from '#shared/base/calendar-date';
import { groupBy } from '#shared/base/group-by';
import type { Evidence } from '#shared/domain/evidence/evidence';
import type { Visit } from '#shared/domain/visits/visit';
import { upcomingVisits } from '#shared/domain/visits/visit-rules';
import type { PieceState } from './piece-states';

/** A piece of evidence that will have lapsed before somebody comes by again. */
export interface RouteLapse {
  readonly evidence: Evidence;
  /** The last day on which it holds. */
  readonly until: CalendarDate;
  readonly daysLeft: number;
  /** When its renewal was asked for, since what holds now was brought; null: it was not. */
  readonly askedAt: string | null;
  /**
   * - `bring`: the last planned visit on or before that day; there it can still be renewed in the room.
   * - `missed`: the next visit comes after that day; it has to be asked for before.
   * - `unplanned`: no visit is planned.
   */
  readonly when:
    | { readonly kind: 'bring'; readonly visit: Visit }
    | { readonly kind: 'missed'; readonly visit: Visit }
    | { readonly kind: 'unplanned' };
}

/** Where nobody has planned to come by again, so many days are looked ahead. */
const lapseDays = 30;

/**
 * What lapses before the next visit to its partner, forecast along the visits that are planned: up to the visit after
 * the next one, and thirty days past the last one. The earliest end first. A piece whose renewal has been handed in is
 * not among them: it waits for a review, not for somebody to bring it.
 */
export function lapsesOnRoute(
  pieces: readonly PieceState[],
  visits: readonly Visit[],
  asOf: CalendarDate,
): readonly RouteLapse[] {
  const planned = groupBy(
    upcomingVisits(visits).filter(({ plannedFor }) => dayOf(plannedFor) >= asOf),
    ({ partnerId }) => partnerId as string,
  );
  return pieces
    .flatMap(({ evidence, state }): readonly RouteLapse[] => {
      if (state.state !== 'accepted' || state.until === null || state.newer) return [];
      const { until } = state;
      const when = onRoute(until, planned.get(evidence.partnerId) ?? [], asOf);
      const asked = evidence.renewalAskedAt ?? '';
      const askedAt = asked > state.revision.capturedAt ? asked : null;
      return when ? [{ evidence, until, daysLeft: daysBetween(asOf, until), askedAt, when }] : [];
    })
    .sort(byEnd);
}

function onRoute(until: CalendarDate, route: readonly Visit[], asOf: CalendarDate): RouteLapse['when'] | null {
  const [next, after] = route;
  if (!next) return until <= addDays(asOf, lapseDays) ? { kind: 'unplanned' } : null;
  if (until < dayOf(next.plannedFor)) return { kind: 'missed', visit: next };
  const end = after ? addDays(dayOf(after.plannedFor), -1) : addDays(dayOf(next.plannedFor), lapseDays);
  return until <= end ? { kind: 'bring', visit: next } : null;
}

function byEnd(left: RouteLapse, right: RouteLapse): number {
  return left.until === right.until ? 0 : left.until < right.until ? -1 : 1;
}
