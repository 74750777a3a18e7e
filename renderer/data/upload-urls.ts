import { z } from 'zod';
import { putMeta } from './identity';
import type { Workspace } from './workspace';

/** Where an upload that was begun goes on. In our own table, because nothing of ours lives in web storage. */
const begunSchema = z.object({ url: z.string(), bytes: z.number(), begunAt: z.number() });
export type BegunUpload = z.infer<typeof begunSchema>;

/** @param key names HQ and the file: the same file begun at another HQ is another upload */
export async function readBegunUpload(workspace: Workspace, key: string): Promise<BegunUpload | null> {
  const parsed = begunSchema.safeParse((await workspace.database.meta.get(`upload/${key}`))?.value);
  return parsed.success ? parsed.data : null;
}

export async function keepBegunUpload(workspace: Workspace, key: string, url: string, bytes: number): Promise<void> {
  await putMeta(workspace.database, `upload/${key}`, { url, bytes, begunAt: workspace.surroundings.now() });
}

export async function forgetBegunUpload(workspace: Workspace, key: string): Promise<void> {
  await workspace.database.meta.delete(`upload/${key}`);
}
