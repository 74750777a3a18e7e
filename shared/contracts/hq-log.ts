import { z } from 'zod';
import { canonicalJson } from '#shared/base/json';
import { checkpointSchema } from './hq-api';

/** What somebody at headquarters decided about a change that was set aside. */
export const setAsideDecisionSchema = z.object({
  decision: z.enum(['accepted', 'rejected']),
  reason: z.string(),
  by: z.string(),
  at: z.number(),
});
export type SetAsideDecision = z.infer<typeof setAsideDecisionSchema>;

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
  /** Only of what was set aside, and only where it was asked for as such; null: nothing was decided yet. */
  decision: setAsideDecisionSchema.nullable().optional(),
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

/** What is needed of an entry to follow the chain without its content. */
export const logLinkSchema = logEntrySchema.pick({
  seq: true,
  received: true,
  at: true,
  device: true,
  n: true,
  state: true,
  why: true,
  bodyHash: true,
});
export type LogLink = z.infer<typeof logLinkSchema>;

/** `GET /v1/log/links?space=&after=<seq>&limit=`: the entries behind one, oldest first. */
export const linksReply = z.object({
  links: z.array(logLinkSchema),
  head: z.object({ seq: z.int(), hash: z.string() }),
});
export type LinksReply = z.infer<typeof linksReply>;

/** `GET /v1/checkpoints?space=`: all of a territory, oldest first. */
export const checkpointsReply = z.object({ key: z.string(), checkpoints: z.array(checkpointSchema) });
export type CheckpointsReply = z.infer<typeof checkpointsReply>;

/** The text that headquarters signs with the key of its log (Ed25519 over its UTF-8 bytes, base64). */
export function checkpointText(
  server: string,
  space: string,
  { seq, hash, at }: { readonly seq: number; readonly hash: string; readonly at: number },
): string {
  return `fieldpact-checkpoint:${canonicalJson([server, space, seq, hash, at])}`;
}
