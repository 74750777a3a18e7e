import { z } from 'zod';
import { type Json, jsonSchema } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { dotPattern, isPlainBody, longestField, mostParents } from './plain-body';

/** A field's value as one device wrote it, with the dots of the values its author saw and replaces. */
export interface FieldChange {
  readonly v: Json;
  readonly p: readonly Dot[];
}

/**
 * `"<device tag>:<n>"`: names one change of a territory for ever, on every replica, before HQ has ever seen it. A record
 * that was moved brings its dots along as `"<device tag>:<n>@<territory it came from>"`: counters begin anew in each.
 */
export type Dot = string;

export const dotSchema = z.string().regex(dotPattern);

/** `delete` writes the field `_deleted`; `resolve` is a `set` whose parents name every head of a conflict. */
export const changeOperations = ['create', 'set', 'delete', 'resolve', 'attach'] as const;
export type ChangeOperation = (typeof changeOperations)[number];

/**
 * The unit of sync. The exact UTF-8 bytes of its JSON text are signed, stored, hashed and sent, and never
 * written again. Short names because every edit of every device carries them for ever.
 */
export interface ChangeBody {
  readonly v: 1;
  /** UUIDv7. */
  readonly id: string;
  /** Space (territory). Empty until the device is enrolled; HQ then files the change under the device's own space. */
  readonly sp: string;
  /** Device that wrote it, and its counter in this territory, contiguous and starting at 1. */
  readonly dev: string;
  readonly n: number;
  /** SHA-256 (hex) of this device's previous body in this territory; empty for its first. */
  readonly prev: string;
  /** User id, or `device:<id>` while the device is not enrolled. */
  readonly actor: string;
  /** Schema version of the author's program. */
  readonly sv: number;
  readonly e: string;
  readonly r: string;
  readonly op: ChangeOperation;
  readonly f: { readonly [field: string]: FieldChange };
  /** Wall clock (ms), logical counter, monotonic clock (ms since boot), boot id. Clocks are hints: nothing is refused for them. */
  readonly t: { readonly w: number; readonly c: number; readonly m: number; readonly b: string };
  /** 16 random bytes (hex): the body can be erased later without its hash giving the content away. */
  readonly salt: string;
  readonly why?: string | undefined;
  /**
   * `"<seq>:<hash>"`: the head of this territory's log as HQ had last told this device. Signed with the change, so that
   * a headquarters that tells two people different histories convicts itself in its own log.
   */
  readonly h?: string | undefined;
}

export interface Change {
  /** JSON text of a ChangeBody: the signed bytes. */
  readonly body: string;
  /** Ed25519 signature of the body's UTF-8 bytes by the device's key, base64. */
  readonly sig: string;
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const fieldChange = z.object({ v: jsonSchema, p: z.array(dotSchema).max(mostParents) });

/** Unknown keys are refused here but unknown *fields* and *entities* are not: those belong to newer programs. */
export const changeBodySchema = z.strictObject({
  v: z.literal(1),
  id: z.uuid(),
  sp: z.string().max(64),
  dev: z.string().min(1).max(64),
  n: z.int().min(1).max(0xffff_ffff),
  prev: z.union([z.literal(''), hash]),
  actor: z.string().min(1).max(128),
  sv: z.int().min(1),
  e: z.string().regex(/^[a-z][A-Za-z]{1,39}$/),
  r: z.string().min(1).max(64),
  op: z.enum(changeOperations),
  f: z.record(z.string().min(1).max(longestField), fieldChange),
  t: z.object({ w: z.number(), c: z.int().min(0), m: z.number(), b: z.string().max(64) }),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  why: z.string().max(2000).optional(),
  h: z
    .string()
    .regex(/^\d{1,15}:[0-9a-f]{64}$/)
    .optional(),
});

/** A single record may be larger than a delivery, but not without end. */
export const longestBody = 4 << 20;

export const changeSchema = z.strictObject({ body: z.string().max(longestBody), sig: z.string().max(128) });

/** Reads the body of a change that arrived from elsewhere. The refusal is a sentence. */
export function readChangeBody(text: string): Result<ChangeBody, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refuse('The change is not valid JSON.');
  }
  if (isPlainBody(parsed, changeOperations)) return ok(parsed as ChangeBody);
  const body = changeBodySchema.safeParse(parsed);
  return body.success ? ok(body.data as unknown as ChangeBody) : refuse(z.prettifyError(body.error));
}

/** The dot of a change: `tag` is the six-character tag of its device. */
export function dotOf(tag: string, n: number): Dot {
  return `${tag}:${n}`;
}

/**
 * The six-character tag of a device, from the first four bytes of the SHA-256 of its raw public key (base32, lower case).
 */
export function deviceTag(keyHash: Uint8Array): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  let bits = 0n;
  for (const byte of keyHash.slice(0, 4)) bits = (bits << 8n) | BigInt(byte);
  let tag = '';
  for (let at = 0; at < 6; at += 1) {
    tag += alphabet[Number((bits >> BigInt(27 - at * 5)) & 31n)];
  }
  return tag;
}
