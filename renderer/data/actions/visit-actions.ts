import { ok, refuse } from '#shared/base/result';
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
  change: Partial<Pick<Visit, 'plannedFor' | 'siteId' | 'purpose' | 'attendeeIds'>>,
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
