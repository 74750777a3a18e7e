import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { jsonSchema } from '#shared/base/json';

export type PackVersionId = Id<'PackVersion'>;
export type PackDraftId = Id<'PackDraft'>;

/** A playbook as it was published. Written once; what was asked stays readable in it for ever. */
export const packVersionSchema = z.object({
  id: idSchema<'PackVersion'>(),
  packId: z.string(),
  version: z.string().regex(/^[0-9]+\.[0-9]+\.[0-9]+$/),
  /** The whole pack. */
  content: z.record(z.string(), jsonSchema),
  /** SHA-256 of its canonical JSON (RFC 8785), lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Compact JWS (EdDSA, Ed25519) over id, version and digest by the key of the device that published it. */
  signature: z.string(),
  /** The public key, as JWK. */
  key: z.record(z.string(), jsonSchema),
  notes: z.string().max(10_000).default(''),
  by: z.string(),
  at: z.iso.datetime(),
});
export type PackVersion = z.infer<typeof packVersionSchema>;

/** A playbook being changed by somebody at headquarters. */
export const packDraftSchema = z.object({
  id: idSchema<'PackDraft'>(),
  packId: z.string(),
  basedOn: z.string(),
  version: z.string(),
  /** What differs from the version it is based on, by place (see `pack-editing.ts`). */
  content: z.record(z.string(), jsonSchema),
  title: z.string().max(200).default(''),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
  /** Set once it has been published. */
  publishedAs: z.string().nullable().default(null),
});
export type PackDraft = z.infer<typeof packDraftSchema>;
