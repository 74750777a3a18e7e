import crc32c from 'crc-32/crc32c.js';
import { z } from 'zod';
import { joinBytes } from '#shared/base/join-bytes';
import { base64OfBytes, bytesOfBase64 } from './base64';

/*
 * A backup file:
 *
 *     "FPBACKUP" | length of the head (4, little endian) | CRC-32C of the head (4) | head (JSON) | pieces
 *     a piece: length (4) | CRC-32C (4) | AES-256-GCM of at most a megabyte
 *
 * The key comes from the passphrase by PBKDF2. The nonce of a piece is a random start, its number, and whether it is
 * the last: a piece that is cut off, swapped, left out or put in is found, and by its number. The check sums come first,
 * so that damage can be told from a wrong passphrase. The first piece is empty and only tells whether the key is right.
 */
const magic = 'FPBACKUP';
/** 2: with the past. A program of format 1 would lose it without a word. */
const format = 2;
const pieceBytes = 1 << 20;
/** OWASP's figure for PBKDF2 with SHA-256, 2023. */
const rounds = 600_000;
const mostRounds = 10_000_000;

const headSchema = z.object({
  format: z.int(),
  /** Readable without the passphrase: when it was made. Nothing else about it is. */
  made: z.string(),
  kdf: z.object({ name: z.literal('PBKDF2-SHA-256'), rounds: z.int().min(1).max(mostRounds), salt: z.base64() }),
  nonce: z.base64(),
});

/** Why a backup file cannot be read. In every case nothing on this device was changed. */
export type BackupRefusal =
  | { readonly kind: 'not-a-backup' }
  | { readonly kind: 'newer-format'; readonly format: number }
  | { readonly kind: 'wrong-passphrase' }
  /** @see piece 0: the head. `cut`: the file ends too early. */
  | { readonly kind: 'damaged'; readonly piece: number; readonly cut: boolean };

/** Thrown inside the reading and turned into a value at its door. */
export class BackupUnreadable extends Error {
  readonly refusal: BackupRefusal;
  constructor(refusal: BackupRefusal) {
    super(`The backup cannot be read: ${refusal.kind}.`);
    this.name = 'BackupUnreadable';
    this.refusal = refusal;
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Encrypts a stream of bytes into the file's parts. They are kept by the browser, on its disk when they are many. */
export async function sealBackup(
  content: AsyncIterable<Bytes>,
  on: {
    readonly passphrase: string;
    readonly made: string;
    readonly rounds?: number;
    readonly random: (bytes: number) => Uint8Array;
  },
): Promise<Blob> {
  const salt = on.random(16);
  const start = on.random(7);
  const kdf = { name: 'PBKDF2-SHA-256' as const, rounds: on.rounds ?? rounds, salt: base64OfBytes(salt) };
  const head = new TextEncoder().encode(JSON.stringify({ format, made: on.made, kdf, nonce: base64OfBytes(start) }));
  const key = await keyFrom(on.passphrase, salt, kdf.rounds);
  const parts: Blob[] = [new Blob([new TextEncoder().encode(magic), framed(head)])];
  let number = 0;
  const seal = async (bytes: Bytes, last: boolean) => {
    const sealed = await crypto.subtle.encrypt(gcm(start, number, last, head), key, bytes);
    parts.push(new Blob([framed(new Uint8Array(sealed))]));
    number += 1;
  };
  await seal(new Uint8Array(), false);
  let held: Bytes[] = [];
  let size = 0;
  for await (const chunk of content) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + pieceBytes - size);
      held.push(part);
      size += part.length;
      at += part.length;
      if (size < pieceBytes) continue;
      await seal(joinBytes(held), false);
      held = [];
      size = 0;
    }
  }
  await seal(joinBytes(held), true);
  return new Blob(parts, { type: 'application/octet-stream' });
}

/** When the file was made, read from its head without the passphrase. */
export async function readBackupHead(file: Blob): Promise<{ readonly made: string; readonly format: number }> {
  const { made, format: found } = (await readHead(file)).head;
  return { made, format: found };
}

/**
 * Decrypts a backup, piece by piece.
 *
 * @throws BackupUnreadable
 */
export async function* openBackup(
  file: Blob,
  passphrase: string,
  on: { readonly progress?: ((share: number) => void) | undefined; readonly signal?: AbortSignal | undefined } = {},
): AsyncGenerator<Bytes> {
  const { head, bytes, end } = await readHead(file);
  const start = bytesOfBase64(head.nonce);
  const key = await keyFrom(passphrase, bytesOfBase64(head.kdf.salt), head.kdf.rounds);
  let at = end;
  for (let number = 0; ; number += 1) {
    on.signal?.throwIfAborted();
    const piece = await readFrame(file, at, number + 1);
    at += piece.length + 8;
    const last = at === file.size;
    const opened = await decrypted(piece, { key, params: gcm(start, number, last, bytes), number });
    if (opened.length > 0) yield opened;
    on.progress?.(at / file.size);
    if (last) {
      if (number === 0) throw new BackupUnreadable({ kind: 'damaged', piece: 1, cut: true });
      return;
    }
  }
}

async function decrypted(
  piece: Bytes,
  on: { readonly key: CryptoKey; readonly params: AesGcmParams; readonly number: number },
): Promise<Bytes> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(on.params, on.key, piece));
  } catch {
    // Its check sum is right, so the bytes are as they were written: the key is not, or the piece stands in the wrong place.
    if (on.number === 0) throw new BackupUnreadable({ kind: 'wrong-passphrase' });
    throw new BackupUnreadable({ kind: 'damaged', piece: on.number, cut: false });
  }
}

async function readHead(file: Blob) {
  const name = new TextDecoder().decode(await file.slice(0, magic.length).arrayBuffer());
  if (name !== magic) throw new BackupUnreadable({ kind: 'not-a-backup' });
  const bytes = await readFrame(file, magic.length, 0);
  const content: unknown = parsed(bytes);
  const found = z.object({ format: z.int() }).safeParse(content);
  if (found.success && found.data.format > format)
    throw new BackupUnreadable({ kind: 'newer-format', format: found.data.format });
  const head = headSchema.safeParse(content);
  if (!head.success) throw new BackupUnreadable({ kind: 'damaged', piece: 0, cut: false });
  return { head: head.data, bytes, end: magic.length + 8 + bytes.length };
}

function parsed(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** @param piece as it is named to the person: 0 is the head */
async function readFrame(file: Blob, at: number, piece: number): Promise<Bytes> {
  const head = new DataView(await file.slice(at, at + 8).arrayBuffer());
  if (head.byteLength < 8) throw new BackupUnreadable({ kind: 'damaged', piece, cut: true });
  const length = head.getUint32(0, true);
  if (length > pieceBytes + 1024) throw new BackupUnreadable({ kind: 'damaged', piece, cut: false });
  const bytes = new Uint8Array(await file.slice(at + 8, at + 8 + length).arrayBuffer());
  if (bytes.length < length) throw new BackupUnreadable({ kind: 'damaged', piece, cut: true });
  if (crc32c.buf(bytes) >>> 0 !== head.getUint32(4, true))
    throw new BackupUnreadable({ kind: 'damaged', piece, cut: false });
  return bytes;
}

function framed(bytes: Bytes): Bytes {
  const frame = new Uint8Array(8 + bytes.length);
  const head = new DataView(frame.buffer);
  head.setUint32(0, bytes.length, true);
  head.setUint32(4, crc32c.buf(bytes) >>> 0, true);
  frame.set(bytes, 8);
  return frame;
}

function gcm(start: Uint8Array, number: number, last: boolean, head: Bytes): AesGcmParams {
  const iv = new Uint8Array(12);
  iv.set(start, 0);
  new DataView(iv.buffer).setUint32(7, number);
  iv[11] = last ? 1 : 0;
  return { name: 'AES-GCM', iv, additionalData: head };
}

async function keyFrom(passphrase: string, salt: Uint8Array, iterations: number): Promise<CryptoKey> {
  // The same words typed on another keyboard may come composed in another way.
  const words = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
