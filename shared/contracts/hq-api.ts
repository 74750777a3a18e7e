import { z } from 'zod';
import type { Json } from '#shared/base/json';
import { changeSchema, dotSchema } from '#shared/sync/change';

/** What window and headquarters say to each other over HTTP. Every body is parsed by these, on both sides. */
export const protocolVersion = 1;

export const limits = { pushBytes: 1 << 20, pushChanges: 500, pullRows: 1000, blobBytes: 4 * 1024 ** 3 } as const;

export const roles = ['manager', 'lead', 'headquarters', 'auditor'] as const;
export type Role = (typeof roles)[number];

/**
 * A territory as one caller may see it. `organisation`: the one place for what belongs to no partner (playbooks,
 * programme), granted to everybody. `seq` and `hash`: the head of its log.
 */
export const spaceSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['territory', 'organisation']),
  epoch: z.string(),
  role: z.enum(roles),
  seq: z.int(),
  hash: z.string(),
});
export type Space = z.infer<typeof spaceSchema>;

/**
 * `GET /v1/hello?program=0.7.0`: who answers here. A captive portal cannot give this answer. `program`: the version the
 * device runs, which HQ shows beside it.
 */
export const helloReply = z.object({
  product: z.literal('fieldpact-hq'),
  /** Stable id of this headquarters; a device is enrolled with exactly one. */
  server: z.string(),
  name: z.string(),
  time: z.number(),
  /** The oldest and the newest version HQ speaks. From 2 on it takes packed pushes (`packed-push.ts`). */
  protocol: z.tuple([z.int(), z.int()]),
  schema: z.object({ min: z.int(), max: z.int() }),
  limits: z.object({ pushBytes: z.int(), pushChanges: z.int(), pullRows: z.int(), blobBytes: z.int() }),
  /** How a device can be enrolled here. */
  signIn: z.array(z.enum(['code', 'openid'])).default(['code']),
  /** Only to a device that said who it is (bearer token): its territories as they stand now. */
  spaces: z.array(spaceSchema).optional(),
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

export const enrolReply = z.object({
  /** Bearer token for all further calls until `expires` (ms, HQ's clock); HQ keeps only its hash. */
  token: z.string(),
  expires: z.number(),
  server: z.string(),
  user: z.object({ id: z.string(), name: z.string() }),
  space: z.object({ id: z.string(), name: z.string(), epoch: z.string() }),
  role: z.enum(roles),
  /** Everything granted, the first one (`space`) among them. */
  spaces: z.array(spaceSchema),
  /** Raw Ed25519 public key with which HQ signs checkpoints of its log, base64. The device remembers it for good. */
  logKey: z.string(),
});
export type EnrolReply = z.infer<typeof enrolReply>;

/**
 * A new token against the device's key. `POST /v1/challenge` gives a text that is good for two minutes;
 * `POST /v1/token` takes the Ed25519 signature of the UTF-8 text `fieldpact-token:<server>:<device>:<challenge>`.
 */
export const challengeRequest = z.strictObject({ device: z.string().min(1).max(64) });
export const challengeReply = z.object({ challenge: z.string().max(400) });
export const tokenRequest = z.strictObject({
  device: z.string().min(1).max(64),
  challenge: z.string().max(400),
  proof: z.string().max(128),
});
export const tokenReply = z.object({ token: z.string(), expires: z.number() });
export type TokenReply = z.infer<typeof tokenReply>;

/**
 * Enrolment (and signing in again) at the organisation's own OpenID provider. `POST /v1/sign-in` with the proof, the
 * signature of `fieldpact-sign-in:<device>`, gives an address to open in the system's browser and a short code that
 * the page there shows as well, so that nobody is talked into signing in for a stranger's device.
 * `POST /v1/sign-in/<ticket>` then says how far it is; its proof signs `fieldpact-sign-in:<ticket>`.
 */
export const signInRequest = z.strictObject({
  device: z.string().min(1).max(64),
  deviceName: z.string().min(1).max(120),
  publicKey: z.string().max(64),
  proof: z.string().max(128),
});
export type SignInRequest = z.infer<typeof signInRequest>;
export const signInReply = z.object({
  ticket: z.string(),
  address: z.string(),
  code: z.string(),
  expires: z.number(),
});
export type SignInReply = z.infer<typeof signInReply>;
export const signInQuestion = z.strictObject({ device: z.string().min(1).max(64), proof: z.string().max(128) });
export const signInState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('enrolled'), enrolment: enrolReply }),
  z.object({ state: z.literal('refused'), message: z.string() }),
]);
export type SignInState = z.infer<typeof signInState>;

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
  /** The record was moved; the change was applied in this territory instead. */
  moved: z.string().optional(),
});
export type Ack = z.infer<typeof ackSchema>;

export const pushReply = z.object({
  acks: z.array(ackSchema),
  head: z.object({ seq: z.int(), hash: z.string() }),
  time: z.number(),
  /** How far the device's clock is ahead of HQ's, ms. */
  skew: z.number(),
  /** Up to which entry HQ holds a backup of this territory. Until then the device's journal is the only other copy. */
  durable: z.int(),
});
export type PushReply = z.infer<typeof pushReply>;

// What came out of a JSON text is JSON. To look through every value again took as long as keeping the rows.
const anyJson = z.custom<Json>((value) => value !== undefined);

export const headSchema = z.object({
  dot: dotSchema,
  change: z.string(),
  value: anyJson,
  by: z.string(),
  dev: z.string(),
  at: z.number(),
  was: z.array(z.object({ dot: z.string(), value: anyJson, by: z.string(), at: z.number() })).optional(),
  saw: z.array(z.string()).optional(),
});

type Loose = { readonly [name: string]: unknown };

// By hand: a page has a thousand rows of a dozen fields, and a schema for each head took as long as keeping them.
function areFields(value: unknown): boolean {
  return isLoose(value) && Object.values(value).every((heads) => Array.isArray(heads) && heads.every(isHead));
}

function isHead(value: unknown): boolean {
  if (!isLoose(value) || !dotSchema.safeParse(value.dot).success || value.value === undefined) return false;
  const { change, by, dev, at, was, saw } = value;
  const isPlain = typeof change === 'string' && typeof by === 'string' && typeof dev === 'string' && isTime(at);
  const isSaw = saw === undefined || (Array.isArray(saw) && saw.every((dot) => typeof dot === 'string'));
  return isPlain && isSaw && (was === undefined || (Array.isArray(was) && was.every(isReplaced)));
}

function isReplaced(value: unknown): boolean {
  if (!isLoose(value) || value.value === undefined) return false;
  return typeof value.dot === 'string' && typeof value.by === 'string' && isTime(value.at);
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const rowSchema = z.object({
  entity: z.string(),
  id: z.string(),
  fields: z.custom<Record<string, z.infer<typeof headSchema>[]>>(areFields),
});

/** HQ's signed word on the head of a territory's log; see `checkpointText`. */
export const checkpointSchema = z.object({ seq: z.int(), hash: z.string(), at: z.number(), sig: z.string() });
export type Checkpoint = z.infer<typeof checkpointSchema>;

/**
 * `GET /v1/pull?space=&epoch=&after=<seq>&hash=<hash at after>&limit=`: rows changed since, oldest first; a page never
 * splits a push. `gone`: records that left this territory or were erased; the device drops its copy.
 */
export const pullReply = z.object({
  rows: z.array(z.object({ seq: z.int(), row: rowSchema })),
  gone: z.array(z.object({ seq: z.int(), entity: z.string(), id: z.string(), why: z.enum(['moved', 'erased']) })),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  devices: z.array(z.object({ id: z.string(), name: z.string(), user: z.string() })),
  checkpoint: checkpointSchema.nullable(),
  durable: z.int(),
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
 * than HQ accepts. `revoked`: the device was withdrawn. `unauthorised`: the token is out of time or unknown; a new one
 * is asked for once with the device's key, and then the device has to be enrolled again. `sign-in`: the person must
 * sign in again. `not-granted`: the territory is no longer this person's. `rewritten`: HQ's log does not hold what it
 * told this device before.
 */
export const problemSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('gap'), expected: z.int(), message: z.string() }),
  z.object({ code: z.literal('fork'), at: z.int(), message: z.string() }),
  z.object({ code: z.literal('epoch'), epoch: z.string(), message: z.string() }),
  z.object({ code: z.literal('schema'), min: z.int(), message: z.string() }),
  z.object({ code: z.literal('revoked'), message: z.string() }),
  z.object({ code: z.literal('unauthorised'), message: z.string() }),
  z.object({ code: z.literal('sign-in'), message: z.string() }),
  z.object({ code: z.literal('not-granted'), space: z.string(), message: z.string() }),
  z.object({ code: z.literal('rewritten'), at: z.int(), message: z.string() }),
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
