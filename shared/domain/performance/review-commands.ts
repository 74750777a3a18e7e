import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import {
  type Incident,
  type PostIncidentReview,
  type PreventiveAction,
  postIncidentReviewSchema,
  preventiveActionSchema,
} from './incident';

export type ReviewWords = Partial<
  Pick<PostIncidentReview, 'rootCause' | 'causeKey' | 'whatHappened' | 'immediateFix' | 'longTermFix'>
>;

export interface ReviewFieldsRefusal {
  readonly kind: 'fields-refused';
  readonly fields: readonly string[];
}

/** Begins the review of an incident. There is one per incident. */
export function beginReview(
  incident: Incident,
  existing: readonly PostIncidentReview[],
  words: ReviewWords,
  context: CommandContext,
): Result<PostIncidentReview, ReviewFieldsRefusal | { readonly kind: 'begun-already'; readonly reviewId: string }> {
  const begun = existing.find(({ incidentId }) => incidentId === incident.id);
  if (begun) return refuse({ kind: 'begun-already', reviewId: begun.id });
  return readReview({ ...words, id: context.newId(), partnerId: incident.partnerId, incidentId: incident.id });
}

/** Writes on in a review that is not delivered. What was delivered stays as both sides got it. */
export function writeReview(
  review: PostIncidentReview,
  words: ReviewWords,
): Result<PostIncidentReview, ReviewFieldsRefusal | { readonly kind: 'delivered-already' }> {
  if (review.deliveredAt !== null) return refuse({ kind: 'delivered-already' });
  return readReview({ ...review, ...words });
}

export type DeliverRefusal =
  | { readonly kind: 'delivered-already' }
  | { readonly kind: 'cause-missing' }
  | { readonly kind: 'author-missing' }
  | { readonly kind: 'in-the-future' };

/** Delivers a review: without a root cause it is not one. */
export function deliverReview(
  review: PostIncidentReview,
  delivery: { readonly by: string; readonly at?: string },
  context: CommandContext,
): Result<PostIncidentReview, DeliverRefusal> {
  if (review.deliveredAt !== null) return refuse({ kind: 'delivered-already' });
  if (review.rootCause.trim() === '' || review.causeKey.trim() === '') return refuse({ kind: 'cause-missing' });
  if (delivery.by.trim() === '') return refuse({ kind: 'author-missing' });
  const deliveredAt = delivery.at ?? context.now;
  if (Date.parse(deliveredAt) > Date.parse(context.now)) return refuse({ kind: 'in-the-future' });
  return ok({ ...review, deliveredAt, deliveredBy: delivery.by.trim() });
}

function readReview(fields: object): Result<PostIncidentReview, ReviewFieldsRefusal> {
  const read = postIncidentReviewSchema.safeParse(fields);
  return read.success ? ok(read.data) : refuse({ kind: 'fields-refused', fields: namesOf(read.error.issues) });
}

export type NewAction = Pick<PreventiveAction, 'what' | 'term' | 'side' | 'owner' | 'due'>;

/** Promises a preventive action: what, who, by when. */
export function promiseAction(
  review: PostIncidentReview,
  action: NewAction,
  context: CommandContext,
): Result<PreventiveAction, ReviewFieldsRefusal> {
  const read = preventiveActionSchema.safeParse({
    ...action,
    what: action.what.trim(),
    owner: action.owner.trim(),
    id: context.newId(),
    partnerId: review.partnerId,
    reviewId: review.id,
  });
  return read.success ? ok(read.data) : refuse({ kind: 'fields-refused', fields: namesOf(read.error.issues) });
}

export type CloseActionRefusal = { readonly kind: 'closed-already' } | { readonly kind: 'proof-missing' };

/** Closes an action by what shows that it was done: words, or a piece of evidence. */
export function closeAction(
  action: PreventiveAction,
  proof: { readonly words: string; readonly evidenceId: PreventiveAction['evidenceId'] },
  context: CommandContext,
): Result<PreventiveAction, CloseActionRefusal> {
  if (action.closedAt !== null) return refuse({ kind: 'closed-already' });
  if (proof.words.trim() === '' && proof.evidenceId === null) return refuse({ kind: 'proof-missing' });
  return ok({ ...action, closedAt: context.now, proof: proof.words.trim(), evidenceId: proof.evidenceId });
}

function namesOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): readonly string[] {
  return [...new Set(issues.map(({ path }) => String(path[0])))];
}
