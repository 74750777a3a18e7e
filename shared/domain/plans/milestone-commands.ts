import type { CalendarDate } from '#shared/base/calendar-date';
import { dayOf } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Agreement } from '#shared/domain/agreements/agreement';
import type { MilestoneProof, MissingForMilestone } from './milestone-reading';
import type { MilestoneId } from './milestones';
import { type MilestoneClosure, type MilestoneClosureId, milestoneClosureSchema } from './plan-progress';
import { type MilestoneStanding, type PlanUnderWay, planStanding } from './plan-standing';

export type MilestoneRefusal =
  | { readonly kind: 'milestone-unknown' }
  | { readonly kind: 'closed-already'; readonly doneOn: CalendarDate }
  /** What it depends on is not reached. */
  | { readonly kind: 'waits-for'; readonly milestones: readonly MilestoneId[] }
  /** Everything without which it is not reached. */
  | { readonly kind: 'not-proven'; readonly missing: readonly MissingForMilestone[] }
  /** The proof that was named proves something else; these would do. */
  | { readonly kind: 'proof-does-not-fit'; readonly proofs: readonly MilestoneProof[] }
  | { readonly kind: 'not-closed' }
  | { readonly kind: 'reason-missing' };

interface About {
  readonly underWay: PlanUnderWay;
  readonly agreement: Pick<Agreement, 'id' | 'partnerId'>;
  readonly milestoneId: string;
}

type Written = Result<{ readonly closure: MilestoneClosure }, MilestoneRefusal>;

/** Closes a milestone with a proof that satisfies it. Without one it is refused, naming what is missing. */
export function closeMilestone(
  request: About & {
    /** Which of its proofs; null: the last one. */
    readonly proof: Pick<MilestoneProof, 'kind' | 'id'> | null;
    readonly note: string;
  },
  context: CommandContext,
): Written {
  const one = standingOf(request, context);
  if (one === null) return refuse({ kind: 'milestone-unknown' });
  if (one.state === 'closed') return refuse({ kind: 'closed-already', doneOn: one.doneOn ?? one.plannedOn });
  if (!one.reading.reached) return refuse({ kind: 'not-proven', missing: one.reading.missing });
  if (one.waitsFor.length > 0) return refuse({ kind: 'waits-for', milestones: one.waitsFor });
  const { proofs, on } = one.reading;
  const proof = chosen(proofs, request.proof);
  if (proof === null) return refuse({ kind: 'proof-does-not-fit', proofs });
  return written(request, context, {
    kind: 'closed',
    doneOn: on,
    proofKind: proof.kind,
    proofId: proof.id,
    proofNote: request.note.trim(),
  });
}

/** Takes a milestone back that was reached. The reason is owed; it must be closed again with a proof. */
export function reopenMilestone(request: About & { readonly reason: string }, context: CommandContext): Written {
  const one = standingOf(request, context);
  if (one === null) return refuse({ kind: 'milestone-unknown' });
  if (one.doneOn === null) return refuse({ kind: 'not-closed' });
  if (request.reason.trim() === '') return refuse({ kind: 'reason-missing' });
  return written(request, context, {
    kind: 'reopened',
    doneOn: dayOf(context.now),
    proofKind: 'record',
    proofId: null,
    proofNote: request.reason.trim(),
  });
}

function standingOf({ underWay, milestoneId }: About, { now }: CommandContext): MilestoneStanding | null {
  return planStanding(underWay, dayOf(now)).milestones.find(({ id }) => id === milestoneId) ?? null;
}

function chosen(
  proofs: readonly MilestoneProof[],
  wanted: Pick<MilestoneProof, 'kind' | 'id'> | null,
): MilestoneProof | null {
  if (wanted !== null) return proofs.find(({ kind, id }) => kind === wanted.kind && id === wanted.id) ?? null;
  return proofs.toSorted((left, right) => (left.on < right.on ? 1 : left.on > right.on ? -1 : 0))[0] ?? null;
}

function written(
  { agreement, milestoneId }: About,
  context: CommandContext,
  said: Pick<MilestoneClosure, 'kind' | 'doneOn' | 'proofKind' | 'proofId' | 'proofNote'>,
): Written {
  return ok({
    closure: milestoneClosureSchema.parse({
      ...said,
      proofNote: said.proofNote.slice(0, 2000),
      id: context.newId() as MilestoneClosureId,
      partnerId: agreement.partnerId,
      agreementId: agreement.id,
      milestoneId,
      by: context.by,
      at: context.now,
    }),
  });
}
