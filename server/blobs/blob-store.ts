import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files named after the SHA-256 of their content, `blobs/aa/<sha256>`. A file that is here is whole and true. */
export interface BlobStore {
  pathOf(sha256: string): string;
  /** Takes a finished file in when its content has this hash; otherwise leaves it where it is and says so. */
  adopt(file: string, sha256: string): Promise<'adopted' | 'wrong-hash'>;
  sizeOf(sha256: string): Promise<number | null>;
}

export const isSha256 = (text: string) => /^[0-9a-f]{64}$/.test(text);

export function openBlobStore(folder: string): BlobStore {
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
  };
}

/** SHA-256 of a file's content, hexadecimal. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
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
