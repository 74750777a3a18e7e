import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';

/** Where a headquarters keeps everything: database, blobs, secrets, log. */
export interface DataFolder {
  readonly path: string;
  readonly blobs: string;
  readonly uploads: string;
  /** Certificate authority: certificates and keys. */
  readonly authority: string;
  /** Keys with which headquarters signs its own changes, one for each territory. */
  readonly ownKeys: string;
}

/** Makes the data folder ready for writing, or says why that cannot be. */
export function openDataFolder(given: string): Result<DataFolder, string> {
  const path = resolve(given);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    // The database runs under another user when we are root; it must be able to walk through to its own folder.
    if (process.getuid?.() === 0) chmodSync(path, statSync(path).mode | 0o011);
    const trial = join(path, `.write-trial.${process.pid}`);
    writeFileSync(trial, 'trial');
    rmSync(trial);
    const folder = {
      path,
      blobs: join(path, 'blobs'),
      uploads: join(path, 'uploads'),
      authority: join(path, 'authority'),
      ownKeys: join(path, 'own-keys'),
    };
    mkdirSync(folder.blobs, { recursive: true, mode: 0o700 });
    mkdirSync(folder.uploads, { recursive: true, mode: 0o700 });
    return ok(folder);
  } catch (error) {
    return refuse(whyNot(path, error as NodeJS.ErrnoException));
  }
}

function whyNot(path: string, error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOSPC') return `The disk that holds ${path} is full. Free some space and start again.`;
  if (error.code === 'ENOTDIR' || error.code === 'EEXIST') {
    return `The data folder ${path} cannot be used because a file is in its place. Choose another folder.`;
  }
  return `The data folder ${path} cannot be written to (${error.code ?? error.message}). Choose another folder or change its permissions.`;
}

/** Writes a small file into a folder and takes it away again; throws when that cannot be. */
export async function tryWriting(folder: string): Promise<void> {
  // Of one name, so that a trial cut short by a crash is gone with the next one; and none that an upload could have.
  const trial = join(folder, `.write-trial.${process.pid}`);
  await writeFile(trial, 'trial');
  await rm(trial);
}

/** Reads a secret kept in the folder, making it on first use; only the owner may read it. */
export function secretIn(folder: string, name: string): string {
  const path = join(folder, name);
  const known = readText(path);
  if (known) return known;
  const secret = randomBytes(32).toString('base64url');
  writeDurably(path, `${secret}\n`);
  return secret;
}

export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

/** Writes a small file so that after a power loss it holds either the old text or the new one. */
export function writeDurably(path: string, text: string): void {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
