import { z } from 'zod';
import { checkpointSchema } from '#shared/contracts/hq-api';
import { logEntrySchema, logLinkSchema } from '#shared/contracts/hq-log';

/*
 * An audit pack is a ZIP: README.txt, manifest.json, files/<SHA-256>, and for every territory the partner has been in a
 * folder territories/<number> with entries.ndjson (what concerns the partner, whole), links.ndjson (the whole chain
 * without content), checkpoints.ndjson and rows.ndjson.
 */
export const packEntry = logEntrySchema.extend({ fields: z.string(), erasedAt: z.number().nullable() });
export const packLink = logLinkSchema;
export const packCheckpoint = checkpointSchema.extend({ key: z.string() });
export const packRow = z.strictObject({ entity: z.string(), row: z.string(), state: z.string(), seq: z.int() });
export const packGone = z.strictObject({ entity: z.string(), row: z.string(), to: z.string().nullable() });
export const packDevice = z.strictObject({
  id: z.string(),
  name: z.string(),
  user: z.string(),
  home: z.string(),
  key: z.string(),
});

export const packManifest = z.strictObject({
  pack: z.literal('fieldpact-audit'),
  version: z.literal(1),
  server: z.string(),
  headquarters: z.string(),
  takenAt: z.iso.datetime(),
  partner: z.strictObject({ id: z.string(), name: z.string() }),
  /** Public key of the log (Ed25519, base64), and keys of before. */
  logKeys: z.array(z.string()),
  territories: z.array(
    z.strictObject({ id: z.string(), name: z.string(), seq: z.int(), hash: z.string(), folder: z.string() }),
  ),
  people: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  devices: z.array(packDevice),
  gone: z.array(packGone.extend({ territory: z.string() })),
  /** Files of the partner that headquarters does not hold. */
  missing: z.array(z.string()),
  /** Every other file of the pack. */
  contents: z.array(z.strictObject({ path: z.string(), size: z.int(), sha256: z.string() })),
});
export type PackManifest = z.infer<typeof packManifest>;
