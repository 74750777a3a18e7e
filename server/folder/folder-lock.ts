import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import { processIdentity } from './process-identity';

const lockSchema = z.object({ pid: z.int(), identity: z.string() });

/** Holds a data folder for this process alone until it is given back. */
export interface FolderLock {
  release(): void;
}

/** Takes the data folder, or says that another headquarters has it. A lock whose process has ended is taken over. */
export function lockFolder(folder: string): Result<FolderLock, string> {
  const path = join(folder, 'hq.lock');
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) ?? '' });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (linked(draft, path)) return ok({ release: () => release(path, mine) });
      const holder = holderOf(path);
      if (holder !== null) {
        return refuse(`Another headquarters (process ${holder}) already runs on the folder ${folder}. Stop it first.`);
      }
      removeStale(path);
    }
    return refuse(`The folder ${folder} is being taken by another headquarters. Try again in a moment.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

// A hard link appears with its content or not at all, and never replaces one that is there.
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // Folders without hard links (FAT, some network drives): exclusive creation is the next best.
    try {
      writeFileSync(path, readFileSync(draft), { flag: 'wx', mode: 0o600 });
      return true;
    } catch {
      return false;
    }
  }
}

function holderOf(path: string): number | null {
  try {
    const lock = lockSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (!lock.success) return null;
    return processIdentity(lock.data.pid) === lock.data.identity ? lock.data.pid : null;
  } catch {
    return null;
  }
}

// Moved away before it is deleted, so that of two starters who both saw a stale lock only one removes it.
function removeStale(path: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
    if (holderOf(aside) !== null) linked(aside, path);
    rmSync(aside, { force: true });
  } catch {
    // The other starter was quicker.
  }
}

function release(path: string, mine: string): void {
  try {
    if (readFileSync(path, 'utf8') === mine) rmSync(path);
  } catch {
    // Already gone.
  }
}
