import type Dexie from 'dexie';
import type { DBCore, DBCoreMutateRequest, DBCorePutRequest, DBCoreTable, DBCoreTransaction } from 'dexie';
import type { DueLedger, PastRow, StoredRow } from './stored';

const ours = ['pastRows', 'dueLedgers'];

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
            mode === 'readwrite' && stores.includes('rows') ? [...new Set([...stores, ...ours])] : stores,
            mode,
            options,
          ),
        table: (name) => (name === 'rows' ? rowsWithPast(core, now) : core.table(name)),
      };
    },
  });
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
          return rows.mutate({ ...request, values });
        }
        case 'put':
          return put(core, rows, request, now());
        case 'delete': {
          await retire(core, request.trans, await stored(rows, request.trans, request.keys), now());
          return rows.mutate(request);
        }
        case 'deleteRange': {
          const query = { index: rows.schema.primaryKey, range: request.range };
          const { result } = await rows.query({ trans: request.trans, values: true, query });
          await retire(core, request.trans, result, now());
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
  const changed = values.filter((row) => !isSame(before.get(row.id), row));
  const replaced = changed.flatMap(({ id }) => before.get(id) ?? []);
  await retire(core, trans, replaced, at);
  await noteDue(core, trans, changed, at);
  const next = values.map((row) => {
    const old = before.get(row.id);
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

/** What a row was goes to the past. What stood for no time at all nobody can have seen. */
async function retire(core: DBCore, trans: DBCoreTransaction, before: readonly StoredRow[], at: number): Promise<void> {
  const past = before.map((row): PastRow => ({ ...row, until: Math.max(at, row.since ?? 0) }));
  const seen = past.filter(({ since, until }) => since === undefined || since < until);
  if (seen.length > 0) await core.table('pastRows').mutate({ type: 'add', trans, values: seen });
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
  await due.mutate({ type: 'put', trans, values });
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
