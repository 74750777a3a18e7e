import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';

export type RestorationId = Id<'Restoration'>;

/**
 * Headquarters was put back from a backup. It stands in the log of every territory, signed by headquarters: what was
 * told of entries behind `seq` before this moment may be missing, and their numbers are given out again.
 */
export const restorationSchema = z.object({
  id: idSchema<'Restoration'>(),
  restoredAt: z.iso.datetime(),
  /** When the backup was taken; null: it was put back by other means and nobody could say. */
  backupOf: z.iso.datetime().nullable(),
  /** The last entry that the backup held, and its hash. */
  seq: z.int().min(0),
  hash: z.string().max(64),
});
export type Restoration = z.infer<typeof restorationSchema>;
