import { statfs } from 'node:fs/promises';

/** Bytes that are free for this person on the disk of a folder; null where the system does not say. */
export async function freeSpace(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
