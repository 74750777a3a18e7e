import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '@tus/file-store';
import { Upload } from '@tus/server';
import { z } from 'zod';
import { writeWhole } from './blob-store';

type UploadNotes = FileStore['configstore'];

const noteSchema = z.object({
  id: z.string(),
  size: z.int().min(0),
  offset: z.int(),
  metadata: z.record(z.string(), z.string().nullable()),
  creation_date: z.string(),
});

/**
 * The notes beside unfinished uploads. The library's own are plain writes: one torn by a power loss makes it forget
 * the upload, and the device would send everything again.
 */
export function keepUploadNotes(folder: string): UploadNotes & { list(): Promise<string[]> } {
  const pathOf = (id: string) => join(folder, `${id}.json`);
  return {
    get: async (id) => {
      if (!isUploadId(id)) return undefined;
      const text = await readFile(pathOf(id), 'utf8').catch(() => null);
      if (text === null) return undefined;
      try {
        return new Upload(noteSchema.parse(JSON.parse(text)));
      } catch {
        return undefined;
      }
    },
    set: (id, upload) => writeWhole(pathOf(id), JSON.stringify(upload)),
    delete: (id) => rm(pathOf(id), { force: true }),
    list: async () =>
      (await readdir(folder)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)),
  };
}

export const isUploadId = (id: string) => /^[0-9a-f]{32}$/.test(id);
