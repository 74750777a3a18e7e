import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { calendarDateSchema } from '#shared/base/calendar-date';

export type DealId = Id<'Deal'>;
export type DealEventId = Id<'DealEvent'>;

/** An opportunity that a partner brings. Where it stands follows from its events and the clock (see `deal-rules.ts`). */
export const dealSchema = z.object({
  id: idSchema<'Deal'>(),
  partnerId: idSchema<'Partner'>(),
  customerName: z.string().min(1).max(200),
  /** The customer's domain as written: `www.Example.com`. */
  customerDomain: z.string().min(1).max(200),
  country: z.string().regex(/^[A-Z]{2}$/),
  product: z.string().min(1).max(120),
  /** Decimal text in `currency`. */
  value: z.string().regex(/^[0-9]+(\.[0-9]{1,2})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  need: z.string().max(2000).default(''),
  expectedOn: calendarDateSchema.nullable().default(null),
  lead: z.enum(['direct', 'partner', 'joint']).default('partner'),
  /** What was sold with it besides the product. Absent: nobody has said. */
  addOns: z.array(z.string().min(1).max(120)).max(50).optional(),
  /** Stage of the joint forecast. */
  stage: z.string().max(60).default(''),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type Deal = z.infer<typeof dealSchema>;

const dealEventKinds = [
  'submitted',
  'infoRequested',
  'infoGiven',
  'approved',
  'rejected',
  'appealed',
  'upheld',
  'overturned',
  'extended',
  'progress',
  'won',
  'lost',
] as const;
export type DealEventKind = (typeof dealEventKinds)[number];

/** One thing that happened to a deal. Written once. */
export const dealEventSchema = z.object({
  id: idSchema<'DealEvent'>(),
  partnerId: idSchema<'Partner'>(),
  dealId: idSchema<'Deal'>(),
  kind: z.enum(dealEventKinds),
  /** Reason code of a rejection. */
  code: z.string().max(60).default(''),
  reason: z.string().max(2000).default(''),
  by: z.string(),
  at: z.iso.datetime(),
});
export type DealEvent = z.infer<typeof dealEventSchema>;
