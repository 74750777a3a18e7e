import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Database, Queries } from '../db/database';
import { type Migration, migrations } from '../db/migrate';
import { newId } from '../enrolment/headquarters';
import type { BackupHead, BackupManifest, Value } from './backup-format';
import { backupTables, tablesLeftOut } from './backup-tables';
import { Damage } from './damage';
import { readBackup } from './read-backup';
import { keyPlaces } from './write-backup';

export interface RestoreAsked {
  readonly file: string;
  readonly passphrase: string | null;
  /** Whether what is there may be moved aside. */
  readonly replace: boolean;
  /** The data folder into which keys are put where it has none; null: they are left out. */
  readonly keysTo: string | null;
  readonly now: number;
}

export interface RestoreReport {
  readonly head: BackupHead;
  readonly manifest: BackupManifest;
  /** Schema to which the tables that were there have been moved, or null where there were none with content. */
  readonly movedAside: string | null;
  readonly keys: readonly string[];
}

/**
 * Puts a backup in the place of what a database holds: all of it or nothing. What was there is moved aside and never
 * deleted. Devices notice by the new epochs and send again what headquarters has not got any more.
 */
export async function restoreBackup(database: Database, asked: RestoreAsked): Promise<Result<RestoreReport, string>> {
  if (!asked.replace && (await holdsRecords(database)))
    return refuse(
      'This database already holds records. Restore into an empty one, or say --replace: what is there is then moved aside, not deleted.',
    );
  const files: { readonly path: string; readonly bytes: Buffer }[] = [];
  try {
    const done = await database.transaction(async (tx) => {
      files.length = 0;
      return load(tx, asked, (path, bytes) => files.push({ path, bytes }));
    });
    const keys = asked.keysTo === null ? [] : await putKeys(asked.keysTo, files);
    return ok({ ...done, keys });
  } catch (error) {
    if (error instanceof Damage)
      return refuse(`${asked.file} cannot be restored; nothing was changed. ${error.message}`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
      return refuse(`${asked.file} cannot be read (${code}).`);
    throw error;
  }
}

/** Whether anybody's work is in a database. What headquarters makes on its first start is not. */
export async function holdsRecords(database: Queries): Promise<boolean> {
  for (const table of ['change_log', 'device', 'blob']) {
    // A database that has never been started has no tables yet.
    const known = await database.query(
      'select 1 from information_schema.tables where table_schema = current_schema() and table_name = $1',
      [table],
    );
    if (known.length === 0) continue;
    if ((await database.query(`select 1 from ${table} limit 1`)).length > 0) return true;
  }
  return false;
}

async function load(
  tx: Queries,
  asked: RestoreAsked,
  keep: (path: string, bytes: Buffer) => void,
): Promise<Pick<RestoreReport, 'head' | 'manifest' | 'movedAside'>> {
  let head: BackupHead | null = null;
  let movedAside: string | null = null;
  let later: readonly Migration[] = [];
  let manifest: BackupManifest | null = null;
  for await (const part of readBackup(asked.file, asked.passphrase)) {
    if (part.kind === 'head') {
      head = part.head;
      const { migrations: had } = head;
      later = stepsAfter(had);
      movedAside = await moveAside(tx, asked.now);
      await applySteps(
        tx,
        migrations.filter(({ name }) => had.includes(name)),
        asked.now,
      );
    }
    if (part.kind === 'rows') await insertRows(tx, part);
    if (part.kind === 'file') keep(part.path, part.bytes);
    if (part.kind === 'manifest') manifest = part.manifest;
  }
  // Only here everything was read, to the last byte of the file.
  if (!head || !manifest) throw new Damage('The backup has no end.');
  await applySteps(tx, later, asked.now);
  await newEpochs(tx, true);
  return { head, manifest, movedAside };
}

function stepsAfter(had: readonly string[]): readonly Migration[] {
  const unknown = had.filter((name) => !migrations.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Damage(`It was made by a newer Fieldpact (it has had ${unknown.join(', ')}). Use the newer version.`);
  return migrations.filter(({ name }) => !had.includes(name));
}

/** Gives every territory a new epoch: devices then fetch all anew and send what is missing. */
export async function newEpochs(tx: Queries, durable: boolean): Promise<void> {
  const spaces = await tx.query<{ space_id: string }>('select space_id from space order by space_id');
  for (const { space_id } of spaces) {
    // All that was restored stands in a backup.
    await tx.query(
      `update space set epoch = $2, durable_seq = case when $3 then seq else least(durable_seq, seq) end where space_id = $1`,
      [space_id, newId(), durable],
    );
  }
}

async function moveAside(tx: Queries, now: number): Promise<string | null> {
  const tables = [...backupTables.map(({ name }) => name), ...tablesLeftOut];
  const found = await tx.query<{ table_name: string }>(
    `select table_name from information_schema.tables
     where table_schema = current_schema() and table_name = any($1::text[])`,
    [tables],
  );
  if (found.length === 0) return null;
  const schema = `before_restore_${new Date(now).toISOString().replaceAll(/\D/g, '').slice(0, 14)}_${newId().slice(0, 4)}`;
  await tx.query(`create schema ${schema}`);
  for (const { table_name } of found) await tx.query(`alter table ${table_name} set schema ${schema}`);
  return schema;
}

async function applySteps(tx: Queries, steps: readonly Migration[], now: number): Promise<void> {
  await tx.query('create table if not exists migration (name text primary key, applied_at bigint not null)');
  for (const step of steps) {
    await tx.query('insert into migration values ($1, $2)', [step.name, now]);
    for (const statement of step.statements) await tx.query(statement);
  }
}

async function insertRows(
  tx: Queries,
  part: {
    readonly table: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly Value[])[];
  },
): Promise<void> {
  if (!backupTables.some(({ name }) => name === part.table))
    throw new Damage(`It holds a table ${part.table} that this version does not know.`);
  const places = part.rows.map(
    (_row, at) => `(${part.columns.map((_column, of) => `$${at * part.columns.length + of + 1}`).join(', ')})`,
  );
  await tx.query(
    `insert into ${part.table} (${part.columns.join(', ')}) values ${places.join(', ')}`,
    part.rows.flat(),
  );
}

// Keys that are there stay: they are those of this machine, and a key in use is never replaced.
async function putKeys(
  folder: string,
  files: readonly { readonly path: string; readonly bytes: Buffer }[],
): Promise<readonly string[]> {
  const put: string[] = [];
  for (const { path, bytes } of files) {
    const isOurs = keyPlaces.some((place) => path === place || path.startsWith(`${place}/`));
    if (!isOurs || normalize(path) !== path || path.includes('..') || existsSync(join(folder, path))) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, path), bytes, { mode: 0o600, flag: 'wx' });
    put.push(path);
  }
  return put;
}

/**
 * Moves the keys with which headquarters wrote its own changes aside. A restored headquarters would give a counter it
 * has used before to another change; it goes on as a new device instead.
 */
export async function retireOwnKeys(folder: string, now: number): Promise<void> {
  const keys = join(folder, 'own-keys');
  if (existsSync(keys)) await rename(keys, `${keys}.before-${now}`);
}
