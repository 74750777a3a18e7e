import { z } from 'zod';
import { jsonSchema } from '#shared/base/json';
import { BackupUnreadable } from './backup-format';
import { pastHoleSchema } from './past-holes';

/*
 * What stands in a backup, entry after entry: length (4, little endian) and JSON; behind an entry `blob` as many bytes
 * as it says. What an older program does not know it passes over.
 */

const aboutSchema = z.object({
  kind: z.literal('about'),
  made: z.string(),
  program: z.string(),
  schema: z.int(),
  device: z.object({ id: z.string(), tag: z.string(), publicKey: z.string(), name: z.string() }),
  /** Whom the device spoke for; null: nobody yet. */
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  hq: z.object({ address: z.string(), server: z.string(), space: z.string(), spaceName: z.string() }).nullable(),
  counts: z.object({ changes: z.int(), rows: z.int(), drafts: z.int(), files: z.int(), fileBytes: z.number() }),
});
/** The first entry of every backup. */
export type BackupAbout = z.infer<typeof aboutSchema>;

const entrySchema = z.discriminatedUnion('kind', [
  aboutSchema,
  /** A record of the journal as it stands there. */
  z.object({ kind: z.literal('change'), record: z.string(), waits: z.boolean() }),
  /** `space`: the territory's id; empty where the device had none. */
  z.object({
    kind: z.literal('row'),
    id: z.string(),
    entity: z.string(),
    space: z.string(),
    content: z.record(z.string(), z.array(jsonSchema)),
    since: z.number().optional(),
  }),
  /** What the row in front of it was, from `since` until before `until`. */
  z.object({
    kind: z.literal('pastRow'),
    id: z.string(),
    entity: z.string(),
    space: z.string(),
    content: z.record(z.string(), z.array(jsonSchema)),
    since: z.number().optional(),
    until: z.number(),
  }),
  /** Behind `about`: that the past is in it, with the times that cannot be looked back to. Absent in format 1. */
  z.object({
    kind: z.literal('past'),
    holes: z.array(pastHoleSchema),
    /** Whether figures have been told on the device. */
    told: z.boolean(),
    /** Other devices whose past it had taken over. */
    devices: z.array(z.string()),
  }),
  /** The facts of a partner, behind all rows. `facts`: a run of numbers (`number-run.ts`), base64. */
  z.object({
    kind: z.literal('ledger'),
    partnerId: z.string(),
    facts: z.base64(),
    words: z.array(z.string()),
    begunAt: z.number(),
    nextTurn: z.string().nullable(),
  }),
  z.object({ kind: z.literal('figures'), key: z.string(), at: z.number(), figures: jsonSchema }),
  z.object({ kind: z.literal('draft'), key: z.string(), savedAt: z.number(), content: jsonSchema }),
  z.object({ kind: z.literal('preferences'), value: jsonSchema }),
  z.object({ kind: z.literal('colleague'), id: z.string(), name: z.string() }),
  z.object({
    kind: z.literal('file'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.number(),
    mime: z.string(),
    partnerId: z.string(),
    atHq: z.boolean(),
    /** Whether its bytes follow. */
    held: z.boolean(),
  }),
]);
export type BackupEntry = z.infer<typeof entrySchema>;

/** An entry, and the bytes behind it where it is a file that is held. They have to be read before the next entry. */
export interface ReadEntry {
  readonly entry: BackupEntry;
  readonly bytes: AsyncIterable<Uint8Array<ArrayBuffer>>;
}

export function entryBytes(entry: BackupEntry): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(entry));
  const framed = new Uint8Array(4 + json.length);
  new DataView(framed.buffer).setUint32(0, json.length, true);
  framed.set(json, 4);
  return framed;
}

/** Reads the entries out of the decrypted bytes. @throws BackupUnreadable where they end in the middle of one */
export async function* readEntries(content: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<ReadEntry> {
  const source = new ByteSource(content);
  for (;;) {
    const size = await source.take(4, true);
    if (size === null) return;
    const json = await source.take(new DataView(size.buffer, size.byteOffset).getUint32(0, true));
    const value: unknown = JSON.parse(new TextDecoder().decode(json ?? new Uint8Array()));
    const entry = entrySchema.safeParse(value);
    if (!entry.success) continue;
    const left = { bytes: entry.data.kind === 'file' && entry.data.held ? entry.data.bytes : 0 };
    yield { entry: entry.data, bytes: source.stream(left) };
    // Whoever did not want the bytes has not read them.
    for await (const _ of source.stream(left));
  }
}

/** Bytes that come in pieces of one size and are wanted in pieces of another. */
class ByteSource {
  readonly #content: AsyncIterator<Uint8Array<ArrayBuffer>>;
  #held = new Uint8Array();

  constructor(content: AsyncIterable<Uint8Array<ArrayBuffer>>) {
    this.#content = content[Symbol.asyncIterator]();
  }

  async take(bytes: number, mayEnd = false): Promise<Uint8Array<ArrayBuffer> | null> {
    const taken = new Uint8Array(bytes);
    let at = 0;
    while (at < bytes) {
      if (this.#held.length === 0 && !(await this.#fill())) {
        if (mayEnd && at === 0) return null;
        throw new BackupUnreadable({ kind: 'damaged', piece: 0, cut: true });
      }
      const part = this.#held.subarray(0, bytes - at);
      taken.set(part, at);
      at += part.length;
      this.#held = this.#held.subarray(part.length);
    }
    return taken;
  }

  async *stream(left: { bytes: number }): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    while (left.bytes > 0) {
      if (this.#held.length === 0 && !(await this.#fill()))
        throw new BackupUnreadable({ kind: 'damaged', piece: 0, cut: true });
      const part = this.#held.subarray(0, left.bytes);
      this.#held = this.#held.subarray(part.length);
      left.bytes -= part.length;
      yield part;
    }
  }

  async #fill(): Promise<boolean> {
    const next = await this.#content.next();
    if (next.done) return false;
    this.#held = next.value;
    return true;
  }
}
