import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { fileReferenceSchema } from './evidence';

export type RedactionId = Id<'Redaction'>;

/** A copy of a file with parts blacked out, for showing and sharing. The original stays as it is. Written once. */
export const redactionSchema = z.object({
  id: idSchema<'Redaction'>(),
  partnerId: idSchema<'Partner'>(),
  revisionId: idSchema<'EvidenceRevision'>(),
  /** SHA-256 of the original. */
  original: z.string().regex(/^[0-9a-f]{64}$/),
  copy: fileReferenceSchema,
  /** What was covered, in shares of width and height from the top left, 0 to 1. */
  areas: z
    .array(
      z.object({
        left: z.number().min(0).max(1),
        top: z.number().min(0).max(1),
        width: z.number().min(0).max(1),
        height: z.number().min(0).max(1),
      }),
    )
    .min(1)
    .max(100),
  reason: z.string().min(1).max(2000),
  by: z.string(),
  at: z.iso.datetime(),
});
export type Redaction = z.infer<typeof redactionSchema>;
