import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';

export type InterviewId = Id<'Interview'>;

/** One structured conversation through a module of a playbook, in the version in which it is asked. */
export const interviewSchema = z.object({
  id: idSchema<'Interview'>(),
  partnerId: idSchema<'Partner'>(),
  visitId: idSchema<'Visit'>().nullable().default(null),
  /** A module (`M3`), or a set of questions outside the modules (`F1`, `N2`). */
  moduleId: z.string(),
  /** Who asks, besides the one who began it, and who answers. */
  interviewers: z.array(z.string().max(120)).default([]),
  personIds: z.array(idSchema<'Person'>()).default([]),
  packId: z.string(),
  /** The version in which it is asked. */
  packVersion: z.string(),
  /** The versions it was asked in before, and when it was moved. */
  movedFrom: z.array(z.object({ version: z.string(), at: z.iso.datetime(), by: z.string() })).default([]),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable().default(null),
});
export type Interview = z.infer<typeof interviewSchema>;
