import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** A part of a file; both ends belong to it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Files named after the SHA-256 of their content. A file that is here is whole and true. */
export interface BlobStore {
  /** Takes a finished file in when its content has this hash; otherwise leaves it where it is and says so. */
  adopt(file: string, sha256: string): Promise<'adopted' | 'wrong-hash'>;
  sizeOf(sha256: string): Promise<number | null>;
  read(sha256: string, range?: ByteRange): Promise<Readable>;
  /** Takes a file away for good; asked for when its content must be erased. */
  remove(sha256: string): Promise<void>;
  /** Every file there is, in no order. */
  all(): AsyncIterable<{ readonly sha256: string; readonly size: number }>;
}

/** Files in a folder, `blobs/aa/<sha256>`. */
export interface BlobFolder extends BlobStore {
  pathOf(sha256: string): string;
}

export const isSha256 = (text: string) => /^[0-9a-f]{64}$/.test(text);

export function openBlobStore(folder: string): BlobFolder {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    pathOf,
    adopt: async (file, sha256) => {
      if ((await hashOf(file)) !== sha256) return 'wrong-hash';
      const path = pathOf(sha256);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // The bytes first, then the name, then the folder: after a power loss the name never stands for half a file.
      await sync(file, 'r+');
      await rename(file, path);
      await sync(dirname(path), 'r');
      return 'adopted';
    },
    sizeOf: async (sha256) => {
      const known = await stat(pathOf(sha256)).catch(() => null);
      return known?.size ?? null;
    },
    read: async (sha256, range) => createReadStream(pathOf(sha256), { ...range, highWaterMark: 1 << 18 }),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    all: () => filesIn(folder),
  };
}

async function* filesIn(folder: string): AsyncGenerator<{ readonly sha256: string; readonly size: number }> {
  for (const part of await readdir(folder).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue;
    for (const sha256 of await readdir(join(folder, part))) {
      const found = isSha256(sha256) ? await stat(join(folder, part, sha256)).catch(() => null) : null;
      if (found) yield { sha256, size: found.size };
    }
  }
}

/** All the bytes of a file that is known to be small. */
export async function readWhole(blobs: BlobStore, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await blobs.read(sha256)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** SHA-256 of a stream, hexadecimal. */
export async function hashOfStream(stream: AsyncIterable<unknown>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** SHA-256 of a file's content, hexadecimal. */
export function hashOf(file: string): Promise<string> {
  return hashOfStream(createReadStream(file, { highWaterMark: 1 << 20 }));
}

/** Writes a small file whole or not at all, and onto the disk. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

async function sync(path: string, how: 'r' | 'r+'): Promise<void> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, how);
    await file.sync();
  } catch (error) {
    // Windows cannot open a folder; its file system writes names down in order by itself.
    if (how === 'r' && process.platform === 'win32') return;
    throw error;
  } finally {
    await file?.close();
  }
}
