import { z } from 'zod';
import { brand } from '#shared/base/brand';
import type { Json } from '#shared/base/json';
import { readPlan } from '#shared/domain/exchange/plan-schema';
import { readSla } from '#shared/domain/exchange/sla-schema';
import { parties } from '#shared/domain/partners/person';
import { fixedText } from './agreement-document';
import type { DocumentPage } from './page';

const fieldName = z.string().regex(/^[A-Za-z0-9]{1,40}$/);

/** `frame.json` as it lies in a file that may come from anybody. */
const frameSchema = z.strictObject({
  format: z.literal(1),
  layout: z.int().min(1),
  agreement: z.strictObject({
    id: z.string().max(100),
    kind: z.enum(['plan', 'sla']),
    version: z.int().min(1),
    state: z.enum(['draft', 'locked', 'signed']),
    dataSha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  signing: z.strictObject({
    sessionId: z.string().max(100),
    startedAt: z.iso.datetime(),
    signers: z
      .array(
        z.strictObject({
          field: fieldName,
          party: z.enum(parties),
          personName: z.string().min(1).max(120),
          role: z.string().min(1).max(120),
        }),
      )
      .min(1)
      .max(12),
    host: z
      .strictObject({ field: fieldName, name: z.string().min(1).max(120), organisation: z.string().max(200) })
      .nullable(),
  }),
});

/** Number of the layout that a frame names; null: no frame of ours. */
export function layoutNamedBy(frame: Json): number | null {
  return frameSchema.safeParse(frame).data?.layout ?? null;
}

/** SHA-256 that a frame names for the data beside it. Null: no frame of ours. */
export function dataNamedBy(frame: Json): string | null {
  return frameSchema.safeParse(frame).data?.agreement.dataSha256 ?? null;
}

/**
 * The page that was printed and signed, made again from what lies in the file. Null where data or frame are not of a
 * form this program knows. Whether the data has the SHA-256 that the frame names is for the caller to compare.
 */
export function originalPage(data: Json, frame: Json): DocumentPage | null {
  const parsed = frameSchema.safeParse(frame);
  if (!parsed.success) return null;
  const { agreement, signing } = parsed.data;
  try {
    const known = agreement.kind === 'sla' ? readSla(data) : readPlan(data);
    if (!known.ok) return null;
    const text = fixedText(data);
    const page = text?.pages({
      agreement: { ...agreement, id: brand<'Agreement'>(agreement.id) },
      signatories: [],
      signing,
    });
    return page ?? null;
  } catch {
    // Data can be of the right form and still be none that an agreement is composed of, such as a plan nobody sponsors.
    return null;
  }
}
