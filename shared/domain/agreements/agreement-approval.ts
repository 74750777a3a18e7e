import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';

export type AgreementApprovalId = Id<'AgreementApproval'>;

/** Functions of our own side that say whether an agreement can be kept, before it is promised. */
export const reviewFunctions = ['product', 'engineering', 'customerSupport', 'compliance', 'legal'] as const;
export type ReviewFunction = (typeof reviewFunctions)[number];

/** What one function says to one text. Written once; a later one of the same function replaces it. */
export const agreementApprovalSchema = z.object({
  id: idSchema<'AgreementApproval'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  /** The text that was read; an approval of another text approves nothing. */
  dataSha256: z.string(),
  reviewFunction: z.enum(reviewFunctions),
  decision: z.enum(['approved', 'approvedWithConstraint', 'refused']),
  /** What the function can really do, and what stands in its way. */
  capability: z.string().max(2000).default(''),
  constraint: z.string().max(2000).default(''),
  personName: z.string().min(1).max(120),
  by: z.string(),
  at: z.iso.datetime(),
});
export type AgreementApproval = z.infer<typeof agreementApprovalSchema>;

export type AgreementNoticeId = Id<'AgreementNotice'>;

/** A declaration about a signed agreement: it is not renewed, it is extended, it ends early. Written once. */
export const agreementNoticeSchema = z.object({
  id: idSchema<'AgreementNotice'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  kind: z.enum(['renewalDeclined', 'extension', 'termination', 'withdrawn']),
  givenBy: z.enum(['vendor', 'partner', 'both']),
  personName: z.string().min(1).max(120),
  givenOn: z.iso.date(),
  /** The new last day of an extension, the last day after a termination; null where the agreement's own rules say it. */
  endsOn: z.iso.date().nullable().default(null),
  reason: z.string().max(2000).default(''),
  /** The notice this one takes back, for `withdrawn`. */
  noticeId: idSchema<'AgreementNotice'>().nullable().default(null),
  by: z.string(),
  at: z.iso.datetime(),
});
export type AgreementNotice = z.infer<typeof agreementNoticeSchema>;
