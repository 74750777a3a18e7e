import { ok, type Result, refuse } from '#shared/base/result';
import {
  type AgendaRefusal,
  addToAgenda as addedToAgenda,
  setAgendaMinutes as agendaMinutesSet,
  moveInAgenda as movedInAgenda,
  type NewAgendaItem,
  removeFromAgenda as removedFromAgenda,
  tickAgendaItem as tickedAgendaItem,
} from '#shared/domain/visits/agenda-rules';
import type { Visit } from '#shared/domain/visits/visit';
import {
  type NewVisit,
  endVisit as visitEnded,
  planVisit as visitPlanned,
  replanVisit as visitReplanned,
  startVisit as visitStarted,
} from '#shared/domain/visits/visit-commands';
import { correction, creation } from '../edits';
import { record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

export function planVisit(workspace: Workspace, input: NewVisit) {
  return write(workspace, async () => {
    const planned = visitPlanned(input, contextOf(workspace));
    if (!planned.ok) return planned;
    const { visit } = planned.value;
    return ok({ value: visit, edits: [creation('visit', visit)] });
  });
}

export function replanVisit(
  workspace: Workspace,
  visitId: string,
  change: Partial<Pick<Visit, 'plannedFor' | 'siteId' | 'purpose' | 'attendeeIds' | 'plannedMinutes'>>,
) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'visit', visitId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const changed = visitReplanned(before, change);
    if (!changed.ok) return changed;
    return ok({ value: changed.value.visit, edits: correction('visit', before, changed.value.visit) });
  });
}

export function startVisit(workspace: Workspace, visitId: string) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'visit', visitId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const others = await recordsOf(workspace.database, 'visit', before.partnerId);
    const started = visitStarted(before, others, contextOf(workspace));
    if (!started.ok) return started;
    return ok({ value: started.value.visit, edits: correction('visit', before, started.value.visit) });
  });
}

export function endVisit(workspace: Workspace, visitId: string) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'visit', visitId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const ended = visitEnded(before, contextOf(workspace));
    if (!ended.ok) return ended;
    return ok({ value: ended.value.visit, edits: correction('visit', before, ended.value.visit) });
  });
}

export function addToAgenda(workspace: Workspace, visitId: string, item: NewAgendaItem) {
  return changeAgenda(workspace, visitId, (visit) => addedToAgenda(visit, item, contextOf(workspace)));
}

export function removeFromAgenda(workspace: Workspace, visitId: string, itemId: string) {
  return changeAgenda(workspace, visitId, (visit) => removedFromAgenda(visit, itemId));
}

/** Moves an item to a place, from 0. */
export function moveInAgenda(workspace: Workspace, visitId: string, itemId: string, place: number) {
  return changeAgenda(workspace, visitId, (visit) => movedInAgenda(visit, itemId, place));
}

export function setAgendaMinutes(workspace: Workspace, visitId: string, itemId: string, minutes: number) {
  return changeAgenda(workspace, visitId, (visit) => agendaMinutesSet(visit, itemId, minutes));
}

export function tickAgendaItem(workspace: Workspace, visitId: string, itemId: string, isDone: boolean) {
  return changeAgenda(workspace, visitId, (visit) => tickedAgendaItem(visit, itemId, isDone, contextOf(workspace)));
}

function changeAgenda(
  workspace: Workspace,
  visitId: string,
  change: (visit: Visit) => Result<{ readonly visit: Visit }, AgendaRefusal>,
) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'visit', visitId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const changed = change(before);
    if (!changed.ok) return changed;
    return ok({ value: changed.value.visit, edits: correction('visit', before, changed.value.visit) });
  });
}
