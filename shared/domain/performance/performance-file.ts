import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { tableNames } from '#shared/domain/datasets/tables';
import { fileReferenceSchema } from '#shared/domain/evidence/evidence';

export type PerformanceFileId = Id<'PerformanceFile'>;

/**
 * Performance data as it came in: the file itself stays the source, and everything is recomputed from it. What was
 * typed by hand is kept as a file of the same form, so that there is one way to read and one author to ask.
 */
export const performanceFileSchema = z.object({
  id: idSchema<'PerformanceFile'>(),
  partnerId: idSchema<'Partner'>(),
  /** Null: months brought to a negotiation, before anything was agreed. */
  agreementId: idSchema<'Agreement'>().nullable(),
  table: z.enum(tableNames),
  cameAs: z.enum(['csv', 'json', 'hand']),
  file: fileReferenceSchema,
  /** Column of the file by field of the table; empty where the names are ours. */
  mapping: z.record(z.string(), z.string()).default({}),
  /** Words of the file for our own words, by field: `{severity: {P1: 's1'}}`. */
  words: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Zone for times without one; null: the file's times carry their own. */
  zone: z.string().nullable().default(null),
  /** The service the whole file is about, where no column says it. */
  service: z.string().max(200).default(''),
  rows: z.int().min(0),
  /** First and last moment in it (ISO, UTC). */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Which side stands for it. */
  givenBy: z.enum(['vendor', 'partner', 'thirdParty']),
  author: z.string().min(1).max(120),
  enteredBy: z.string(),
  enteredAt: z.iso.datetime(),
  /** The file this one corrects; that one counts no more. */
  replacesId: idSchema<'PerformanceFile'>().nullable().default(null),
  /** Why it is withdrawn or corrected. */
  reason: z.string().max(2000).default(''),
  /** Only takes back the file it names; brings no data itself. */
  withdraws: z.boolean().default(false),
});
export type PerformanceFile = z.infer<typeof performanceFileSchema>;
