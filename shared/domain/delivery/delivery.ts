import { z } from 'zod';
import { idSchema } from '#shared/base/brand';
import { calendarDateSchema } from '#shared/base/calendar-date';
import { caseSeverities } from '#shared/domain/datasets/tables';

export const engagementLeads = ['partner', 'vendor', 'joint'] as const;
export type EngagementLead = (typeof engagementLeads)[number];

/** A piece of work at a customer that the partner does, with us or alone: what defects and the first ninety days are counted by. */
export const engagementSchema = z.object({
  id: idSchema<'Engagement'>(),
  partnerId: idSchema<'Partner'>(),
  title: z.string().min(1).max(200),
  customerName: z.string().min(1).max(200),
  /** Number it is known by elsewhere. */
  reference: z.string().max(80).default(''),
  lead: z.enum(engagementLeads).default('partner'),
  startedOn: calendarDateSchema.nullable().default(null),
  /** The day on which the customer began to work with it; null while it has not. */
  goLiveOn: calendarDateSchema.nullable().default(null),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type Engagement = z.infer<typeof engagementSchema>;

/** Where a defect comes from. Only `implementation` is the partner's work. */
export const defectCauses = ['implementation', 'product', 'customer', 'unknown'] as const;
export type DefectCause = (typeof defectCauses)[number];

export const defectSchema = z.object({
  id: idSchema<'Defect'>(),
  partnerId: idSchema<'Partner'>(),
  engagementId: idSchema<'Engagement'>(),
  title: z.string().min(1).max(200),
  reference: z.string().max(80).default(''),
  severity: z.enum(caseSeverities),
  foundOn: calendarDateSchema,
  cause: z.enum(defectCauses).default('unknown'),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type Defect = z.infer<typeof defectSchema>;

export const desks = ['partner', 'vendor'] as const;
export type Desk = (typeof desks)[number];

/** A customer's case. Cases under an agreement are incidents; this is every other one, mostly from somebody's ticket system. */
export const serviceCaseSchema = z.object({
  id: idSchema<'ServiceCase'>(),
  partnerId: idSchema<'Partner'>(),
  reference: z.string().max(80).default(''),
  customerName: z.string().max(200).default(''),
  subject: z.string().min(1).max(200),
  severity: z.enum(caseSeverities).nullable().default(null),
  openedAt: z.iso.datetime(),
  /** The desk the customer went to, and the one that should have been gone to; null: nobody has said. */
  openedAtDesk: z.enum(desks),
  rightDesk: z.enum(desks).nullable().default(null),
  /** Who did the work. */
  handledBy: z.enum(desks),
  resolvedAt: z.iso.datetime().nullable().default(null),
  /** When it came back after it was resolved; null: it has not. */
  reopenedAt: z.iso.datetime().nullable().default(null),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type ServiceCase = z.infer<typeof serviceCaseSchema>;
