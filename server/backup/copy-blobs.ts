import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BlobStore } from '../blobs/blob-store';

export interface CopyReport {
  readonly copied: number;
  readonly bytes: number;
  /** Were there already. */
  readonly known: number;
  /** Cannot be found where they are kept. */
  readonly missing: readonly string[];
  /** Are there, with another content. They are not copied. */
  readonly damaged: readonly string[];
}

/** Copies files into a folder, each once ever: a file is named after its content and never changes. */
export async function copyBlobs(
  from: BlobStore,
  folder: string,
  blobs: Iterable<readonly [sha256: string, size: number]>,
): Promise<CopyReport> {
  const missing: string[] = [];
  const damaged: string[] = [];
  let copied = 0;
  let known = 0;
  let bytes = 0;
  for (const [sha256, size] of blobs) {
    const path = join(folder, sha256.slice(0, 2), sha256);
    if ((await stat(path).catch(() => null))?.size === size) {
      known += 1;
      continue;
    }
    if ((await from.sizeOf(sha256)) === null) {
      missing.push(sha256);
      continue;
    }
    if (await copyOne(from, sha256, path)) {
      copied += 1;
      bytes += size;
    } else damaged.push(sha256);
  }
  return { copied, bytes, known, missing, damaged };
}

async function copyOne(from: BlobStore, sha256: string, path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(await from.read(sha256), hashing, createWriteStream(draft, { mode: 0o600 }));
    if (hash.digest('hex') !== sha256) return false;
    const file = await open(draft, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    return true;
  } finally {
    await rm(draft, { force: true });
  }
}
