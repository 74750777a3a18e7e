import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, realpathSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import { readText, writeDurably } from '../folder/data-folder';
import type { Log } from '../folder/log';
import { asUser, chooseDatabaseUser, type DatabaseUser, run } from './database-user';

/** The folder of the database and the user it belongs to. */
export interface DatabasePlace {
  readonly folder: string;
  readonly user: DatabaseUser;
}

const noteName = 'database-location.json';
const noteSchema = z.object({ folder: z.string(), dataFolder: z.string() });

/**
 * Decides where the database lives: in the data folder, or, when root keeps that below a folder the database's
 * user cannot enter, in a folder of its own that a note in the data folder points to.
 */
export async function placeDatabase(dataFolder: string, log: Log): Promise<Result<DatabasePlace, string>> {
  const noted = readNote(dataFolder);
  if (noted && !noted.ok) return noted;
  const folder = noted ? noted.value : join(dataFolder, 'database');
  const user = chooseDatabaseUser(folder);
  if (!user.ok) return user;
  if (noted && !existsSync(folder)) {
    return refuse(
      `The database of ${dataFolder} was kept in ${folder}, which is gone. Restore it from a backup before starting.`,
    );
  }
  if (await reachable(folder, user.value)) return ok({ folder, user: user.value });
  if (existsSync(join(folder, 'cluster'))) return refuse(`The database in ${folder} cannot be reached by its user.`);

  removeIfEmpty(folder);
  for (const parent of ['/var/lib/fieldpact', join(tmpdir(), 'fieldpact')]) {
    const elsewhere = join(parent, `database-${randomBytes(4).toString('hex')}`);
    if (!(await reachable(elsewhere, user.value))) continue;
    writeDurably(
      join(dataFolder, noteName),
      JSON.stringify({ folder: elsewhere, dataFolder: realpathSync(dataFolder) }),
    );
    log.note(`The database is kept in ${elsewhere}, because its user cannot enter ${dataFolder}.`);
    return ok({ folder: elsewhere, user: user.value });
  }
  return refuse(`No folder could be found that the database's user can reach. Choose a data folder outside /root.`);
}

// A copied data folder would otherwise start, and share, the database of the original.
function readNote(dataFolder: string): Result<string, string> | null {
  const text = readText(join(dataFolder, noteName));
  if (text === null) return null;
  try {
    const note = noteSchema.parse(JSON.parse(text));
    const here = realpathSync(dataFolder);
    if (note.dataFolder !== here && existsSync(join(note.dataFolder, noteName))) {
      return refuse(
        `The folder ${here} is a copy of ${note.dataFolder}, whose database is kept in ${note.folder}. Start the original, or restore a full backup.`,
      );
    }
    if (note.dataFolder !== here) {
      writeDurably(join(dataFolder, noteName), JSON.stringify({ folder: note.folder, dataFolder: here }));
    }
    return ok(note.folder);
  } catch {
    return refuse(`The file ${noteName} in ${dataFolder} is damaged. Restore it from a backup.`);
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something, so it stays.
  }
}

async function reachable(folder: string, user: DatabaseUser): Promise<boolean> {
  try {
    mkdirSync(folder, { recursive: true, mode: user ? 0o711 : 0o700 });
    if (user === null) return true;
    chownSync(folder, user.uid, user.gid);
  } catch {
    return false;
  }
  // Asked of the system itself: mode bits alone do not know of access lists and read-only mounts.
  const { code } = await run('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], asUser(user));
  return code === 0;
}
