import { createHash, type Hash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDiskFull, renameDurably, writeAllAt } from './durable-file';

/** Files the window is writing piece by piece. It knows them by a handle, never by a path. */
export interface UnfinishedFiles {
  begin(path: string): Promise<string>;
  write(handle: string, chunk: Uint8Array): Promise<'written' | 'full'>;
  /** Puts the file in its place. With a `sha256` only if its bytes have it. */
  finish(handle: string, target: string, sha256?: string): Promise<'finished' | 'full'>;
  abort(handle: string): Promise<void>;
}

interface Unfinished {
  readonly path: string;
  readonly file: FileHandle;
  readonly hash: Hash;
  size: number;
}

/** More than any honest window has open at once. */
const mostAtOnce = 64;

export function unfinishedFiles(): UnfinishedFiles {
  const open = new Map<string, Unfinished>();

  function get(handle: string): Unfinished {
    const unfinished = open.get(handle);
    if (!unfinished) throw new Error('No such file is being written.');
    return unfinished;
  }

  async function forget(handle: string): Promise<void> {
    const unfinished = open.get(handle);
    if (!unfinished) return;
    open.delete(handle);
    await unfinished.file.close();
    await rm(unfinished.path, { force: true });
  }

  return {
    async begin(path) {
      if (open.size >= mostAtOnce) throw new Error('Too many files are being written at once.');
      const handle = randomUUID();
      open.set(handle, await create(path));
      return handle;
    },

    async write(handle, chunk) {
      const unfinished = get(handle);
      return unlessFull(async () => {
        await writeAllAt(unfinished.file, chunk, unfinished.size);
        unfinished.hash.update(chunk);
        unfinished.size += chunk.length;
        return 'written' as const;
      });
    },

    async finish(handle, target, sha256) {
      const { file, path, hash } = get(handle);
      if (sha256 !== undefined && hash.copy().digest('hex') !== sha256) {
        await forget(handle);
        throw new Error('The bytes do not have the name they were to be filed under.');
      }
      return unlessFull(async () => {
        await file.datasync();
        await mkdir(dirname(target), { recursive: true });
        open.delete(handle);
        await file.close();
        await renameDurably(path, target);
        return 'finished' as const;
      });
    },

    abort: forget,
  };
}

async function create(path: string): Promise<Unfinished> {
  await mkdir(dirname(path), { recursive: true });
  return { path, file: await open(path, 'wx', 0o600), hash: createHash('sha256'), size: 0 };
}

async function unlessFull<Done>(work: () => Promise<Done>): Promise<Done | 'full'> {
  try {
    return await work();
  } catch (error) {
    if (isDiskFull(error)) return 'full';
    throw error;
  }
}
