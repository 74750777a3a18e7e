import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { handoffKinds } from '#shared/domain/playbook/pack-operating';

export type HandoffId = Id<'Handoff'>;
export type HandoffEventId = Id<'HandoffEvent'>;

/** Work asked of headquarters: an environment, access to content, an exam date. Asked for offline, sent with the next sync. */
export const handoffSchema = z.object({
  id: idSchema<'Handoff'>(),
  partnerId: idSchema<'Partner'>(),
  kind: z.enum(handoffKinds),
  note: z.string().max(2000).default(''),
  /** For whom, where it is for one person. */
  personId: idSchema<'Person'>().nullable().default(null),
  targetHours: z.number().positive(),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
});
export type Handoff = z.infer<typeof handoffSchema>;

/** What became of it. Written once. `done` carries its proof in words. */
export const handoffEventSchema = z.object({
  id: idSchema<'HandoffEvent'>(),
  partnerId: idSchema<'Partner'>(),
  handoffId: idSchema<'Handoff'>(),
  kind: z.enum(['accepted', 'done', 'refused', 'withdrawn']),
  note: z.string().max(2000).default(''),
  by: z.string(),
  at: z.iso.datetime(),
});
export type HandoffEvent = z.infer<typeof handoffEventSchema>;
