import { ok, refuse } from '#shared/base/result';
import type { HandoffEvent } from '#shared/domain/handoffs/handoff';
import {
  requestHandoff as handoffRequested,
  takeHandoffStep as handoffStepTaken,
} from '#shared/domain/handoffs/handoff-commands';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { PersonId } from '#shared/domain/partners/person';
import type { HandoffKindId } from '#shared/domain/playbook/pack-operating';
import { creation } from '../edits';
import { record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** Asks headquarters for something. It waits on this device until the next sync. */
export function requestHandoff(
  workspace: Workspace,
  input: {
    readonly partnerId: PartnerId;
    readonly kind: HandoffKindId;
    readonly personId: PersonId | null;
    readonly note: string;
  },
) {
  return write(workspace, async () => {
    const kind = workspace.playbooks.current().pack.handoffs.find(({ id }) => id === input.kind);
    if (!kind) return refuse<NotHere>({ kind: 'not-here' });
    const known = await recordsOf(workspace.database, 'handoff', input.partnerId);
    const events = await recordsOf(workspace.database, 'handoffEvent', input.partnerId);
    const requested = handoffRequested({ ...input, kind, known, events }, contextOf(workspace));
    if (!requested.ok) return requested;
    return ok({ value: requested.value.handoff, edits: [creation('handoff', requested.value.handoff)] });
  });
}

/** Writes down what became of a handoff. */
export function takeHandoffStep(
  workspace: Workspace,
  handoffId: string,
  step: { readonly kind: HandoffEvent['kind']; readonly note: string },
) {
  return write(workspace, async () => {
    const handoff = await record(workspace.database, 'handoff', handoffId);
    if (!handoff) return refuse<NotHere>({ kind: 'not-here' });
    const events = await recordsOf(workspace.database, 'handoffEvent', handoff.partnerId);
    const taken = handoffStepTaken(handoff, events, step, contextOf(workspace));
    if (!taken.ok) return taken;
    return ok({ value: taken.value.event, edits: [creation('handoffEvent', taken.value.event)] });
  });
}
