import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import type { DataStore, Upload } from '@tus/server';
import type { BlobStore } from './blob-store';
import { isUploadId, keepUploadNotes } from './upload-notes';

/** Where uploads lie until they are whole. */
export interface UploadPlace {
  readonly store: DataStore;
  /** What is known of an upload; undefined where there is none. */
  note(id: string): Promise<Upload | undefined>;
  list(): Promise<readonly string[]>;
  /** Bytes that have arrived, null when there is nothing left of it, and when the last of them came, ms. */
  progress(id: string): Promise<{ readonly size: number | null; readonly at: number }>;
  /** Puts the whole of it among the files when its content has this hash. */
  deliver(id: string, sha256: string): Promise<'adopted' | 'wrong-hash'>;
  /** Removes what arrived, and the note. */
  drop(id: string): Promise<void>;
  /** Removes what belongs to no upload. */
  sweep(known: readonly string[]): Promise<void>;
}

/** Something whose note may still be about to be written. */
const young = 60 * 60_000;

export function uploadFolder(folder: string, blobs: BlobStore): UploadPlace {
  const notes = keepUploadNotes(folder);
  const store = new FileStore({ directory: folder, configstore: notes });
  const fileOf = (id: string) => join(folder, id);
  return {
    store,
    note: async (id) => notes.get(id),
    list: () => notes.list(),
    progress: async (id) => {
      const found = await stat(fileOf(id)).catch(() => null);
      return { size: found?.size ?? null, at: found?.mtimeMs ?? 0 };
    },
    deliver: (id, sha256) => blobs.adopt(fileOf(id), sha256),
    drop: async (id) => {
      await rm(fileOf(id), { force: true });
      await notes.delete(id);
    },
    sweep: async (known) => {
      for (const name of await readdir(folder)) {
        if (!isUploadId(name) || known.includes(name)) continue;
        const found = await stat(fileOf(name)).catch(() => null);
        if (found && Date.now() - found.mtimeMs > young) await rm(fileOf(name), { force: true });
      }
    },
  };
}
