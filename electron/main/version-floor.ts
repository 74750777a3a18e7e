import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isMissing, replaceFile } from './durable-file';

const floorFile = z.object({ version: z.string().regex(/^\d+\.\d+\.\d+/), engine: z.int() });

/** The newest program that has written this folder: its version, and the major version of its browser engine. */
export type VersionFloor = z.infer<typeof floorFile>;

/**
 * Whether this program may open the folder; if so the folder remembers it. An older browser engine would empty
 * the database it does not understand, and without a word, so the older program must not even open it.
 */
export async function mayOpen(path: string, mine: VersionFloor): Promise<'yes' | 'written-by-newer'> {
  const floor = await readFloor(path);
  if (floor && (floor.engine > mine.engine || isNewer(floor.version, mine.version))) return 'written-by-newer';
  if (floor?.version !== mine.version || floor.engine !== mine.engine) await replaceFile(path, JSON.stringify(mine));
  return 'yes';
}

async function readFloor(path: string): Promise<VersionFloor | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  try {
    return floorFile.parse(JSON.parse(text));
  } catch {
    // A damaged marker must not lock a person out of whole records.
    return null;
  }
}

function isNewer(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split(/[.-]/).slice(0, 3).map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
