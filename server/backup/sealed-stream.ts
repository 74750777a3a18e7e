import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Damage } from './damage';

/*
 * A file sealed by a passphrase: one line of JSON that says how, then parts of at most 64 KiB, each by AES-256-GCM. A
 * part is bound to its place and to whether it is the last, so that no part can be changed, left out, put elsewhere or
 * cut off without its number being named.
 */
const mark = 'fieldpact-sealed';
const partBytes = 64 << 10;
const tagBytes = 16;
const headSchema = z.strictObject({
  seal: z.literal(mark),
  version: z.literal(1),
  cipher: z.literal('aes-256-gcm'),
  part: z.literal(partBytes),
  scrypt: z.strictObject({ N: z.int().max(1 << 18), r: z.int().max(8), p: z.int().max(4) }),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
});
type Head = z.infer<typeof headSchema>;

/** OWASP's choice for scrypt; a guess costs 128 MiB and a good part of a second. */
const cost = { N: 1 << 17, r: 8, p: 1 } as const;

/** Seals what comes. @param N how much a guess at the passphrase costs */
export async function* seal(
  plain: AsyncIterable<Buffer>,
  passphrase: string,
  N: number = cost.N,
): AsyncGenerator<Buffer> {
  const head: Head = {
    ...{ seal: mark, version: 1, cipher: 'aes-256-gcm', part: partBytes, scrypt: { ...cost, N } },
    salt: randomBytes(16).toString('hex'),
  };
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  const key = await keyOf(passphrase, head);
  yield line;
  let at = 0;
  // One part behind: only then it is known which one is the last.
  let held: Buffer | null = null;
  for await (const part of inParts(plain, partBytes)) {
    if (held) yield sealPart(key, line, at++, false, held);
    held = part;
  }
  yield sealPart(key, line, at, true, held ?? Buffer.alloc(0));
}

/** Whether a file begins like a sealed one. */
export function isSealed(beginning: Buffer): boolean {
  return beginning.subarray(0, 40).toString('latin1').startsWith(`{"seal":"${mark}"`);
}

/** Opens what was sealed. @throws Damage naming the part that is not as it was written */
export async function* unseal(sealed: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const source = new Taking(sealed);
  const line = await source.line(4096);
  const head = headSchema.safeParse(parsed(line.toString('utf8')));
  if (!head.success) throw new Damage('The beginning of the sealed file is damaged.');
  const key = await keyOf(passphrase, head.data);
  for (let at = 0; ; at += 1) {
    const size = await source.take(4);
    if (size.length < 4) throw new Damage(`The file ends too early: part ${at + 1} is not there.`);
    const word = size.readUInt32BE();
    const last = word >>> 31 === 1;
    const length = word & 0x7fff_ffff;
    if (length > partBytes) throw new Damage(`Part ${at + 1} of the file is damaged: it says an impossible length.`);
    const part = await source.take(length + tagBytes);
    if (part.length < length + tagBytes) throw new Damage(`The file ends in the middle of part ${at + 1}.`);
    const plain = openPart(key, line, at, last, part);
    if (plain === null)
      throw new Damage(
        at === 0
          ? 'The passphrase does not open this file, or its first part is damaged.'
          : `Part ${at + 1} of the file (bytes ${at * partBytes} to ${at * partBytes + length}) was changed or damaged.`,
      );
    yield plain;
    if (!last) continue;
    if ((await source.take(1)).length > 0) throw new Damage(`Something was put behind the end of the file.`);
    return;
  }
}

function sealPart(key: Buffer, head: Buffer, at: number, last: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(at));
  cipher.setAAD(boundTo(head, at, last));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(((last ? 0x8000_0000 : 0) | plain.length) >>> 0);
  return Buffer.concat([size, body, cipher.getAuthTag()]);
}

function openPart(key: Buffer, head: Buffer, at: number, last: boolean, part: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(at));
  decipher.setAAD(boundTo(head, at, last));
  decipher.setAuthTag(part.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(part.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

// The key is new for every file, so that a counter never comes twice under one key.
function nonceOf(at: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(at, 6, 6);
  return nonce;
}

function boundTo(head: Buffer, at: number, last: boolean): Buffer {
  return createHash('sha256')
    .update(head)
    .update(`${at}${last ? ' last' : ''}`)
    .digest();
}

function keyOf(passphrase: string, head: Head): Promise<Buffer> {
  const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
  const { N, r, p } = head.scrypt;
  return derive(passphrase.normalize('NFC'), Buffer.from(head.salt, 'hex'), 32, { N, r, p, maxmem: 256 * N * r });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function* inParts(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  const taking = new Taking(source);
  for (;;) {
    const part = await taking.take(size);
    if (part.length > 0) yield part;
    if (part.length < size) return;
  }
}

/** Takes exactly so many bytes at a time from a stream of any pieces. */
class Taking {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #size = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Fewer than asked for only at the end. */
  async take(wanted: number): Promise<Buffer> {
    while (this.#size < wanted && (await this.#more()));
    const all = this.#held.length === 1 ? (this.#held[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#held);
    const taken = all.subarray(0, wanted);
    this.#held = [all.subarray(taken.length)];
    this.#size = all.length - taken.length;
    return taken;
  }

  /** Up to and with the next line feed. */
  async line(longest: number): Promise<Buffer> {
    const bytes: Buffer[] = [];
    for (let read = 0; read < longest; read += 1) {
      const byte = await this.take(1);
      bytes.push(Buffer.from(byte));
      if (byte.length === 0 || byte[0] === 10) break;
    }
    return Buffer.concat(bytes);
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done === true) return false;
    this.#held.push(next.value);
    this.#size += next.value.length;
    return true;
  }
}
