import type { CalendarDate } from '#shared/base/calendar-date';
import { addWorkingDays } from '#shared/base/working-days';
import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import type { Incident, IncidentEvent, PostIncidentReview, PreventiveAction } from './incident';
import { incidentStanding } from './incident-rules';
import { dayIn, endOfDay, holidaysOf } from './zone-day';

/** What of an agreement says by when a review is due. */
export type ReviewTerms = Pick<MeasurableAgreement, 'zone' | 'calendars' | 'reviewDays'>;

export type ReviewStanding =
  /** The incident is not closed yet, or none is owed at its severity. */
  | { readonly state: 'notDue' }
  | { readonly state: 'due'; readonly closedAt: string; readonly due: CalendarDate; readonly overdue: boolean }
  | {
      readonly state: 'delivered';
      readonly at: string;
      readonly closedAt: string | null;
      readonly due: CalendarDate | null;
      readonly late: boolean;
    };

/** A review is owed for severity 1 and 2. Its last day is so many working days after the day of closing. */
export function reviewStanding(
  incident: Incident,
  events: readonly IncidentEvent[],
  review: PostIncidentReview | null,
  terms: ReviewTerms,
  asOf: string,
): ReviewStanding {
  const { closedAt, severities } = incidentStanding(incident, events, asOf);
  const due =
    closedAt === null
      ? null
      : addWorkingDays(dayIn(terms.zone, closedAt), terms.reviewDays, holidaysOf(terms.calendars));
  const deliveredAt = review?.deliveredAt ?? null;
  if (deliveredAt !== null && Date.parse(deliveredAt) <= Date.parse(asOf)) {
    const late = due !== null && Date.parse(deliveredAt) >= Date.parse(endOfDay(terms.zone, due));
    return { state: 'delivered', at: deliveredAt, closedAt, due, late };
  }
  const isOwed = severities.some(({ severity }) => severity === 's1' || severity === 's2');
  if (closedAt === null || due === null || !isOwed) return { state: 'notDue' };
  return { state: 'due', closedAt, due, overdue: Date.parse(asOf) >= Date.parse(endOfDay(terms.zone, due)) };
}

export type ActionStanding =
  | { readonly state: 'open'; readonly due: CalendarDate }
  | { readonly state: 'overdue'; readonly due: CalendarDate }
  | { readonly state: 'closed'; readonly at: string; readonly late: boolean };

/** Where a preventive action stands. The whole of its last day is in time. */
export function actionStanding(action: PreventiveAction, zone: string, asOf: string): ActionStanding {
  const { due, closedAt } = action;
  const end = Date.parse(endOfDay(zone, due));
  if (closedAt !== null && Date.parse(closedAt) <= Date.parse(asOf)) {
    return { state: 'closed', at: closedAt, late: Date.parse(closedAt) >= end };
  }
  return Date.parse(asOf) >= end ? { state: 'overdue', due } : { state: 'open', due };
}

/** A cause that came back. */
export interface RepeatedCause {
  readonly causeKey: string;
  /** The incidents it is behind, the first one first. */
  readonly incidentIds: readonly string[];
  /** Whether it came back after the actions of an earlier review had been closed: the cure did not cure. */
  readonly afterCure: boolean;
}

/** Causes behind more than one incident. Causes are the same when their key words are, whatever the case and the blanks. */
export function repeatedCauses(
  incidents: readonly Incident[],
  reviews: readonly PostIncidentReview[],
  actions: readonly PreventiveAction[],
): readonly RepeatedCause[] {
  const found = new Map<string, { incident: Incident; review: PostIncidentReview }[]>();
  for (const review of reviews) {
    const incident = incidents.find(({ id }) => id === review.incidentId);
    const key = normalCause(review.causeKey);
    if (!incident || key === '') continue;
    found.set(key, [...(found.get(key) ?? []), { incident, review }]);
  }
  return [...found]
    .filter(([, cases]) => new Set(cases.map(({ incident }) => incident.id)).size > 1)
    .map(([causeKey, cases]) => {
      const sorted = cases.toSorted(
        (left, right) => Date.parse(left.incident.openedAt) - Date.parse(right.incident.openedAt),
      );
      const afterCure = sorted.some(({ incident }, index) =>
        sorted.slice(0, index).some(({ review }) => curedBefore(review, actions, incident.openedAt)),
      );
      return { causeKey, incidentIds: sorted.map(({ incident }) => incident.id), afterCure };
    })
    .toSorted((left, right) => (left.causeKey < right.causeKey ? -1 : 1));
}

function curedBefore(review: PostIncidentReview, actions: readonly PreventiveAction[], instant: string): boolean {
  const own = actions.filter(({ reviewId }) => reviewId === review.id);
  return own.length > 0 && own.every(({ closedAt }) => closedAt !== null && Date.parse(closedAt) < Date.parse(instant));
}

export function normalCause(causeKey: string): string {
  return causeKey.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');
}
