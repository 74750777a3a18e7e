import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { caseSeverities, pauseReasons } from '#shared/domain/datasets/tables';

export type IncidentId = Id<'Incident'>;
export type IncidentEventId = Id<'IncidentEvent'>;

/** A fault or case under an agreement. Where it stands follows from its events (see `incident-rules.ts`). */
export const incidentSchema = z.object({
  id: idSchema<'Incident'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  title: z.string().min(1).max(200),
  service: z.string().max(200).default(''),
  region: z.string().max(80).default(''),
  channel: z.string().max(80).default(''),
  /** Number of the ticket it is known by elsewhere. */
  reference: z.string().max(80).default(''),
  /** Whether security or personal data is touched; then it is at least severity 2, and clause 17 applies. */
  touchesSecurity: z.boolean().default(false),
  /** Share of the covered customers, decimal text from 0 to 1; null: not known. */
  affectedShare: z
    .string()
    .regex(/^(0(\.[0-9]+)?|1(\.0+)?)$/)
    .nullable()
    .default(null),
  startedAt: z.iso.datetime().nullable().default(null),
  detectedAt: z.iso.datetime().nullable().default(null),
  openedAt: z.iso.datetime(),
  openedBy: z.string(),
});
export type Incident = z.infer<typeof incidentSchema>;

export const incidentEventKinds = [
  'classified',
  'acknowledged',
  'responded',
  'updated',
  'handedOn',
  'paused',
  'resumed',
  'restored',
  'resolved',
  'reopened',
  'closed',
  'followedUp',
  'escalated',
  'noticeGiven',
] as const;
export type IncidentEventKind = (typeof incidentEventKinds)[number];

/** One thing that happened to an incident. Written once; a mistake is corrected by a later event that names it. */
export const incidentEventSchema = z.object({
  id: idSchema<'IncidentEvent'>(),
  partnerId: idSchema<'Partner'>(),
  incidentId: idSchema<'Incident'>(),
  kind: z.enum(incidentEventKinds),
  /** When it happened; may be before it was written down. */
  at: z.iso.datetime(),
  /** For `classified`. */
  severity: z.enum(caseSeverities).nullable().default(null),
  /** For `paused`. */
  pauseReason: z.enum(pauseReasons).nullable().default(null),
  /** For `escalated`: the rung. */
  level: z.enum(['L1', 'L2', 'L3', 'L4']).nullable().default(null),
  /** The reporter agreed, for a lower severity. */
  consent: z.boolean().default(false),
  note: z.string().max(4000).default(''),
  personName: z.string().max(120).default(''),
  by: z.string(),
  recordedAt: z.iso.datetime(),
  /** The event this one corrects; that one counts no more. */
  replacesId: idSchema<'IncidentEvent'>().nullable().default(null),
  /** Only takes back the event it names: that did not happen. It counts for nothing itself. */
  takesBack: z.boolean().default(false),
  /** Why it corrects or takes back. */
  because: z.string().max(2000).default(''),
});
export type IncidentEvent = z.infer<typeof incidentEventSchema>;

export type PostIncidentReviewId = Id<'PostIncidentReview'>;
export type PreventiveActionId = Id<'PreventiveAction'>;

/** What two sides learned from an incident: cause, first cure, lasting cure. */
export const postIncidentReviewSchema = z.object({
  id: idSchema<'PostIncidentReview'>(),
  partnerId: idSchema<'Partner'>(),
  incidentId: idSchema<'Incident'>(),
  rootCause: z.string().max(4000).default(''),
  /** A short word for the cause, so that a second incident of the same kind is recognised. */
  causeKey: z.string().max(80).default(''),
  whatHappened: z.string().max(8000).default(''),
  immediateFix: z.string().max(4000).default(''),
  longTermFix: z.string().max(4000).default(''),
  deliveredAt: z.iso.datetime().nullable().default(null),
  deliveredBy: z.string().max(120).default(''),
});
export type PostIncidentReview = z.infer<typeof postIncidentReviewSchema>;

export const preventiveActionSchema = z.object({
  id: idSchema<'PreventiveAction'>(),
  partnerId: idSchema<'Partner'>(),
  reviewId: idSchema<'PostIncidentReview'>(),
  what: z.string().min(1).max(500),
  term: z.enum(['immediate', 'longTerm']),
  side: z.enum(['vendor', 'partner']),
  owner: z.string().min(1).max(120),
  due: z.iso.date(),
  closedAt: z.iso.datetime().nullable().default(null),
  /** What shows that it was done; needed to close it. */
  proof: z.string().max(2000).default(''),
  evidenceId: idSchema<'Evidence'>().nullable().default(null),
});
export type PreventiveAction = z.infer<typeof preventiveActionSchema>;
