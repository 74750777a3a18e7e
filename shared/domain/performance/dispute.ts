import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { serviceLevelIdSchema } from '#shared/domain/slas/service-level';

export type DisputeId = Id<'Dispute'>;
export type DisputeEventId = Id<'DisputeEvent'>;

/** A disagreement about what was measured or owed. Where it stands follows from its events and the agreed days. */
export const disputeSchema = z.object({
  id: idSchema<'Dispute'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  subject: z.string().min(1).max(200),
  /** The figure in question, where it is one. */
  measure: serviceLevelIdSchema.nullable().default(null),
  /** Label of the window, `2026-03`. */
  window: z.string().max(40).default(''),
  claim: z.string().min(1).max(4000),
  /** What it costs if the claim holds, in words or figures; costs are on the table from the first day. */
  cost: z.string().max(500).default(''),
  raisedBySide: z.enum(['vendor', 'partner']),
  raisedBy: z.string().min(1).max(120),
  raisedAt: z.iso.datetime(),
});
export type Dispute = z.infer<typeof disputeSchema>;

export const disputeEvidenceKinds = [
  'incidentReport',
  'uptimeDashboard',
  'customerFeedback',
  'measurement',
  'other',
] as const;

export const disputeEventSchema = z.object({
  id: idSchema<'DisputeEvent'>(),
  partnerId: idSchema<'Partner'>(),
  disputeId: idSchema<'Dispute'>(),
  kind: z.enum(['evidence', 'answered', 'raised', 'mediation', 'settled', 'decided', 'withdrawn']),
  side: z.enum(['vendor', 'partner', 'both']),
  note: z.string().max(4000).default(''),
  evidenceKind: z.enum(disputeEvidenceKinds).nullable().default(null),
  evidenceId: z.string().nullable().default(null),
  /** For `settled` and `decided`. */
  outcome: z.enum(['upheld', 'partlyUpheld', 'dismissed']).nullable().default(null),
  personName: z.string().max(120).default(''),
  at: z.iso.datetime(),
  by: z.string(),
  recordedAt: z.iso.datetime(),
});
export type DisputeEvent = z.infer<typeof disputeEventSchema>;
