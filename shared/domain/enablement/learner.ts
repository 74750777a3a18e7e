import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { calendarDateSchema } from '#shared/base/calendar-date';
import { learnerRoles } from '#shared/domain/playbook/pack-enablement';

export type LearnerId = Id<'Learner'>;

/** A person of the partner in a role that is learned. What they can is never noted: it follows from exams, shadows and go-lives. */
export const learnerSchema = z.object({
  id: idSchema<'Learner'>(),
  partnerId: idSchema<'Partner'>(),
  personId: idSchema<'Person'>(),
  role: z.enum(learnerRoles),
  since: calendarDateSchema,
  left: calendarDateSchema.nullable().default(null),
  /** Courses of the curriculum that were done, and when. */
  courses: z.record(z.string(), calendarDateSchema).default({}),
});
export type Learner = z.infer<typeof learnerSchema>;
