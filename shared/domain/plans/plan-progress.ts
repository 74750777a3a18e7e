import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { calendarDateSchema } from '#shared/base/calendar-date';
import { reviewDecisionSchema } from '#shared/domain/agreements/review-decision';

export type MilestoneClosureId = Id<'MilestoneClosure'>;

/** A milestone reached, with what proves it. Written once; one that was wrong is taken back by a later record. */
export const milestoneClosureSchema = z.object({
  id: idSchema<'MilestoneClosure'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  milestoneId: z.string().min(1).max(10),
  kind: z.enum(['closed', 'reopened']),
  doneOn: calendarDateSchema,
  /** The accepted evidence, or the record of the program, that proves it. */
  proofKind: z.enum(['evidence', 'gateDecision', 'signedDocument', 'deal', 'handoff', 'minutes', 'record']),
  proofId: z.string().nullable().default(null),
  proofNote: z.string().max(2000).default(''),
  by: z.string(),
  at: z.iso.datetime(),
});
export type MilestoneClosure = z.infer<typeof milestoneClosureSchema>;

export type GoalReadingId = Id<'GoalReading'>;

/** How far a goal of the plan has come, as somebody read it on a day. Written once. */
export const goalReadingSchema = z.object({
  id: idSchema<'GoalReading'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  /** The goal's own words in the plan. */
  goal: z.string().min(1).max(500),
  /** Decimal text in the goal's unit. */
  actual: z.string().regex(/^-?[0-9]+(\.[0-9]+)?$/),
  readOn: calendarDateSchema,
  source: z.string().max(500).default(''),
  by: z.string(),
  at: z.iso.datetime(),
});
export type GoalReading = z.infer<typeof goalReadingSchema>;

export type PlanReviewId = Id<'PlanReview'>;

/** A review of the plan that was held: weekly note, monthly or quarterly. */
export const planReviewSchema = z.object({
  id: idSchema<'PlanReview'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  kind: z.enum(['week', 'month', 'quarter', 'milestone']),
  /** The review milestone it was held for: `D30`, `D60` or `D90`. */
  milestoneId: z.string().max(10).nullable().default(null),
  heldOn: calendarDateSchema,
  attendees: z.string().max(2000).default(''),
  said: z.string().max(8000).default(''),
  decisions: z.array(reviewDecisionSchema).default([]),
  /** Keys of commitments that both sides saw kept. */
  kept: z.array(z.string().max(300)).max(200).default([]),
  /** Who of each side stands for the minutes; minutes without both names prove nothing. */
  signedBy: z
    .object({ vendor: z.string().max(120).default(''), partner: z.string().max(120).default('') })
    .default({ vendor: '', partner: '' }),
  by: z.string(),
  at: z.iso.datetime(),
});
export type PlanReview = z.infer<typeof planReviewSchema>;
