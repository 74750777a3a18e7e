import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { calendarDateSchema } from '#shared/base/calendar-date';

export type ConcessionId = Id<'Concession'>;
export type ConcessionDecisionId = Id<'ConcessionDecision'>;

/**
 * A request to go on although something is not proven: written once.
 * - `waiver`: a criterion of a gate (`G1.4`) or a control (`C-AC-1`) is left open until a day.
 * - `compensation`: other controls do the work of a control.
 * - `lowerTier`: the partner is treated as of a lower risk tier (`T1`) than its exposure gives.
 */
export const concessionSchema = z.object({
  id: idSchema<'Concession'>(),
  partnerId: idSchema<'Partner'>(),
  kind: z.enum(['waiver', 'compensation', 'lowerTier']),
  /** What it is about: a criterion, a control, or the tier to be treated as. */
  subject: z.string(),
  /** The controls that do its work, where it is a compensation. */
  by: z.array(z.string()).default([]),
  reason: z.string().min(1).max(2000),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  /** The last day on which it holds, once approved. */
  until: calendarDateSchema,
});
export type Concession = z.infer<typeof concessionSchema>;

/** What somebody decided about a concession. The latest counts. Nobody approves a request of their own. */
export const concessionDecisionSchema = z.object({
  id: idSchema<'ConcessionDecision'>(),
  partnerId: idSchema<'Partner'>(),
  concessionId: idSchema<'Concession'>(),
  verdict: z.enum(['approved', 'refused', 'withdrawn']),
  by: z.string(),
  /**
   * A person of our side who decided and could not write it down: how that reached us. Null: `by` decided.
   * Such a decision is provisional until headquarters confirms it.
   */
  spokenBy: z
    .object({ personId: idSchema<'Person'>(), how: z.enum(['present', 'phone', 'writing']) })
    .nullable()
    .default(null),
  at: z.iso.datetime(),
  reason: z.string().max(2000).default(''),
});
export type ConcessionDecision = z.infer<typeof concessionDecisionSchema>;
