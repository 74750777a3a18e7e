import { addDays } from '#shared/base/calendar-date';
import { nextQuarter, quarterStart } from '#shared/domain/commercial/quarter';
import { mergeTables } from '#shared/domain/datasets/merge-tables';
import type { Tables } from '#shared/domain/datasets/tables';
import { startOfDay } from '#shared/domain/measuring/zoned-days';
import type { Incident, IncidentEvent, PostIncidentReview, PreventiveAction } from './incident';
import { incidentAsCase } from './incident-case';
import { incidentStanding } from './incident-rules';
import type { BehaviourNote, JointReview } from './joint-review';
import { countedNotes } from './joint-review-rules';
import { normalCause } from './review-rules';

/** What was written down of an agreement day by day, beside the files. */
export interface PerformanceRecords {
  readonly incidents: readonly Incident[];
  readonly incidentEvents: readonly IncidentEvent[];
  readonly postIncidentReviews: readonly PostIncidentReview[];
  readonly preventiveActions: readonly PreventiveAction[];
  readonly jointReviews: readonly JointReview[];
  readonly behaviourNotes: readonly BehaviourNote[];
}

/** The records of one agreement out of those of a partner. */
export function recordsOfAgreement(records: PerformanceRecords, agreementId: string): PerformanceRecords {
  const incidents = records.incidents.filter((one) => one.agreementId === agreementId);
  const incidentIds = new Set(incidents.map(({ id }) => id));
  const reviews = records.postIncidentReviews.filter((one) => incidentIds.has(one.incidentId));
  const reviewIds = new Set(reviews.map(({ id }) => id));
  const jointReviews = records.jointReviews.filter((one) => one.agreementId === agreementId);
  const jointIds = new Set(jointReviews.map(({ id }) => id));
  return {
    incidents,
    incidentEvents: records.incidentEvents.filter((one) => incidentIds.has(one.incidentId)),
    postIncidentReviews: reviews,
    preventiveActions: records.preventiveActions.filter((one) => reviewIds.has(one.reviewId)),
    jointReviews,
    behaviourNotes: records.behaviourNotes.filter((one) => jointIds.has(one.reviewId)),
  };
}

/** The records as the tables that measuring knows. A table nobody has written anything for is absent, not empty. */
export function tablesOfRecords(records: PerformanceRecords, zone: string, asOf: string): Tables {
  const known = records.incidents.filter(({ openedAt }) => Date.parse(openedAt) <= Date.parse(asOf));
  const reviewOf = (incident: Incident) =>
    records.postIncidentReviews.find(({ incidentId }) => incidentId === incident.id) ?? null;
  const cases = known.map((incident) => {
    const review = reviewOf(incident);
    return incidentAsCase(incident, records.incidentEvents, asOf, review && { causeKey: normalCause(review.causeKey) });
  });
  const reviews = known.flatMap((incident) => {
    const { closedAt, severities } = incidentStanding(incident, records.incidentEvents, asOf);
    const isOwed = severities.some(({ severity }) => severity === 's1' || severity === 's2');
    if (closedAt === null || !isOwed) return [];
    const deliveredAt = until(reviewOf(incident)?.deliveredAt ?? null, asOf);
    return [{ id: incident.id, incidentClosedAt: Date.parse(closedAt), deliveredAt }];
  });
  const actions = records.preventiveActions.map((action) => {
    const review = records.postIncidentReviews.find(({ id }) => id === action.reviewId);
    return {
      id: action.id,
      // The whole of the last day is in time.
      dueAt: startOfDay(addDays(action.due, 1), zone) - 1000,
      closedAt: until(action.closedAt, asOf),
      rootCause: normalCause(review?.causeKey ?? ''),
    };
  });
  const breaches = known
    .filter(({ touchesSecurity }) => touchesSecurity)
    .map((incident) => ({
      id: incident.id,
      awareAt: Date.parse(incident.detectedAt ?? incident.openedAt),
      noticeAt: until(incidentStanding(incident, records.incidentEvents, asOf).noticeAt, asOf),
    }));
  const behaviours = records.jointReviews.flatMap((review) =>
    countedNotes(review.id, records.behaviourNotes)
      .filter(({ at }) => Date.parse(at) <= Date.parse(asOf))
      .map(({ rater, behaviour, score }) => ({
        // The meeting is after the quarter; the rating is about the quarter.
        at: startOfDay(quarterStart(nextQuarter(review.quarter)), zone) - 1000,
        rater,
        behaviour,
        score,
      })),
  );
  return {
    ...(cases.length > 0 ? { cases } : {}),
    ...(reviews.length > 0 ? { reviews } : {}),
    ...(actions.length > 0 ? { actions } : {}),
    ...(breaches.length > 0 ? { breaches } : {}),
    ...(behaviours.length > 0 ? { behaviours } : {}),
  };
}

function until(instant: string | null, asOf: string): number | null {
  return instant !== null && Date.parse(instant) <= Date.parse(asOf) ? Date.parse(instant) : null;
}

/**
 * Everything that counts for an agreement as one set of tables: what was read from its files, and what was written
 * down day by day.
 */
export function tablesOf(
  read: readonly Tables[],
  records: PerformanceRecords,
  zone: string,
  asOf: string,
): { readonly tables: Tables; readonly doubles: readonly string[] } {
  const own = tablesOfRecords(records, zone, asOf);
  const { parts, doubles } = withoutDoubles(read, own);
  return { tables: mergeTables([...parts, own]), doubles };
}

/**
 * Files without the tickets that the incident log knows by the same number: such a ticket is one case, not two. The
 * log counts, because every moment in it has an author.
 */
export function withoutDoubles(
  read: readonly Tables[],
  own: Tables,
): { readonly parts: readonly Tables[]; readonly doubles: readonly string[] } {
  const logged = new Set(own.cases?.map(({ id }) => id));
  const doubles = read.flatMap(({ cases }) => cases?.filter(({ id }) => logged.has(id)).map(({ id }) => id) ?? []);
  if (doubles.length === 0) return { parts: read, doubles };
  const parts = read.map((part) =>
    part.cases === undefined ? part : { ...part, cases: part.cases.filter(({ id }) => !logged.has(id)) },
  );
  return { parts, doubles };
}
