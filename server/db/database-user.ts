import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { ok, type Result, refuse } from '#shared/base/result';

/** The user the database runs as; null means the user who runs headquarters. */
export type DatabaseUser = { readonly name: string; readonly uid: number; readonly gid: number } | null;

const ownName = 'fieldpact';

/**
 * PostgreSQL refuses to run as root, so root must lend it another user: the owner of a database that is already
 * there, else `fieldpact`, else `postgres`, else a new `fieldpact`, else `nobody`.
 */
export function chooseDatabaseUser(place: string): Result<DatabaseUser, string> {
  const me = process.getuid?.();
  const owner = ownerOf(place);
  if (me !== 0) {
    if (owner === null || me === undefined || owner.uid === me) return ok(null);
    return refuse(
      `The database in ${place} belongs to another user of this computer. Start headquarters as that user, or as root.`,
    );
  }
  if (owner && owner.uid !== 0) return ok({ name: String(owner.uid), ...owner });
  const known = userNamed(ownName) ?? userNamed('postgres') ?? created() ?? userNamed('nobody');
  return known
    ? ok(known)
    : refuse('The database cannot run as root and no other user could be made for it. Create a user named fieldpact.');
}

/** How to start a program as the database's user: away from a folder it may not read, without settings of ours. */
export function asUser(user: DatabaseUser): SpawnOptions {
  const env: NodeJS.ProcessEnv =
    process.platform === 'win32' ? { ...process.env } : { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  return { cwd: process.platform === 'win32' ? undefined : '/', env, ...(user && { uid: user.uid, gid: user.gid }) };
}

/** Runs a program to its end and gives what it said; a program that cannot be run at all is exit code -1. */
export function run(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((done) => {
    let said = '';
    try {
      const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      child.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      child.on('error', (error) => done({ code: -1, said: error.message }));
      child.on('close', (code) => done({ code: code ?? -1, said }));
    } catch (error) {
      done({ code: -1, said: error instanceof Error ? error.message : String(error) });
    }
  });
}

function ownerOf(place: string): { readonly uid: number; readonly gid: number } | null {
  try {
    const { uid, gid } = statSync(place);
    return { uid, gid };
  } catch {
    return null;
  }
}

function userNamed(name: string): DatabaseUser {
  const ask = (what: string) => spawnSync('id', [what, name], { encoding: 'utf8' });
  const uid = ask('-u');
  const gid = ask('-g');
  if (uid.status !== 0 || gid.status !== 0) return null;
  return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function created(): DatabaseUser {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ownName]);
  return userNamed(ownName);
}
