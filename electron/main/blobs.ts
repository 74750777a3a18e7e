import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './durable-file';
import { unfinishedFiles } from './unfinished-files';

/** Evidence files, kept by the SHA-256 of their bytes. Written once, never changed. */
export interface BlobFiles {
  begin(): Promise<{ handle: string }>;
  write(handle: string, chunk: Uint8Array): Promise<'written' | 'full'>;
  finish(handle: string, sha256: string): Promise<'kept' | 'full'>;
  abort(handle: string): Promise<void>;
  has(sha256: string): Promise<boolean>;
  pathOf(sha256: string): string;
}

export function openBlobs(folder: string): BlobFiles {
  const unfinished = unfinishedFiles();
  const drafts = join(folder, 'unfinished');
  // What a crash left behind half-written belongs to nobody any more.
  const swept = rm(drafts, { recursive: true, force: true });
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

  return {
    async begin() {
      await swept;
      return { handle: await unfinished.begin(join(drafts, randomUUID())) };
    },
    write: unfinished.write,
    async finish(handle, sha256) {
      // The same bytes a second time take the place of the first: renaming leaves one file, whole at every moment.
      const done = await unfinished.finish(handle, pathOf(sha256), sha256);
      return done === 'full' ? 'full' : 'kept';
    },
    abort: unfinished.abort,
    async has(sha256) {
      try {
        return (await stat(pathOf(sha256))).isFile();
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    pathOf,
  };
}
