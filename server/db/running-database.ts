import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../folder/data-folder';
import { embeddedAddress } from './embedded-postgres';
import { isOurs, notedPid } from './left-over-database';

/**
 * The address of the database that a running headquarters has started in its data folder, or null where none runs: its
 * process and port stand in the note that PostgreSQL keeps beside its files.
 */
export function runningDatabase(dataFolder: string): string | null {
  const cluster = clusterOf(dataFolder);
  const note = join(cluster, 'postmaster.pid');
  const pid = notedPid(note);
  const password = readText(join(dataFolder, 'database-password'));
  if (pid === null || password === null || !isOurs(pid, cluster)) return null;
  const port = Number(lines(note)[3]);
  return Number.isInteger(port) && port > 0 ? embeddedAddress(port, password) : null;
}

/** Whether a data folder has a database of its own. */
export function hasDatabase(dataFolder: string): boolean {
  return existsSync(clusterOf(dataFolder));
}

function clusterOf(dataFolder: string): string {
  const noted = readText(join(dataFolder, 'database-location.json'));
  const elsewhere = noted === null ? null : (JSON.parse(noted) as { folder?: unknown }).folder;
  return join(typeof elsewhere === 'string' ? elsewhere : join(dataFolder, 'database'), 'cluster');
}

function lines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
