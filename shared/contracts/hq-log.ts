import { z } from 'zod';
import { canonicalJson } from '#shared/base/json';

/** One entry of headquarters' log: a change as it was sent, what became of it, and its link in the chain. */
export const logEntrySchema = z.object({
  seq: z.int(),
  change: z.string(),
  device: z.string(),
  n: z.int(),
  user: z.string(),
  entity: z.string(),
  row: z.string(),
  state: z.enum(['applied', 'conflict', 'quarantined']),
  why: z.string().nullable(),
  /** Effective time and time of arrival, ms. */
  at: z.number(),
  received: z.number(),
  body: z.string(),
  sig: z.string(),
  bodyHash: z.string(),
  previous: z.string(),
  hash: z.string(),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

/** `GET /v1/log?space=&from=<seq>&limit=` and `GET /v1/quarantine?space=&from=&limit=`, oldest first. */
export const logReply = z.object({
  entries: z.array(logEntrySchema),
  head: z.object({ seq: z.int(), hash: z.string() }),
  more: z.boolean(),
});
export type LogReply = z.infer<typeof logReply>;

/** The hash before the first entry of a space. */
export const firstHash = '0'.repeat(64);

/**
 * The text whose SHA-256 (hex, of its UTF-8 bytes) is the hash of an entry. It holds the hash of the entry before,
 * so that nobody can change, drop or insert an entry without changing every hash after it.
 */
export function entryText(
  space: string,
  entry: Pick<LogEntry, 'previous' | 'seq' | 'received' | 'at' | 'device' | 'n' | 'state' | 'why' | 'bodyHash'>,
): string {
  const { previous, seq, received, at, device, n, state, why, bodyHash } = entry;
  return `\u0000${canonicalJson([previous, space, seq, received, at, device, n, state, why, bodyHash])}`;
}
