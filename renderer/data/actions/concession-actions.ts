import { ok, refuse } from '#shared/base/result';
import {
  type ConcessionRequest,
  type ConcessionVerdict,
  decideConcession as concessionDecided,
  requestConcession as concessionRequested,
} from '#shared/domain/gates/concession-rules';
import { recordsFor } from '#shared/records/partner-records';
import { creation } from '../edits';
import { gatherPartnerFile } from '../partner-file';
import { record } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** Asks for a waiver, a compensation or a lower tier. */
export function requestConcession(workspace: Workspace, request: ConcessionRequest) {
  return write(workspace, async () => {
    const file = await gatherPartnerFile(workspace.database, request.partnerId);
    if (!file) return refuse<NotHere>({ kind: 'not-here' });
    const given = { records: recordsFor(file), index: workspace.playbooks.current() };
    const requested = concessionRequested(request, given, contextOf(workspace));
    if (!requested.ok) return requested;
    const { concession } = requested.value;
    return ok({ value: concession, edits: [creation('concession', concession)] });
  });
}

/** Puts on record what somebody decided about it. */
export function decideConcession(workspace: Workspace, concessionId: string, said: ConcessionVerdict) {
  return write(workspace, async () => {
    const concession = await record(workspace.database, 'concession', concessionId);
    const file = concession && (await gatherPartnerFile(workspace.database, concession.partnerId));
    if (!concession || !file) return refuse<NotHere>({ kind: 'not-here' });
    const given = { records: recordsFor(file), index: workspace.playbooks.current() };
    const decided = concessionDecided(concession.id, said, given, contextOf(workspace));
    if (!decided.ok) return decided;
    const { decision } = decided.value;
    return ok({ value: decision, edits: [creation('concessionDecision', decision)] });
  });
}
