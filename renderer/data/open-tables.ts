import Dexie from 'dexie';
import type { Host } from '../host/host';
import { Database } from './database';
import { type Enrolment, readEnrolment } from './identity';
import { isQuota } from './is-quota';
import { findMark } from './marks';
import { mend } from './mend';
import type { Mended } from './mended';
import { tablePlaces } from './table-places';

interface Opening {
  readonly name: string;
  readonly host: Host;
  readonly deviceId: string;
  /** The enrolment as it is kept outside the tables. */
  readonly recallEnrolment: () => Promise<Enrolment | null>;
  readonly now: number;
  readonly newId: () => string;
}

interface OpenTables {
  readonly database: Database;
  readonly mended: Mended;
}

/**
 * Opens the tables and mends them. Tables that the browser opens and then cannot read are given up, for everything in
 * them that matters is in the journal and at HQ; where it cannot even give them up, they begin anew in another place.
 * What cannot be opened for any other reason is left as it is.
 *
 * @throws when they were made by a newer program (`VersionError`) or cannot be opened at all
 */
export async function openTables(on: Opening): Promise<OpenTables> {
  let failure: unknown = null;
  for await (const place of tablePlaces()) {
    try {
      const opened = await openAt(on, place);
      return failure === null ? opened : unreadable(opened);
    } catch (error) {
      if (!isBackingStoreBroken(error)) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function openAt(on: Opening, place: IDBFactory): Promise<OpenTables> {
  await refuseNewerTables(on, place);
  const isGivenUp = await wereFoundUnreadable(on);
  if (isGivenUp) await giveUp(on, place);
  const first = await attempt(on, place);
  if ('database' in first) return isGivenUp ? unreadable(first) : first;
  first.tables.close();
  await giveUp(on, place);
  const second = await attempt(on, place);
  if ('database' in second) return unreadable(second);
  throw second.error;
}

function giveUp({ name }: Opening, place: IDBFactory): Promise<void> {
  return new Database(name, undefined, place).delete();
}

/** Tables whose damage shows only in reading are noticed after the start; whoever noticed left word for the next one. */
async function wereFoundUnreadable({ host, name }: Opening): Promise<boolean> {
  const found = await findMark(host.marks, new Database(name).verno);
  return found.kind === 'mark' && found.mark.unreadable;
}

async function attempt(
  on: Opening,
  place: IDBFactory,
): Promise<OpenTables | { readonly tables: Database; readonly error: unknown }> {
  const tables = new Database(on.name, undefined, place);
  try {
    await tables.open();
    const enrolment = (await readEnrolment(tables)) ?? (await on.recallEnrolment());
    const { host, deviceId, now, newId } = on;
    const mended = await mend({ database: tables, host, deviceId, enrolment, now, newId });
    return { database: tables, mended };
  } catch (error) {
    if (!(await isUnreadable(tables, error))) {
      tables.close();
      throw error;
    }
    return { tables, error };
  }
}

/** Chromium's words for a folder of tables that it can neither open nor delete. Dexie hands them on inside its own. */
function isBackingStoreBroken(error: unknown): boolean {
  return !isQuota(error) && /backing store/i.test(error instanceof Error ? error.message : '');
}

/** The browser closes tables under us when it finds them damaged, and says so in several ways. */
const lostTables = [
  'OpenFailedError',
  'UnknownError',
  'AbortError',
  'DataError',
  'NotFoundError',
  'DatabaseClosedError',
  'InvalidStateError',
];

/** Whether it is the reading that fails. A full disk, a newer program or a fault of ours is no reason to give anything up. */
async function isUnreadable(tables: Database, error: unknown): Promise<boolean> {
  if (isQuota(error) || !(error instanceof Dexie.DexieError)) return false;
  if (['VersionError', 'UpgradeError', 'MissingAPIError', 'BlockedError'].includes(error.name)) return false;
  if (!tables.isOpen()) return lostTables.includes(error.name);
  return !(await canReadAll(tables));
}

/** Reads every table through, in portions, so that a screen that draws meanwhile is not held up. */
export async function canReadAll(tables: Database): Promise<boolean> {
  try {
    for (const table of tables.tables) {
      const keys = await table.toCollection().primaryKeys();
      for (let at = 0; at < keys.length; at += 500) await table.bulkGet(keys.slice(at, at + 500));
    }
    return true;
  } catch (error) {
    if (isQuota(error) || !tables.isOpen() || (error as { name?: string }).name === 'DatabaseClosedError') return true;
    return false;
  }
}

function unreadable({ database, mended }: OpenTables): OpenTables {
  return {
    database,
    mended: {
      ...mended,
      tablesWereLost: true,
      shortfalls: [...new Set([...mended.shortfalls, 'unreadable' as const])],
    },
  };
}

// Dexie opens tables of a later version without a word, and would write into them as if they were its own.
async function refuseNewerTables({ name }: Opening, place: IDBFactory): Promise<void> {
  // A damaged folder answers with an error the first time; opening it then makes it anew, and the mark knows the rest.
  const all = await place.databases().catch(() => place.databases().catch(() => []));
  const version = all.find((each) => each.name === name)?.version ?? 0;
  const { verno } = new Database(name);
  // IndexedDB counts in tenths of Dexie's versions.
  const found = Math.floor(version / 10);
  if (found > verno) throw new Dexie.VersionError(`The tables are of version ${found}; this program knows ${verno}.`);
}
