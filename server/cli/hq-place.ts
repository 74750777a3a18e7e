import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';
import { passphraseVariable } from '../authority/key-file';
import { type Files, openFiles } from '../blobs/open-files';
import { chooseDatabase } from '../choose-database';
import { type Database, isUnreachable } from '../db/database';
import { migrations } from '../db/migrate';
import { openPostgres } from '../db/postgres';
import { hasDatabase, runningDatabase } from '../db/running-database';
import { type Headquarters, readHeadquarters } from '../enrolment/headquarters';
import { type DataFolder, openDataFolder } from '../folder/data-folder';
import { lockFolder } from '../folder/folder-lock';
import { type Log, openLog } from '../folder/log';
import { type OwnDevice, openOwnDevice } from '../sync/own-device';

/** The headquarters a command is about: its database, and its data folder where one was named. */
export interface HqPlace {
  readonly database: Database;
  readonly folder: DataFolder | null;
  /** Whether headquarters runs on this data folder right now. */
  readonly running: boolean;
  headquarters(): Promise<Headquarters>;
  /** Files, or a sentence saying that nobody named where they are. */
  files(): Promise<Result<Files, string>>;
  /** Headquarters as an author, or a sentence saying that its keys are not here. */
  author(): Promise<Result<OwnDevice, string>>;
  close(): Promise<void>;
}

export interface PlaceAsked {
  readonly dataDir: string | null;
  readonly databaseUrl: string | null;
  readonly blobs: string | null;
  /** Whether a data folder may be made that is not there yet. */
  readonly create: boolean;
  /** Whether headquarters must be at rest. */
  readonly alone: boolean;
}

/**
 * Opens the place a command is about. Beside a headquarters that runs, its database is used; where none runs, the
 * database is started for the length of the command.
 */
export async function openPlace(asked: PlaceAsked): Promise<Result<HqPlace, string>> {
  const path = asked.dataDir === null ? null : resolve(asked.dataDir);
  if (path !== null && !asked.create && !existsSync(path)) return refuse(`There is no folder ${path}.`);
  if (path !== null && asked.databaseUrl === null && !asked.create && !hasDatabase(path)) return refuse(noneIn(path));
  const folder = path === null ? null : openDataFolder(path);
  if (folder?.ok === false) return folder;
  return open(asked, folder?.value ?? null);
}

/** The data folder of the program that was started with its headquarters holds that one in a folder of its own. */
function noneIn(path: string): string {
  const within = join(path, 'hq');
  return hasDatabase(within)
    ? `There is no headquarters in ${path}, but there is one in ${within}: name that folder.`
    : `There is no headquarters in ${path}. If its database is elsewhere, name it with --database-url as well.`;
}

async function open(asked: PlaceAsked, folder: DataFolder | null): Promise<Result<HqPlace, string>> {
  const lock = folder === null ? null : lockFolder(folder.path);
  const running = lock?.ok === false;
  if (running && asked.alone)
    return refuse('Headquarters is running on this data folder. Stop it first; start it again afterwards.');
  const log = folder === null || running ? silent : openLog(folder.path, 'command.log');
  const release = async () => {
    await log.close();
    if (lock?.ok) lock.value.release();
  };
  const opened = await openDatabase(asked, folder, running, log);
  if (!opened.ok) {
    await release();
    return opened;
  }
  const { database, close } = opened.value;
  const files: Files[] = [];
  const headquarters = () => readHeadquarters(database, null);
  return ok({
    ...{ database, folder, running, headquarters },
    files: async () => {
      if (asked.blobs === null && folder === null)
        return refuse('Where are the files? Name them with --blobs, or the data folder with --data-dir.');
      const found = await openFiles(asked.blobs, folder ?? { blobs: '', uploads: '' });
      if (found.ok) files.push(found.value);
      return found;
    },
    author: async () => {
      if (folder === null)
        return refuse('Headquarters signs this itself. Its keys are in its data folder: name it with --data-dir.');
      const passphrase = process.env[passphraseVariable] || null;
      return ok(
        openOwnDevice({
          ...{ folder: folder.ownKeys, passphrase, database, now: () => Date.now() },
          headquarters: await headquarters(),
        }),
      );
    },
    close: async () => {
      for (const each of files) each.close();
      await close();
      await release();
    },
  });
}

async function openDatabase(
  asked: PlaceAsked,
  folder: DataFolder | null,
  running: boolean,
  log: Log,
): Promise<Result<{ readonly database: Database; close(): Promise<void> }, string>> {
  const besides = running && folder !== null && asked.databaseUrl === null ? runningDatabase(folder.path) : null;
  if (running && asked.databaseUrl === null && besides === null)
    return refuse('Headquarters is just starting or ending on this data folder. Try again in a moment.');
  const url = asked.databaseUrl ?? besides;
  if (url !== null) {
    const database = openPostgres(url, () => undefined);
    const known = await isKnown(database, asked.create);
    if (!known.ok) {
      await database.close();
      return known;
    }
    return ok({ database, close: () => database.close() });
  }
  const line = { ephemeral: false, databaseUrl: null };
  return chooseDatabase(line, folder?.path ?? '', log);
}

/** Whether the database has the shape this program knows. A command changes nothing about that. */
async function isKnown(database: Database, mayBeEmpty: boolean): Promise<Result<null, string>> {
  try {
    const tables = await database.query(
      `select 1 from information_schema.tables where table_schema = current_schema() and table_name = 'migration'`,
    );
    if (tables.length === 0)
      return mayBeEmpty ? ok(null) : refuse('There is no headquarters in this database. Start one on it first.');
    const rows = await database.query<{ name: string }>('select name from migration');
    const had = new Set(rows.map(({ name }) => name));
    if ([...had].some((name) => !migrations.some((step) => step.name === name)))
      return refuse('This database belongs to a newer Fieldpact. Use the newer version.');
    if (!mayBeEmpty && migrations.some(({ name }) => !had.has(name)))
      return refuse('This database belongs to an older Fieldpact. Start headquarters of this version on it once.');
    return ok(null);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (isUnreachable(error) || code === '28P01' || code === '28000' || code === '3D000')
      return refuse(`The database cannot be reached (${String(code ?? 'no answer')}). Check --database-url.`);
    throw error;
  }
}

const silent: Log = {
  note: () => undefined,
  trouble: () => undefined,
  failure: () => undefined,
  close: async () => undefined,
};

/** Where the data folder keeps the key of its log. */
export function logKeyPath(folder: DataFolder): string {
  return join(folder.path, 'log-key.pem');
}
