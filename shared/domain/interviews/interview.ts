import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';

export type InterviewId = Id<'Interview'>;

/** One structured conversation through a module of a playbook, in the version in which it is asked. */
export const interviewSchema = z.object({
  id: idSchema<'Interview'>(),
  partnerId: idSchema<'Partner'>(),
  visitId: idSchema<'Visit'>().nullable().default(null),
  moduleId: z.string(),
  packId: z.string(),
  packVersion: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable().default(null),
});
export type Interview = z.infer<typeof interviewSchema>;
