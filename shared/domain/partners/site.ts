import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';

export type SiteId = Id<'Site'>;

/** A place where the partner works. */
export const siteSchema = z.object({
  id: idSchema<'Site'>(),
  partnerId: idSchema<'Partner'>(),
  name: z.string().min(1).max(120),
  address: z.string().max(400).default(''),
  country: z.string().regex(/^[A-Z]{2}$/),
  /** IANA zone, `Europe/Vienna`. */
  zone: z.string().max(60).default('UTC'),
});
export type Site = z.infer<typeof siteSchema>;
