import { z } from 'zod';

const tokenRefusal = z.enum(['no-module', 'no-token', 'wrong-pin', 'locked', 'taken-out', 'failed']);

const foundToken = z.strictObject({
  label: z.string(),
  serial: z.string(),
  certificates: z
    .array(
      z.strictObject({ id: z.string(), der: z.instanceof(Uint8Array<ArrayBuffer>), hasKey: z.boolean().nullable() }),
    )
    .max(200),
});

/** Every call from the window to the desktop shell: what goes in and what comes out. A missing answer does not compile. */
export const bridgeCalls = {
  launch: {
    input: z.undefined(),
    output: z.strictObject({
      hq: z.string().nullable(),
      code: z.string().nullable(),
      demo: z.boolean(),
      version: z.string(),
    }),
  },
  /** Asks where to. `handle` null: the person changed their mind. The content follows in pieces, for a file may be large. */
  beginSave: {
    input: z.strictObject({ name: z.string().min(1).max(255), mime: z.string().max(200) }),
    output: z.strictObject({ handle: z.string().nullable() }),
  },
  writeSave: {
    input: z.strictObject({ handle: z.string().max(64), chunk: z.instanceof(Uint8Array) }),
    output: z.enum(['written', 'full']),
  },
  finishSave: { input: z.strictObject({ handle: z.string().max(64) }), output: z.enum(['saved', 'full']) },
  abortSave: { input: z.strictObject({ handle: z.string().max(64) }), output: z.undefined() },
  /** Asks into which place a folder of that name is to come. `handle` null: the person changed their mind. */
  beginFolder: {
    input: z.strictObject({ name: z.string().min(1).max(120) }),
    output: z.strictObject({ handle: z.string().nullable() }),
  },
  /** Adds to the end of a file of the folder, one file after the other. */
  writeFolder: {
    input: z.strictObject({
      handle: z.string().max(64),
      path: z.string().min(1).max(400),
      chunk: z.instanceof(Uint8Array),
    }),
    output: z.enum(['written', 'full']),
  },
  finishFolder: { input: z.strictObject({ handle: z.string().max(64) }), output: z.enum(['saved', 'full']) },
  abortFolder: { input: z.strictObject({ handle: z.string().max(64) }), output: z.undefined() },
  secretProtection: { input: z.undefined(), output: z.enum(['operating-system', 'none']) },
  keepSecret: {
    input: z.strictObject({ name: z.enum(['device-key', 'hq-token']), value: z.string().max(20_000) }),
    output: z.undefined(),
  },
  recallSecret: { input: z.strictObject({ name: z.enum(['device-key', 'hq-token']) }), output: z.string().nullable() },
  forgetSecret: { input: z.strictObject({ name: z.enum(['device-key', 'hq-token']) }), output: z.undefined() },
  appendJournal: {
    input: z.strictObject({ records: z.array(z.string().max(5 << 20)).max(1000) }),
    output: z.enum(['flushed', 'full']),
  },
  /** The journal's files, and how many of them are gone. */
  listJournal: { input: z.undefined(), output: z.strictObject({ segments: z.array(z.int()), missing: z.int() }) },
  readJournal: {
    input: z.strictObject({ segment: z.int().min(0) }),
    output: z.strictObject({ records: z.array(z.string()), damaged: z.int() }),
  },
  /** Takes records out of one file of the journal: those at these places of the `of` that were read. */
  rewriteJournal: {
    input: z.strictObject({
      segment: z.int().min(0),
      drop: z.array(z.int().min(0)).max(1_000_000),
      of: z.int().min(0),
    }),
    output: z.enum(['rewritten', 'full']),
  },
  keepMarks: { input: z.strictObject({ text: z.string().max(1 << 20) }), output: z.enum(['kept', 'full']) },
  recallMarks: { input: z.undefined(), output: z.string().nullable() },
  /** Bytes that are free where the records lie; null: the system does not say. */
  freeSpace: { input: z.undefined(), output: z.number().min(0).nullable() },
  /** Opens an address in the person's own browser. False: it is not one that may be opened. */
  openAddress: { input: z.strictObject({ address: z.string().min(1).max(4000) }), output: z.boolean() },
  beginBlob: { input: z.undefined(), output: z.strictObject({ handle: z.string() }) },
  writeBlob: {
    input: z.strictObject({ handle: z.string().max(64), chunk: z.instanceof(Uint8Array) }),
    output: z.enum(['written', 'full']),
  },
  finishBlob: {
    input: z.strictObject({ handle: z.string().max(64), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: z.enum(['kept', 'full']),
  },
  abortBlob: { input: z.strictObject({ handle: z.string().max(64) }), output: z.undefined() },
  hasBlob: { input: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), output: z.boolean() },
  /** Looks at cards and sticks through the maker's PKCS#11 library; `module` null: the usual places. */
  findTokens: {
    input: z.strictObject({ module: z.string().max(1000).nullable(), pin: z.string().max(200) }),
    output: z.union([tokenRefusal, z.array(foundToken).max(50)]),
  },
  /** Signs with a key on a token, hashing with SHA-256; ECDSA gives r and s side by side. */
  signOnToken: {
    input: z.strictObject({
      module: z.string().max(1000).nullable(),
      pin: z.string().max(200),
      serial: z.string().max(100),
      id: z.string().max(1000),
      algorithm: z.enum(['ecdsa-p256', 'rsa']),
      bytes: z.instanceof(Uint8Array<ArrayBuffer>),
    }),
    output: z.union([tokenRefusal, z.instanceof(Uint8Array<ArrayBuffer>)]),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type BridgeCall = keyof typeof bridgeCalls;
export type BridgeInput<Call extends BridgeCall> = z.infer<(typeof bridgeCalls)[Call]['input']>;
export type BridgeOutput<Call extends BridgeCall> = z.infer<(typeof bridgeCalls)[Call]['output']>;

/** What the preload script puts into the window under `desktopBridge`: one function per call and nothing else. */
export type DesktopBridge = {
  readonly [Call in BridgeCall]: (input: BridgeInput<Call>) => Promise<BridgeOutput<Call>>;
};

/** The window's own address on the desktop. Changing it would orphan every user's records, which belong to an origin. */
export const desktopOrigin = 'app://field';
