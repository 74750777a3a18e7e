import { ok, refuse } from '#shared/base/result';
import type { Incident, IncidentEvent } from '#shared/domain/performance/incident';
import {
  type EventCorrection,
  type IncidentCorrection,
  type IncidentStep,
  correctIncident as incidentCorrected,
  correctIncidentEvent as incidentEventCorrected,
  takeBackIncidentEvent as incidentEventTakenBack,
  logIncident as incidentLogged,
  takeIncidentStep as incidentStepTaken,
  type NewIncident,
} from '#shared/domain/performance/incident-commands';
import { correction, creation } from '../edits';
import { record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** Writes an incident down, classified. */
export function logIncident(workspace: Workspace, input: NewIncident) {
  return write(workspace, async () => {
    const agreement = await record(workspace.database, 'agreement', input.agreementId);
    if (!agreement) return refuse<NotHere>({ kind: 'not-here' });
    const logged = incidentLogged(input, contextOf(workspace));
    if (!logged.ok) return logged;
    const { incident, event } = logged.value;
    return ok({ value: incident, edits: [creation('incident', incident), creation('incidentEvent', event)] });
  });
}

/** Corrects what an incident is about. */
export function correctIncident(workspace: Workspace, incidentId: string, fields: IncidentCorrection) {
  return write(workspace, async () => {
    const incident = await record(workspace.database, 'incident', incidentId);
    if (!incident) return refuse<NotHere>({ kind: 'not-here' });
    const corrected = incidentCorrected(incident, fields, contextOf(workspace));
    if (!corrected.ok) return corrected;
    return ok({ value: corrected.value, edits: correction('incident', incident, corrected.value) });
  });
}

/** Takes one step with an incident: acknowledges, answers, pauses, restores. */
export function takeIncidentStep(workspace: Workspace, incidentId: string, step: IncidentStep) {
  return write(workspace, async () => {
    const incident = await record(workspace.database, 'incident', incidentId);
    if (!incident) return refuse<NotHere>({ kind: 'not-here' });
    const taken = incidentStepTaken(step, incident, await eventsOf(workspace, incident), contextOf(workspace));
    if (!taken.ok) return taken;
    return ok({ value: taken.value.event, edits: [creation('incidentEvent', taken.value.event)] });
  });
}

/** Corrects an event by a later one; the first stays in the history. */
export function correctIncidentEvent(
  workspace: Workspace,
  eventId: string,
  fields: EventCorrection & { readonly because: string },
) {
  return replaceEvent(workspace, eventId, (event, situation) =>
    incidentEventCorrected(event, fields, situation, contextOf(workspace)),
  );
}

/** Takes an event back: it did not happen. */
export function takeBackIncidentEvent(workspace: Workspace, eventId: string, because: string) {
  return replaceEvent(workspace, eventId, (event, situation) =>
    incidentEventTakenBack(event, because, situation, contextOf(workspace)),
  );
}

type Situation = { readonly incident: Incident; readonly events: readonly IncidentEvent[] };

function replaceEvent(
  workspace: Workspace,
  eventId: string,
  decide: (event: IncidentEvent, situation: Situation) => ReturnType<typeof incidentEventCorrected>,
) {
  return write(workspace, async () => {
    const event = await record(workspace.database, 'incidentEvent', eventId);
    const incident = event && (await record(workspace.database, 'incident', event.incidentId));
    if (!event || !incident) return refuse<NotHere>({ kind: 'not-here' });
    const replaced = decide(event, { incident, events: await eventsOf(workspace, incident) });
    if (!replaced.ok) return replaced;
    return ok({ value: replaced.value.event, edits: [creation('incidentEvent', replaced.value.event)] });
  });
}

async function eventsOf(workspace: Workspace, incident: Incident): Promise<readonly IncidentEvent[]> {
  const events = await recordsOf(workspace.database, 'incidentEvent', incident.partnerId);
  return events.filter(({ incidentId }) => incidentId === incident.id);
}
