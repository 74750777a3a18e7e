import type { CalendarDate } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Agreement } from '#shared/domain/agreements/agreement';
import {
  type MilestoneGround,
  type MilestoneReading,
  type MissingForMilestone,
  notReached,
  reachedBy,
} from './milestone-reading';
import { chainOf } from './plan-chain';
import { type PlanReview, type PlanReviewId, planReviewSchema } from './plan-progress';

export const reviewMilestones = ['D30', 'D60', 'D90'] as const;
export type ReviewMilestone = (typeof reviewMilestones)[number];

/**
 * A review milestone: minutes that somebody of each side stands for. After 30 days each blocker must have got a date;
 * after 90 the plan that follows must be agreed.
 */
export function minutesReading(ground: MilestoneGround, id: ReviewMilestone): MilestoneReading {
  const held = ground.progress.reviews.filter(({ milestoneId }) => milestoneId === id).toSorted(earlierFirst);
  if (held.length === 0) return notReached([{ kind: 'minutes', why: 'notHeld' }]);
  const signed = held.find(isSigned);
  if (!signed) return notReached([{ kind: 'minutes', why: 'notSigned' }]);
  const missing: readonly MissingForMilestone[] =
    id === 'D30' ? undated(ground, held) : id === 'D90' ? nextPlan(ground) : [];
  if (missing.length > 0) return notReached(missing);
  return reachedBy([{ kind: 'minutes', id: signed.id, what: id, on: signed.heldOn }]);
}

export const isSigned = ({ signedBy }: PlanReview) => signedBy.vendor.trim() !== '' && signedBy.partner.trim() !== '';

function undated(ground: MilestoneGround, held: readonly PlanReview[]): readonly MissingForMilestone[] {
  const dated = held.flatMap(({ decisions }) => decisions.filter(({ due, owner }) => due !== null && owner !== ''));
  return ground.undatedBlockers
    .filter((blocker) => !dated.some(({ what }) => what.includes(blocker)))
    .map((blocker) => ({ kind: 'undatedBlocker', blocker }));
}

function nextPlan({ progress, agreementId }: MilestoneGround): readonly MissingForMilestone[] {
  const chain = chainOf(agreementId, progress.agreements);
  const next = progress.agreements.find(({ supersedesId }) => supersedesId !== null && supersedesId === agreementId);
  if (next && next.state !== 'draft') return [];
  // A version that took the place of an earlier one in the ninety days is itself the next plan.
  return chain.size > 1 ? [] : [{ kind: 'nextPlan', isDrafted: next !== undefined }];
}

function earlierFirst(left: PlanReview, right: PlanReview): number {
  if (left.heldOn !== right.heldOn) return left.heldOn < right.heldOn ? -1 : 1;
  return left.at < right.at ? -1 : left.at > right.at ? 1 : left.id < right.id ? -1 : 1;
}

export interface NewReview {
  readonly agreement: Pick<Agreement, 'id' | 'partnerId'>;
  readonly kind: PlanReview['kind'];
  readonly milestoneId: ReviewMilestone | null;
  readonly heldOn: CalendarDate;
  readonly attendees: string;
  readonly said: string;
  readonly decisions: PlanReview['decisions'];
  readonly kept: readonly string[];
  readonly signedBy: PlanReview['signedBy'];
}

export type ReviewRefusal =
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'nothing-said' }
  | { readonly kind: 'milestone-missing' }
  /** A decision without somebody who does it is a wish. */
  | { readonly kind: 'decision-without-owner'; readonly what: string };

/** Keeps the minutes of a review that was held. Written once; what was forgotten goes into the next one. */
export function holdReview(
  request: NewReview,
  context: CommandContext,
): Result<{ readonly review: PlanReview }, ReviewRefusal> {
  const decisions = request.decisions
    .map((one) => ({ ...one, what: one.what.trim(), owner: one.owner.trim() }))
    .filter(({ what }) => what !== '');
  if (request.heldOn > context.now.slice(0, 10)) return refuse({ kind: 'in-the-future' });
  if (request.kind === 'milestone' && request.milestoneId === null) return refuse({ kind: 'milestone-missing' });
  if (request.said.trim() === '' && decisions.length === 0) return refuse({ kind: 'nothing-said' });
  const ownerless = decisions.find(({ owner }) => owner === '');
  if (ownerless) return refuse({ kind: 'decision-without-owner', what: ownerless.what });
  const review = planReviewSchema.parse({
    id: context.newId() as PlanReviewId,
    partnerId: request.agreement.partnerId,
    agreementId: request.agreement.id,
    kind: request.kind,
    milestoneId: request.kind === 'milestone' ? request.milestoneId : null,
    heldOn: request.heldOn,
    attendees: request.attendees.trim(),
    said: request.said.trim(),
    decisions,
    kept: [...request.kept],
    signedBy: { vendor: request.signedBy.vendor.trim(), partner: request.signedBy.partner.trim() },
    by: context.by,
    at: context.now,
  });
  return ok({ review });
}
