import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';

export type VisitId = Id<'Visit'>;

/** A meeting with a partner, planned or under way. Ended visits stay as they are. */
export const visitSchema = z.object({
  id: idSchema<'Visit'>(),
  partnerId: idSchema<'Partner'>(),
  siteId: idSchema<'Site'>().nullable().default(null),
  purpose: z.string().max(400).default(''),
  plannedFor: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable().default(null),
  endedAt: z.iso.datetime().nullable().default(null),
  attendeeIds: z.array(idSchema<'Person'>()).default([]),
});
export type Visit = z.infer<typeof visitSchema>;
