import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';
import { readText } from '../folder/data-folder';
import type { DatabasePlace } from './database-place';
import { asUser, run } from './database-user';
import type { PostgresBinaries } from './postgres-binaries';

/** The release of PostgreSQL whose files this program reads and writes. */
const release = 18;

/**
 * Makes the files of the database once. They are made beside their place and moved there when complete, so a start
 * that was interrupted leaves nothing that looks like a database.
 */
export async function createCluster(
  place: DatabasePlace,
  binaries: PostgresBinaries,
  superuser: string,
  password: string,
): Promise<Result<null, string>> {
  const cluster = join(place.folder, 'cluster');
  if (existsSync(cluster)) return check(cluster);
  const draft = `${cluster}.new`;
  const passwordFile = join(place.folder, 'first-password');
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid);
    const args = [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--data-checksums',
      '--encoding=UTF8',
      // Sorting by code point, the same on every system and for ever; a system's own locale changes with its updates.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ];
    const { code, said } = await run(binaries.initdb, args, asUser(place.user));
    if (code !== 0) return refuse(`The database could not be made in ${cluster}: ${lastLine(said)}`);
    renameSync(draft, cluster);
    return ok(null);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function check(cluster: string): Result<null, string> {
  const version = readText(join(cluster, 'PG_VERSION'));
  const number = Number(version);
  if (version === null || !Number.isInteger(number)) {
    return refuse(`The database in ${cluster} is damaged: it does not say its version. Restore it from a backup.`);
  }
  if (number > release) {
    return refuse(`The database in ${cluster} was made by a newer Fieldpact. Start the newer version instead.`);
  }
  if (number < release) {
    return refuse(`The database in ${cluster} is of PostgreSQL ${number}; this version reads ${release} only.`);
  }
  return ok(null);
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
