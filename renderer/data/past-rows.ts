import type Dexie from 'dexie';
import type {
  DBCore,
  DBCoreMutateRequest,
  DBCoreMutateResponse,
  DBCorePutRequest,
  DBCoreTable,
  DBCoreTransaction,
} from 'dexie';
import { countAlong } from './kept-counts';
import type { DueLedger, PastRow, StoredRow } from './stored';

const ours = ['pastRows', 'dueLedgers', 'meta'];

/**
 * Keeps what every row was before each change, and notes whose ledger is due, in the same transaction. Below Dexie's
 * own layers, so that whoever writes rows, now or later, cannot forget it.
 */
export function keepPast(database: Dexie, now: () => number): void {
  database.use({
    stack: 'dbcore',
    name: 'past-rows',
    // Below Dexie's own layers, which begin at 0 and lose the transaction behind an `await`.
    level: -0.5,
    create: (core) => {
      // Tables of an earlier version, and a migration that goes through them, have no past.
      if (!ours.every((name) => core.schema.tables.some((table) => table.name === name))) return core;
      return {
        ...core,
        transaction: (stores, mode, options) =>
          core.transaction(
            mode === 'readwrite' && counted.some((name) => stores.includes(name))
              ? [...new Set([...stores, ...ours])]
              : stores,
            mode,
            options,
          ),
        table: (name) => {
          if (name === 'rows') return rowsWithPast(core, now);
          return name === 'pastRows' ? pastCounted(core) : core.table(name);
        },
      };
    },
  });
}

const counted = ['rows', 'pastRows'];

/** The past rows as others take them away or bring them along. */
function pastCounted(core: DBCore): DBCoreTable {
  const past = core.table('pastRows');
  return {
    ...past,
    mutate: async (request) => {
      const { trans } = request;
      switch (request.type) {
        case 'add':
          await countAlong(core, trans, { pastRows: request.values.length });
          break;
        case 'put':
          // Only to correct one: what was is never told anew.
          break;
        case 'delete': {
          const found = await past.getMany({ trans, keys: [...request.keys] });
          await countAlong(core, trans, { pastRows: -found.filter((row) => row !== undefined).length });
          break;
        }
        case 'deleteRange': {
          const query = { index: past.schema.primaryKey, range: request.range };
          await countAlong(core, trans, { pastRows: -(await past.count({ trans, query })) });
          break;
        }
      }
      return past.mutate(request);
    },
  };
}

function rowsWithPast(core: DBCore, now: () => number): DBCoreTable {
  const rows = core.table('rows');
  return {
    ...rows,
    mutate: async (request) => {
      switch (request.type) {
        case 'add': {
          const values = request.values.map((value: StoredRow) => dated(value, undefined, now()));
          await noteDue(core, request.trans, values, now());
          await countAlong(core, request.trans, { rows: values.length });
          return rows.mutate({ ...request, values });
        }
        case 'put':
          return put(core, rows, request, now());
        case 'delete': {
          const gone = await stored(rows, request.trans, request.keys);
          await retire(core, request.trans, gone, now());
          await countAlong(core, request.trans, { rows: -gone.length });
          return rows.mutate(request);
        }
        case 'deleteRange': {
          const query = { index: rows.schema.primaryKey, range: request.range };
          const { result } = await rows.query({ trans: request.trans, values: true, query });
          await retire(core, request.trans, result, now());
          await countAlong(core, request.trans, { rows: -result.length });
          return rows.mutate(request);
        }
      }
    },
  };
}

async function put(core: DBCore, rows: DBCoreTable, request: DBCorePutRequest, at: number) {
  const { trans } = request;
  const values = request.values as readonly StoredRow[];
  const before = new Map(
    (
      await stored(
        rows,
        trans,
        values.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  const changed = values.filter((row) => !isSame(before.get(row.id), row) && !('stood' in row && before.has(row.id)));
  const replaced = changed.flatMap(({ id }) => before.get(id) ?? []);
  await retire(core, trans, replaced, at);
  await noteDue(core, trans, changed, at);
  await countAlong(core, trans, { rows: new Set(values.map(({ id }) => id)).size - before.size });
  const next = values.map((row) => {
    const old = before.get(row.id);
    if ('stood' in row) return brought(row as BroughtRow);
    return isSame(old, row) ? keepingSince(row, old) : dated(row, old, at);
  });
  return rows.mutate({ ...request, values: next } as DBCoreMutateRequest);
}

async function stored(
  rows: DBCoreTable,
  trans: DBCoreTransaction,
  keys: readonly string[],
): Promise<readonly StoredRow[]> {
  const found = await rows.getMany({ trans, keys: [...keys] });
  return found.filter((row) => row !== undefined);
}

/**
 * A row as a backup brings it, with the time since when it stands; null: since before that was counted. What it was
 * before is brought along, and nothing retires.
 */
export interface BroughtRow extends StoredRow {
  readonly stood: number | null;
}

function brought({ stood, since: _since, ...row }: BroughtRow): StoredRow {
  return stood === null ? row : { ...row, since: stood };
}

/**
 * In a table below Dexie's layers a value that cannot be kept is an answer and no error: the row would be changed and
 * what it was would be gone.
 */
function wholly({ numFailures, failures }: DBCoreMutateResponse): void {
  if (numFailures > 0) throw Object.values(failures)[0] ?? new Error('What a row was could not be kept.');
}

/** What a row was goes to the past. What stood for no time at all nobody can have seen. */
async function retire(core: DBCore, trans: DBCoreTransaction, before: readonly StoredRow[], at: number): Promise<void> {
  const past = before.map((row): PastRow => ({ ...row, until: Math.max(at, row.since ?? 0) }));
  const seen = past.filter(({ since, until }) => since === undefined || since < until);
  if (seen.length > 0) wholly(await core.table('pastRows').mutate({ type: 'add', trans, values: seen }));
  await countAlong(core, trans, { pastRows: seen.length });
  await noteDue(core, trans, before, at);
}

async function noteDue(core: DBCore, trans: DBCoreTransaction, rows: readonly StoredRow[], now: number): Promise<void> {
  const times = new Map<string, number>();
  for (const { partnerId, since } of rows)
    if (partnerId !== '') times.set(partnerId, Math.max(times.get(partnerId) ?? now, since ?? now));
  if (times.size === 0) return;
  const due = core.table('dueLedgers');
  const known: (DueLedger | undefined)[] = await due.getMany({ trans, keys: [...times.keys()] });
  const values = [...times].map(([partnerId, at], place): DueLedger => {
    const waiting = known[place];
    return { partnerId, from: Math.min(waiting?.from ?? at, at), at: Math.max(waiting?.at ?? 0, at) };
  });
  wholly(await due.mutate({ type: 'put', trans, values }));
}

/** A clock that was set back must not give a row a time before the one it replaces. */
function dated(row: StoredRow, old: StoredRow | undefined, at: number): StoredRow {
  // Rows of a territory that is looked at for the first time bring their own past.
  if (row.since === fromBefore) {
    const { since: _since, ...plain } = row;
    return plain;
  }
  return { ...row, since: Math.max(at, old?.since ?? 0) };
}

/** Written with a row that was there before this device looked. */
export const fromBefore = -1;

function keepingSince(row: StoredRow, old: StoredRow | undefined): StoredRow {
  // Nothing else about it is new: it was known earlier than was thought (`backdate.ts`).
  if (row.since !== undefined && old?.since !== undefined && row.since >= 0 && row.since < old.since) return row;
  const { since: _since, ...plain } = row;
  return old?.since === undefined ? plain : { ...plain, since: old.since };
}

/** Whether a row says what it said: the same values in the same place. When HQ has taken it is no news. */
function isSame(old: StoredRow | undefined, row: StoredRow): boolean {
  if (!old || old.space !== row.space || old.partnerId !== row.partnerId) return false;
  const fields = Object.keys(row.content);
  if (fields.length !== Object.keys(old.content).length) return false;
  return fields.every((field) => {
    const [mine, theirs] = [row.content[field] ?? [], old.content[field] ?? []];
    return mine.length === theirs.length && mine.every(({ dot }, at) => dot === theirs[at]?.dot);
  });
}
