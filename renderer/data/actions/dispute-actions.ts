import { ok, refuse } from '#shared/base/result';
import {
  type DisputeMove,
  takeDisputeMove as disputeMoveTaken,
  raiseDispute as disputeRaised,
  type NewDispute,
} from '#shared/domain/performance/dispute-commands';
import { creation } from '../edits';
import { record, recordsOf } from '../reading';
import { readSignedTerms } from '../signed-terms';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** Raises a dispute under an agreement. */
export function raiseDispute(workspace: Workspace, input: NewDispute) {
  return write(workspace, async () => {
    const agreement = await record(workspace.database, 'agreement', input.agreementId);
    if (!agreement) return refuse<NotHere>({ kind: 'not-here' });
    const raised = disputeRaised(input, contextOf(workspace));
    if (!raised.ok) return raised;
    return ok({ value: raised.value, edits: [creation('dispute', raised.value)] });
  });
}

/** Takes one step in a dispute: brings evidence, answers, goes up, settles. */
export function takeDisputeMove(workspace: Workspace, disputeId: string, move: DisputeMove) {
  return write(workspace, async () => {
    const dispute = await record(workspace.database, 'dispute', disputeId);
    const terms = dispute && (await readSignedTerms(workspace, dispute.agreementId));
    if (!dispute || !terms) return refuse<NotHere>({ kind: 'not-here' });
    const events = await recordsOf(workspace.database, 'disputeEvent', dispute.partnerId);
    const taken = disputeMoveTaken(move, { dispute, events, terms: terms.sla }, contextOf(workspace));
    if (!taken.ok) return taken;
    return ok({ value: taken.value, edits: [creation('disputeEvent', taken.value)] });
  });
}
