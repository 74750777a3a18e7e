import { z } from 'zod';
import type { LogEntry } from '#shared/contracts/hq-log';

/** An entry of the log with all that is kept of it. */
export interface LoggedEntry extends LogEntry {
  /** JSON list of the fields that asked for a decision. */
  readonly fields: string;
  readonly erasedAt: number | null;
}

export const entryColumns = `seq, change_id as change, device_id as device, device_n as n, user_id as "user", entity,
  row_id as row, state, why, effective_at as at, received_at as received, body, sig, body_hash as "bodyHash",
  previous_hash as previous, entry_hash as hash, fields, erased_at as "erasedAt"`;

/** What can be read of any change that was taken. */
const envelopeSchema = z.looseObject({
  id: z.string(),
  sp: z.string(),
  dev: z.string(),
  n: z.int(),
  prev: z.string(),
  e: z.string(),
  r: z.string(),
  h: z.string().optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

export function readEnvelope(body: string): Envelope | null {
  try {
    const read = envelopeSchema.safeParse(JSON.parse(body));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** A name as the database can hold it: its text has no U+0000 and no half of a pair. */
export function asStored(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\uFFFD');
}

/** The device behind an entry: a change of a record that had moved on is filed under `<device>@<territory it named>`. */
export function writerOf(device: string): { readonly device: string; readonly from: string | null } {
  const at = device.lastIndexOf('@');
  return at < 0 ? { device, from: null } : { device: device.slice(0, at), from: device.slice(at + 1) };
}
