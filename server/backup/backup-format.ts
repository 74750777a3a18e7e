import { z } from 'zod';

/*
 * A backup is lines of JSON, packed with gzip, and sealed where there is a passphrase:
 *   {"backup":"fieldpact-hq", …}                 what it is
 *   {"table":"space","columns":[…]}              then a line for every row, [value, …] in the order of the columns
 *   {"end":"space","rows":2,"sha256":"…"}        of the lines of its rows, each with its line feed
 *   {"file":"own-keys/….key", …}                 keys; in a sealed backup only
 *   {"manifest":{…}}                             the last line
 */
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Value = z.infer<typeof value>;

export const headLine = z.strictObject({
  backup: z.literal('fieldpact-hq'),
  version: z.literal(1),
  server: z.string(),
  name: z.string(),
  takenAt: z.number(),
  /** The steps the database had had, oldest first. */
  migrations: z.array(z.string()),
});
export type BackupHead = z.infer<typeof headLine>;

export const tableLine = z.strictObject({ table: z.string(), columns: z.array(z.string().regex(/^[a-z_0-9]{1,60}$/)) });
export const rowLine = z.array(value);
export const endLine = z.strictObject({ end: z.string(), rows: z.int(), sha256: z.string() });
export const fileLine = z.strictObject({ file: z.string(), base64: z.string() });

export const manifestSchema = z.strictObject({
  takenAt: z.number(),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int(), sha256: z.string() })),
  territories: z.array(z.strictObject({ id: z.string(), name: z.string(), seq: z.int(), hash: z.string() })),
  /** Every file that the records name, once. The files themselves lie beside the backup, or where they are kept. */
  blobs: z.array(z.tuple([z.string(), z.int()])),
});
export type BackupManifest = z.infer<typeof manifestSchema>;
export const manifestLine = z.strictObject({ manifest: manifestSchema });
