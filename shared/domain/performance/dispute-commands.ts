import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Party } from '#shared/domain/partners/person';
import { type Dispute, type DisputeEvent, disputeEventSchema, disputeSchema } from './dispute';
import { type DisputeStanding, type DisputeTerms, disputeStory } from './dispute-rules';

export type NewDispute = Omit<Dispute, 'id' | 'raisedAt'> & { readonly raisedAt?: string };

export type RaiseDisputeRefusal =
  | { readonly kind: 'fields-refused'; readonly fields: readonly string[] }
  /** What it costs if the claim holds must be on the table from the first day. */
  | { readonly kind: 'cost-missing' }
  | { readonly kind: 'in-the-future' };

/** Raises a dispute about a figure or a duty. */
export function raiseDispute(input: NewDispute, context: CommandContext): Result<Dispute, RaiseDisputeRefusal> {
  if (input.cost.trim() === '') return refuse({ kind: 'cost-missing' });
  const raisedAt = input.raisedAt ?? context.now;
  if (Date.parse(raisedAt) > Date.parse(context.now)) return refuse({ kind: 'in-the-future' });
  const read = disputeSchema.safeParse({
    ...input,
    subject: input.subject.trim(),
    claim: input.claim.trim(),
    cost: input.cost.trim(),
    raisedBy: input.raisedBy.trim(),
    raisedAt,
    id: context.newId(),
  });
  if (read.success) return ok(read.data);
  return refuse({ kind: 'fields-refused', fields: [...new Set(read.error.issues.map(({ path }) => String(path[0])))] });
}

type Outcome = NonNullable<DisputeEvent['outcome']>;

export type DisputeMove = { readonly at?: string; readonly personName?: string } & (
  | {
      readonly do: 'bringEvidence';
      readonly side: Party;
      readonly evidenceKind: NonNullable<DisputeEvent['evidenceKind']>;
      readonly evidenceId: string | null;
      readonly note: string;
    }
  | { readonly do: 'answer'; readonly side: Party; readonly note: string }
  | { readonly do: 'raise'; readonly side: Party; readonly note: string }
  | { readonly do: 'mediate'; readonly side: Party | 'both'; readonly note: string }
  | { readonly do: 'settle'; readonly outcome: Outcome; readonly note: string }
  | { readonly do: 'decide'; readonly outcome: Outcome; readonly note: string }
  | { readonly do: 'withdraw'; readonly side: Party; readonly note: string }
);
export type DisputeMoveName = DisputeMove['do'];

export type DisputeMoveRefusal =
  | { readonly kind: 'not-now'; readonly state: DisputeStanding['state'] }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'reason-missing' }
  /** Who decided must be named: it is somebody who is allowed to. */
  | { readonly kind: 'decider-missing' }
  | { readonly kind: 'other-side-acts' };

const kindOf = {
  bringEvidence: 'evidence',
  answer: 'answered',
  raise: 'raised',
  mediate: 'mediation',
  settle: 'settled',
  decide: 'decided',
  withdraw: 'withdrawn',
} as const satisfies Record<DisputeMoveName, DisputeEvent['kind']>;

/** Takes one step in a dispute. */
export function takeDisputeMove(
  move: DisputeMove,
  situation: { readonly dispute: Dispute; readonly events: readonly DisputeEvent[]; readonly terms: DisputeTerms },
  context: CommandContext,
): Result<DisputeEvent, DisputeMoveRefusal> {
  const { dispute, events, terms } = situation;
  const note = move.note.trim();
  const hasEvidence = move.do === 'bringEvidence' && move.evidenceId !== null;
  if (note === '' && !hasEvidence) return refuse({ kind: 'reason-missing' });
  if (move.do === 'decide' && (move.personName ?? '').trim() === '') return refuse({ kind: 'decider-missing' });
  const at = move.at ?? context.now;
  if (Date.parse(at) > Date.parse(context.now)) return refuse({ kind: 'in-the-future' });
  if (move.do === 'answer' && move.side === dispute.raisedBySide) return refuse({ kind: 'other-side-acts' });
  if (move.do === 'withdraw' && move.side !== dispute.raisedBySide) return refuse({ kind: 'other-side-acts' });
  const event = disputeEventSchema.parse({
    id: context.newId(),
    partnerId: dispute.partnerId,
    disputeId: dispute.id,
    kind: kindOf[move.do],
    side: 'side' in move ? move.side : 'both',
    note,
    evidenceKind: move.do === 'bringEvidence' ? move.evidenceKind : null,
    evidenceId: move.do === 'bringEvidence' ? move.evidenceId : null,
    outcome: move.do === 'settle' || move.do === 'decide' ? move.outcome : null,
    personName: (move.personName ?? '').trim(),
    at,
    by: context.by,
    recordedAt: context.now,
  });
  const { lines } = disputeStory(dispute, [...events, event], terms, context.now);
  const isHeeded = lines.some((line) => line.kind === 'event' && line.event.id === event.id && line.heeded);
  if (!isHeeded) return refuse({ kind: 'not-now', state: disputeStory(dispute, events, terms, at).standing.state });
  return ok(event);
}

/** What may be done next, the way forward first. */
export function movesOf(standing: DisputeStanding): readonly DisputeMoveName[] {
  if (standing.state !== 'open') return [];
  if (standing.rung.step === 'answer') return ['answer', 'bringEvidence', 'settle', 'raise', 'mediate', 'withdraw'];
  const isLast = standing.rung.step === 'decision';
  return [
    'settle',
    'decide',
    'bringEvidence',
    ...(isLast ? [] : (['raise'] as const)),
    ...(standing.rung.step === 'mediation' || isLast ? [] : (['mediate'] as const)),
    'withdraw',
  ];
}
