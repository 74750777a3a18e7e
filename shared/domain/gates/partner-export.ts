import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import { dealEventSchema, dealSchema } from '#shared/domain/commercial/deal';
import { learnerSchema } from '#shared/domain/enablement/learner';
import { evidenceReviewSchema, evidenceRevisionSchema, evidenceSchema } from '#shared/domain/evidence/evidence';
import { handoffEventSchema, handoffSchema } from '#shared/domain/handoffs/handoff';
import { answerSchema } from '#shared/domain/interviews/answer';
import { partnerSchema } from '#shared/domain/partners/partner';
import { personSchema } from '#shared/domain/partners/person';
import { visitSchema } from '#shared/domain/visits/visit';
import { concessionDecisionSchema, concessionSchema } from './concession';
import { gateDecisionSchema } from './gate-decision';
import type { PartnerRecords } from './known-records';

/** The form written by this program. A file of a later one is refused: what it means is not known here. */
export const exportFormat = 1;

const recordsSchema = z.object({
  partner: partnerSchema,
  people: z.array(personSchema),
  answers: z.array(answerSchema),
  evidence: z.array(evidenceSchema),
  revisions: z.array(evidenceRevisionSchema),
  reviews: z.array(evidenceReviewSchema),
  signed: z.array(z.object({ kind: z.string(), at: z.iso.datetime() })),
  concessions: z.array(concessionSchema),
  concessionDecisions: z.array(concessionDecisionSchema),
  learners: z.array(learnerSchema),
  deals: z.array(dealSchema),
  dealEvents: z.array(dealEventSchema),
  handoffs: z.array(handoffSchema),
  handoffEvents: z.array(handoffEventSchema),
  decisions: z.array(gateDecisionSchema),
});

/** A partner as a file: everything the rules of the playbook look at, and its visits. Files of evidence are not in it, only their hashes. */
export const partnerExportSchema = z.object({
  format: z.literal(exportFormat),
  exportedAt: z.iso.datetime(),
  /** The version of the playbook in force when it was written. */
  packId: z.string(),
  packVersion: z.string(),
  records: recordsSchema,
  visits: z.array(visitSchema),
});
export type PartnerExport = z.infer<typeof partnerExportSchema>;

export type ExportRefusal =
  | { readonly kind: 'not-an-export' }
  | { readonly kind: 'newer-format'; readonly format: number }
  /** The first place that is not what it should be. */
  | { readonly kind: 'damaged'; readonly where: string; readonly detail: string };

export function makePartnerExport(input: {
  readonly records: PartnerRecords;
  readonly visits: PartnerExport['visits'];
  readonly pack: { readonly id: string; readonly version: string };
  readonly now: string;
}): PartnerExport {
  return partnerExportSchema.parse({
    format: exportFormat,
    exportedAt: input.now,
    packId: input.pack.id,
    packVersion: input.pack.version,
    records: input.records,
    visits: input.visits,
  });
}

/** Reads a partner from a file that may come from anywhere. */
export function readPartnerExport(json: unknown): Result<PartnerExport, ExportRefusal> {
  const format = (json as { format?: unknown } | null)?.format;
  const hasRecords = typeof (json as { records?: unknown } | null)?.records === 'object';
  if (typeof format !== 'number' || !hasRecords) return refuse({ kind: 'not-an-export' });
  if (format > exportFormat) return refuse({ kind: 'newer-format', format });
  const parsed = partnerExportSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return refuse({ kind: 'damaged', where: issue?.path.join('.') ?? '', detail: issue?.message ?? '' });
}
