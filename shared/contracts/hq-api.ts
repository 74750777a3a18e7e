import { z } from 'zod';
import { jsonSchema } from '#shared/base/json';
import { changeSchema, dotSchema } from '#shared/sync/change';

/** What window and headquarters say to each other over HTTP. Every body is parsed by these, on both sides. */
export const protocolVersion = 1;

export const limits = { pushBytes: 1 << 20, pushChanges: 500, pullRows: 1000, blobBytes: 4 * 1024 ** 3 } as const;

/** `GET /v1/hello`: who answers here. A captive portal cannot give this answer. */
export const helloReply = z.object({
  product: z.literal('fieldpact-hq'),
  /** Stable id of this headquarters; a device is enrolled with exactly one. */
  server: z.string(),
  name: z.string(),
  time: z.number(),
  protocol: z.tuple([z.int(), z.int()]),
  schema: z.object({ min: z.int(), max: z.int() }),
  limits: z.object({ pushBytes: z.int(), pushChanges: z.int(), pullRows: z.int(), blobBytes: z.int() }),
});
export type HelloReply = z.infer<typeof helloReply>;

/** `POST /v1/devices`: spend a one-time code. `proof` is the Ed25519 signature of the UTF-8 text `fieldpact-enrol:<code>:<device id>`. */
export const enrolRequest = z.strictObject({
  code: z.string().min(4).max(64),
  device: z.string().min(1).max(64),
  deviceName: z.string().min(1).max(120),
  /** Raw 32-byte Ed25519 public key, base64. */
  publicKey: z.string().max(64),
  proof: z.string().max(128),
});
export type EnrolRequest = z.infer<typeof enrolRequest>;

export const roles = ['manager', 'lead', 'headquarters', 'auditor'] as const;

export const enrolReply = z.object({
  /** Bearer token for all further calls; HQ keeps only its hash. */
  token: z.string(),
  server: z.string(),
  user: z.object({ id: z.string(), name: z.string() }),
  space: z.object({ id: z.string(), name: z.string(), epoch: z.string() }),
  role: z.enum(roles),
});
export type EnrolReply = z.infer<typeof enrolReply>;

/** `POST /v1/push`: changes of one device in the order of their counter. `mono` and `boot` let HQ correct the clock. */
export const pushRequest = z.strictObject({
  space: z.string(),
  epoch: z.string(),
  device: z.string(),
  from: z.int().min(1),
  sent: z.number(),
  mono: z.number(),
  boot: z.string(),
  changes: z.array(changeSchema).min(1).max(limits.pushChanges),
});
export type PushRequest = z.infer<typeof pushRequest>;

/** Every well-formed change gets one of these; the head of a queue can never be stuck. */
export const ackSchema = z.object({
  n: z.int(),
  id: z.string(),
  seq: z.int(),
  state: z.enum(['applied', 'conflict', 'quarantined']),
  /** Effective time HQ gave the change, ms. */
  at: z.number(),
  fields: z.array(z.string()).optional(),
  why: z.string().optional(),
});
export type Ack = z.infer<typeof ackSchema>;

export const pushReply = z.object({
  acks: z.array(ackSchema),
  head: z.object({ seq: z.int(), hash: z.string() }),
  time: z.number(),
  /** How far the device's clock is ahead of HQ's, ms. */
  skew: z.number(),
});
export type PushReply = z.infer<typeof pushReply>;

export const headSchema = z.object({
  dot: dotSchema,
  change: z.string(),
  value: jsonSchema,
  by: z.string(),
  dev: z.string(),
  at: z.number(),
});

export const rowSchema = z.object({
  entity: z.string(),
  id: z.string(),
  fields: z.record(z.string(), z.array(headSchema)),
});

/** `GET /v1/pull?space=&epoch=&after=<seq>&limit=`: rows changed since, oldest first; a page never splits a push. */
export const pullReply = z.object({
  rows: z.array(z.object({ seq: z.int(), row: rowSchema })),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  head: z.object({ seq: z.int(), hash: z.string() }),
  /** Cursor after this page. */
  after: z.int(),
  more: z.boolean(),
  time: z.number(),
});
export type PullReply = z.infer<typeof pullReply>;

/**
 * How HQ refuses. `gap`: send from `expected` on. `fork`: another device has written this counter (a copied
 * profile). `epoch`: HQ was restored; pull all again, keep and send the outbox. `schema`: this program is older
 * than HQ accepts. `revoked`: the device was withdrawn. `unknown-device`: enrol again.
 */
export const problemSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('gap'), expected: z.int(), message: z.string() }),
  z.object({ code: z.literal('fork'), at: z.int(), message: z.string() }),
  z.object({ code: z.literal('epoch'), epoch: z.string(), message: z.string() }),
  z.object({ code: z.literal('schema'), min: z.int(), message: z.string() }),
  z.object({ code: z.literal('revoked'), message: z.string() }),
  z.object({ code: z.literal('unauthorised'), message: z.string() }),
  z.object({ code: z.literal('bad-code'), message: z.string() }),
  z.object({ code: z.literal('malformed'), message: z.string() }),
  z.object({ code: z.literal('busy'), message: z.string() }),
]);
export type Problem = z.infer<typeof problemSchema>;

/**
 * Blobs. `HEAD /v1/blobs/:sha256?space=` → 200 when verified at HQ, else 404. `GET` the same, with ranges.
 * Upload: tus 1.0 at `/v1/uploads`, metadata `sha256`, `space`, `mime`; HQ re-hashes before it calls a blob verified.
 */
export const blobPath = (sha256: string) => `/v1/blobs/${sha256}`;
export const uploadsPath = '/v1/uploads';
