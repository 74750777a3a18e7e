import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { jsonSchema } from '#shared/base/json';

export type AnswerId = Id<'Answer'>;

/** How far an answer is backed: somebody said it, showed it, or gave proof that is kept. */
export const confidences = ['stated', 'shown', 'proven'] as const;
export type Confidence = (typeof confidences)[number];

/**
 * One version of the answer to a question. Never edited: a correction is a new answer that names the one it
 * replaces, so the history of every answer is the list of its versions.
 */
export const answerSchema = z.object({
  id: idSchema<'Answer'>(),
  partnerId: idSchema<'Partner'>(),
  interviewId: idSchema<'Interview'>(),
  questionId: z.string(),
  packVersion: z.string(),
  /** One value per field of the question, keyed by field id. A field that was left open is absent. */
  value: z.record(z.string(), jsonSchema),
  /** `notApplicable` and `declined` are answers too: the question need not be asked again. */
  state: z.enum(['answered', 'declined', 'notApplicable']).default('answered'),
  confidence: z.enum(confidences).default('stated'),
  note: z.string().max(10_000).default(''),
  /** The partner's own words. */
  quote: z.string().max(10_000).default(''),
  saidBy: idSchema<'Person'>().nullable().default(null),
  notedBy: z.string(),
  at: z.iso.datetime(),
  secondsSpent: z.int().min(0).default(0),
  /** Answers this one replaces: the versions its author saw. */
  replaces: z.array(idSchema<'Answer'>()).default([]),
  reason: z.string().max(2000).default(''),
});
export type Answer = z.infer<typeof answerSchema>;
