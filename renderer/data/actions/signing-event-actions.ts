import { ok, type Result, refuse } from '#shared/base/result';
import type { SigningEvent } from '#shared/domain/signing/signing-session';
import { creation } from '../edits';
import { gatherSigningFile } from '../signing-file';
import { contextOf, type Workspace } from '../workspace';
import { type StorageRefusal, write } from '../writer';
import type { NotHere } from './partner-actions';

export type EventRefusal =
  | NotHere
  | { readonly kind: 'sessionNotOpen'; readonly state: 'complete' | 'declined' | 'ended' }
  | { readonly kind: 'notYourTurn' }
  | { readonly kind: 'reasonMissing' }
  | StorageRefusal;

type EventResult = Promise<Result<SigningEvent, EventRefusal>>;

/** Whoever is to sign will not. The signing ends, and what was signed in it is void. */
export function declineInSession(
  workspace: Workspace,
  sessionId: string,
  said: { readonly field: string; readonly reason: string },
): EventResult {
  return append(workspace, sessionId, { kind: 'declined', field: said.field, reason: said.reason.trim() });
}

/** The host ends the signing. What was signed in it is void. */
export function endSession(workspace: Workspace, sessionId: string, reason: string): EventResult {
  return append(workspace, sessionId, { kind: 'ended', reason: reason.trim() });
}

/** The screen was handed to whoever signs in this field. */
export function recordTurn(workspace: Workspace, sessionId: string, field: string): EventResult {
  return append(workspace, sessionId, { kind: 'turned', field });
}

/** Taken up again after an interruption. */
export function recordResumed(workspace: Workspace, sessionId: string): EventResult {
  return append(workspace, sessionId, { kind: 'resumed' });
}

/** Copies were handed over, by their file names. */
export function recordTakenHome(workspace: Workspace, sessionId: string, files: readonly string[]): EventResult {
  return append(workspace, sessionId, { kind: 'takenHome', files: [...files] });
}

function append(workspace: Workspace, sessionId: string, event: SigningEvent['event']): EventResult {
  return write(workspace, async () => {
    const file = await gatherSigningFile(workspace, sessionId);
    if (!file) return refuse<EventRefusal>({ kind: 'not-here' });
    const { state, session } = file;
    // Copies are handed over at the end; everything else belongs into a signing that is under way.
    if (event.kind !== 'takenHome' && state.kind !== 'open')
      return refuse<EventRefusal>({ kind: 'sessionNotOpen', state: state.kind });
    if ((event.kind === 'declined' || event.kind === 'ended') && event.reason === '')
      return refuse<EventRefusal>({ kind: 'reasonMissing' });
    if (event.kind === 'declined' && state.kind === 'open' && state.next.field !== event.field)
      return refuse<EventRefusal>({ kind: 'notYourTurn' });
    const { newId, now, by } = contextOf(workspace);
    const made: SigningEvent = {
      id: newId() as SigningEvent['id'],
      partnerId: session.partnerId,
      sessionId: session.id,
      at: now,
      by,
      event,
    };
    return ok({ value: made, edits: [creation('signingEvent', made)] });
  });
}
