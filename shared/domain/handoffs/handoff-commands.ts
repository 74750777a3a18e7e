import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { PersonId } from '#shared/domain/partners/person';
import type { HandoffKind } from '#shared/domain/playbook/pack-operating';
import type { Handoff, HandoffEvent, HandoffEventId, HandoffId } from './handoff';
import { type HandoffStanding, handoffStanding, isWaiting } from './handoff-rules';

/** The same is waited for already. */
export interface HandoffWaits {
  readonly kind: 'waits-already';
  readonly handoffId: HandoffId;
}

/** Asks headquarters for something. Offline it waits on this device and goes with the next sync. */
export function requestHandoff(
  input: {
    readonly partnerId: Handoff['partnerId'];
    readonly kind: HandoffKind;
    readonly personId: PersonId | null;
    readonly note: string;
    readonly known: readonly Handoff[];
    readonly events: readonly HandoffEvent[];
  },
  context: CommandContext,
): Result<{ readonly handoff: Handoff }, HandoffWaits> {
  const { partnerId, kind, personId, note, known, events } = input;
  const twin = known.find(
    (other) =>
      other.kind === kind.id &&
      other.personId === personId &&
      other.note === note.trim() &&
      isWaiting(handoffStanding(other, events, context.now, false)),
  );
  if (twin) return refuse({ kind: 'waits-already', handoffId: twin.id });
  return ok({
    handoff: {
      id: context.newId() as HandoffId,
      partnerId,
      kind: kind.id,
      note: note.trim(),
      personId,
      targetHours: kind.targetHours,
      requestedBy: context.by,
      requestedAt: context.now,
    },
  });
}

export type HandoffStepRefusal =
  | { readonly kind: 'not-now'; readonly state: HandoffStanding['state'] }
  /** Done without what shows it, or refused or withdrawn without a reason. */
  | { readonly kind: 'note-missing' };

/** Writes down what became of a handoff: accepted, done with its proof, refused or withdrawn with a reason. */
export function takeHandoffStep(
  handoff: Handoff,
  events: readonly HandoffEvent[],
  step: { readonly kind: HandoffEvent['kind']; readonly note: string },
  context: CommandContext,
): Result<{ readonly event: HandoffEvent }, HandoffStepRefusal> {
  const { state } = handoffStanding(handoff, events, context.now, false);
  const isOpen = state === 'queued' || state === 'sent' || state === 'accepted';
  if (!isOpen || (step.kind === 'accepted' && state === 'accepted')) return refuse({ kind: 'not-now', state });
  const note = step.note.trim();
  if (step.kind !== 'accepted' && note === '') return refuse({ kind: 'note-missing' });
  return ok({
    event: {
      id: context.newId() as HandoffEventId,
      partnerId: handoff.partnerId,
      handoffId: handoff.id,
      kind: step.kind,
      note,
      by: context.by,
      at: context.now,
    },
  });
}
