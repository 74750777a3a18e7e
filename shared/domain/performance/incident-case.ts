import type { Case } from '#shared/domain/datasets/tables';
import type { Incident, IncidentEvent, PostIncidentReview } from './incident';
import { incidentStanding } from './incident-rules';

/**
 * An incident of the log in the form in which imported tickets are measured, so that both are measured by the same
 * rules. `asOf` is an instant: what had not happened by then is not in it.
 */
export function incidentAsCase(
  incident: Incident,
  events: readonly IncidentEvent[],
  asOf: string,
  review: Pick<PostIncidentReview, 'causeKey'> | null = null,
): Case {
  const standing = incidentStanding(incident, events, asOf);
  return {
    id: incident.reference === '' ? incident.id : incident.reference,
    service: incident.service,
    region: incident.region,
    channel: incident.channel,
    severities: standing.severities.map(({ at, severity }) => ({ at: Date.parse(at), severity })),
    startedAt: momentOf(incident.startedAt),
    detectedAt: momentOf(incident.detectedAt),
    openedAt: Date.parse(incident.openedAt),
    acknowledgedAt: momentOf(standing.acknowledgedAt),
    firstResponseAt: momentOf(standing.firstResponseAt),
    restoredAt: momentOf(standing.restoredAt),
    resolvedAt: momentOf(standing.resolvedAt),
    closedAt: momentOf(standing.closedAt),
    reopenedAt: momentOf(standing.reopenedAt),
    followUpAt: momentOf(standing.followUpAt),
    updates: standing.updates.map((at) => Date.parse(at)),
    pauses: standing.pauses.map(({ from, to, reason, by, note }) => ({
      from: Date.parse(from),
      to: momentOf(to),
      reason,
      by,
      note,
    })),
    contacts: standing.contacts === 0 ? null : standing.contacts,
    transferred: standing.wasHandedOn,
    affectedShare: incident.affectedShare,
    rootCause: review?.causeKey ?? '',
  };
}

function momentOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}
