import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';

export type VisitId = Id<'Visit'>;

/** One box of an agenda. `ref` names what it is about: a module, a kind of evidence, a drill. */
export const agendaItemSchema = z.object({
  id: z.string(),
  kind: z.enum(['interview', 'evidence', 'review', 'drill', 'document', 'riskTier', 'talk']),
  ref: z.string().default(''),
  title: z.string().min(1).max(200),
  minutes: z.int().min(1).max(480),
  doneAt: z.iso.datetime().nullable().default(null),
});
export type AgendaItem = z.infer<typeof agendaItemSchema>;

/** A meeting with a partner, planned or under way. Ended visits stay as they are. */
export const visitSchema = z.object({
  id: idSchema<'Visit'>(),
  partnerId: idSchema<'Partner'>(),
  siteId: idSchema<'Site'>().nullable().default(null),
  purpose: z.string().max(400).default(''),
  plannedFor: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable().default(null),
  endedAt: z.iso.datetime().nullable().default(null),
  /** How long it is meant to last. */
  plannedMinutes: z.int().min(5).max(960).optional(),
  /** What to get done, in order, with its time box. */
  agenda: z.array(agendaItemSchema).default([]),
  attendeeIds: z.array(idSchema<'Person'>()).default([]),
});
export type Visit = z.infer<typeof visitSchema>;
