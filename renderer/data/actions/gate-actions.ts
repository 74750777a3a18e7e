import { dayOf } from '#shared/base/calendar-date';
import { ok, refuse } from '#shared/base/result';
import {
  passGate as gatePassed,
  refuseGate as gateRefused,
  suspendGate as gateSuspended,
} from '#shared/domain/gates/gate-commands';
import { recordsFor } from '#shared/records/partner-records';
import { creation } from '../edits';
import { gatherPartnerFile } from '../partner-file';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

const deciding = { passed: gatePassed, refused: gateRefused, suspended: gateSuspended };

/**
 * Decides a gate for a partner, on the evidence of today. A decision taken on a device is provisional until
 * headquarters confirms it.
 */
export function decideGate(
  workspace: Workspace,
  partnerId: string,
  gateId: string,
  said: { readonly decision: keyof typeof deciding; readonly reason: string },
) {
  return write(workspace, async () => {
    const context = contextOf(workspace);
    const file = await gatherPartnerFile(workspace.database, partnerId);
    if (!file) return refuse<NotHere>({ kind: 'not-here' });
    const given = {
      records: recordsFor(file),
      index: workspace.playbooks.current(),
      moment: { asOf: dayOf(context.now) },
      reason: said.reason,
      provisional: true,
    };
    const decided = deciding[said.decision](gateId, given, context);
    if (!decided.ok) return decided;
    return ok({ value: decided.value.decision, edits: [creation('gateDecision', decided.value.decision)] });
  });
}
