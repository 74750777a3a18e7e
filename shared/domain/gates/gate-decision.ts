import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';

export type GateDecisionId = Id<'GateDecision'>;

/** That somebody passed or refused a gate, with all that was known then. Written once; a lapse adds a new one. */
export const gateDecisionSchema = z.object({
  id: idSchema<'GateDecision'>(),
  partnerId: idSchema<'Partner'>(),
  gateId: z.string(),
  packVersion: z.string(),
  asOf: z.iso.datetime(),
  /** `suspended`: taken back by a person; the gate must be passed again. */
  decision: z.enum(['passed', 'refused', 'suspended']),
  /** True while headquarters has not confirmed a decision taken in the field. */
  provisional: z.boolean().default(true),
  results: z.array(
    z.object({
      criterionId: z.string(),
      met: z.boolean(),
      concessionId: idSchema<'Concession'>().nullable().default(null),
    }),
  ),
  evidence: z.array(z.object({ revisionId: idSchema<'EvidenceRevision'>(), sha256: z.array(z.string()) })),
  by: z.string(),
  reason: z.string().max(2000).default(''),
});
export type GateDecision = z.infer<typeof gateDecisionSchema>;
