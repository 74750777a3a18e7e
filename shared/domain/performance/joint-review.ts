import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { calendarDateSchema } from '#shared/base/calendar-date';
import { reviewDecisionSchema } from '#shared/domain/agreements/review-decision';

export type JointReviewId = Id<'JointReview'>;
export type BehaviourNoteId = Id<'BehaviourNote'>;

/** What a joint review decided, and when it was done. */
export const jointDecisionSchema = reviewDecisionSchema.extend({ doneOn: calendarDateSchema.nullable().default(null) });
export type JointDecision = z.infer<typeof jointDecisionSchema>;

/** The meeting in which both sides look at a quarter: figures, drift, behaviours, decisions. */
export const jointReviewSchema = z.object({
  id: idSchema<'JointReview'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  /** `2026-Q3`. */
  quarter: z.string().regex(/^[0-9]{4}-Q[1-4]$/),
  heldOn: calendarDateSchema.nullable().default(null),
  attendees: z.string().max(2000).default(''),
  /** What changed in the market or at the customers. */
  drift: z.string().max(4000).default(''),
  feedback: z.string().max(4000).default(''),
  upcomingChanges: z.string().max(4000).default(''),
  /** The register of known limits as both sides leave the quarter: what does not work well, since when, and the way around it. */
  knownLimits: z.string().max(4000).default(''),
  decisions: z.array(jointDecisionSchema).default([]),
  createdAt: z.iso.datetime(),
});
export type JointReview = z.infer<typeof jointReviewSchema>;

/** How one person found one behaviour in one quarter, 1 to 5, with a reason. Written once; a later one of the same person replaces it. */
export const behaviourNoteSchema = z.object({
  id: idSchema<'BehaviourNote'>(),
  partnerId: idSchema<'Partner'>(),
  reviewId: idSchema<'JointReview'>(),
  behaviour: z.enum(['proactiveNotice', 'truthfulStatus', 'knownLimits']),
  score: z.int().min(1).max(5),
  why: z.string().max(2000).default(''),
  side: z.enum(['vendor', 'partner']),
  rater: z.string().min(1).max(120),
  by: z.string(),
  at: z.iso.datetime(),
});
export type BehaviourNote = z.infer<typeof behaviourNoteSchema>;
