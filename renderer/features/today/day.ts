import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { GateNews } from '#shared/domain/guidance/gate-news';
import { isPressing, type LapsingEvidence, lapsingEvidence } from '#shared/domain/guidance/lapsing-evidence';
import type { PieceState } from '#shared/domain/guidance/piece-states';
import { type WaitingReview, waitingReviews } from '#shared/domain/guidance/waiting-reviews';
import type { Visit } from '#shared/domain/visits/visit';
import { upcomingVisits, visitState } from '#shared/domain/visits/visit-rules';
import type { Records } from '#shared/records/records';

/** A record in which two people changed the same fields apart. */
export interface DisputedRecord {
  readonly rowId: string;
  readonly fields: number;
  readonly partner: string;
  readonly name: string;
}

/** A change that headquarters set aside, and its word why. */
export interface SetAsideLine {
  readonly id: string;
  readonly partner: string;
  readonly name: string;
  readonly why: string;
}

/** What a person finds in the morning. Every list has what is most pressing first. */
export interface Day {
  readonly asOf: CalendarDate;
  readonly underWay: readonly Visit[];
  readonly visitsToday: readonly Visit[];
  /** The first visit after today. */
  readonly nextVisit: Visit | null;
  readonly lapsing: readonly LapsingEvidence[];
  readonly gates: readonly GateNews[];
  readonly disputes: readonly DisputedRecord[];
  readonly reviews: readonly WaitingReview[];
  readonly setAside: readonly SetAsideLine[];
}

export interface DayRecords {
  readonly visits: readonly Visit[];
  /** Every piece of evidence on this device. */
  readonly pieces: readonly PieceState[];
  /** Those who attested something that waits for its review. */
  readonly people: readonly Records['person'][];
}

/** Visits, what lapses, and what waits for a look: from the records of all partners. */
export function dayFrom(
  records: DayRecords,
  on: { readonly asOf: CalendarDate; readonly by: string },
): Omit<Day, 'gates' | 'disputes' | 'setAside'> {
  const upcoming = upcomingVisits(records.visits);
  return {
    asOf: on.asOf,
    underWay: records.visits.filter((visit) => visitState(visit) === 'underWay'),
    visitsToday: upcoming.filter(({ plannedFor }) => dayOf(plannedFor) === on.asOf),
    nextVisit: upcoming.find(({ plannedFor }) => dayOf(plannedFor) > on.asOf) ?? null,
    lapsing: lapsingEvidence(records.pieces, records.visits, on.asOf),
    reviews: waitingReviews(records.pieces, records.people, on.by).filter(({ canAccept }) => canAccept),
  };
}

/** The one thing of a day that comes first. */
export type Now =
  | { readonly kind: 'visitUnderWay' | 'visitToday'; readonly visit: Visit }
  | { readonly kind: 'gateLapsed' | 'gateLapsing' | 'gateOpen'; readonly news: GateNews }
  | { readonly kind: 'dispute'; readonly dispute: DisputedRecord }
  | { readonly kind: 'review'; readonly review: WaitingReview }
  | { readonly kind: 'lapsing'; readonly lapsing: LapsingEvidence }
  | { readonly kind: 'setAside'; readonly line: SetAsideLine };

/**
 * What comes first: who sits there or is expected, what is lost already, what holds others up, and only then what
 * will be lost. Null: nothing waits.
 */
export function nowOf(day: Day): Now | null {
  const [underWay] = day.underWay;
  if (underWay) return { kind: 'visitUnderWay', visit: underWay };
  const [today] = day.visitsToday;
  if (today) return { kind: 'visitToday', visit: today };
  const gateIn = (state: GateNews['view']['standing']['state']) =>
    day.gates.find(({ view }) => view.standing.state === state);
  const lapsed = gateIn('lapsed') ?? gateIn('suspended');
  if (lapsed) return { kind: 'gateLapsed', news: lapsed };
  const [dispute] = day.disputes;
  if (dispute) return { kind: 'dispute', dispute };
  const open = gateIn('open');
  if (open) return { kind: 'gateOpen', news: open };
  const [line] = day.setAside;
  if (line) return { kind: 'setAside', line };
  const [review] = day.reviews;
  if (review) return { kind: 'review', review };
  const lapsing = gateIn('lapsing');
  if (lapsing) return { kind: 'gateLapsing', news: lapsing };
  const piece = day.lapsing.find(isPressing);
  return piece ? { kind: 'lapsing', lapsing: piece } : null;
}

/**
 * Gates in grace first, for they can still be saved; then those that do not count any more, each by the day it began;
 * then those that will lapse, by their last day; then those to decide.
 */
export function bySeverity(left: GateNews, right: GateNews): number {
  return gateRank(left).localeCompare(gateRank(right));
}

function gateRank({ view: { standing } }: GateNews): string {
  if (standing.state === 'lapsed') return `0 ${standing.since}`;
  if (standing.state === 'suspended') return `1 ${standing.since}`;
  return standing.state === 'lapsing' ? `2 ${standing.until}` : '3';
}
