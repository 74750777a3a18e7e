import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';

export type QuarantineDecisionId = Id<'QuarantineDecision'>;

/**
 * What somebody at headquarters decided about a change that had been set aside. It is a record like any other, so it
 * can be made offline and stands in the log; headquarters then carries it out once: an accepted change is written
 * again by headquarters itself, on top of whatever stands by then.
 */
export const quarantineDecisionSchema = z.object({
  id: idSchema<'QuarantineDecision'>(),
  /** Id of the change that was set aside. */
  changeId: z.string().min(1).max(64),
  decision: z.enum(['accepted', 'rejected']),
  reason: z.string().trim().min(1).max(2000),
  by: z.string(),
  decidedAt: z.iso.datetime(),
});
export type QuarantineDecision = z.infer<typeof quarantineDecisionSchema>;
