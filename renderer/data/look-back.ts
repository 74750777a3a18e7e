import { cmp, type DBCore, type DBCoreCountRequest, type DBCoreTable, type DBCoreTransaction, type Dexie } from 'dexie';
import { Database } from './database';
import { stoodAt } from './row-as-of';
import { cursorOver, type KeyedRow } from './rows-cursor';
import type { PastRow, StoredRow } from './stored';

/**
 * The tables as they were at an instant, for every screen: the same questions are asked of the rows and of the past
 * rows, and whoever stood then is answered with. Nothing can be written.
 */
export function lookBack(database: Database, at: number): Database {
  // Else a question that a page of now has asked would be answered with what is now.
  const tables = new Database(database.name, undefined, database.place, 'disabled');
  tables.now = () => at;
  readAsOf(tables, at);
  return tables;
}

/** Somebody tried to write into the past: a bug, for no screen offers it. */
export class PastIsFixed extends Error {
  override readonly name = 'PastIsFixed';
}

function readAsOf(database: Dexie, at: number): void {
  database.use({
    stack: 'dbcore',
    name: 'look-back',
    // Below Dexie's own layers, which begin at 0.
    level: -0.4,
    create: (core) => ({
      ...core,
      transaction: (stores, mode, options) => {
        if (mode === 'readwrite' && stores.some((name) => fixed.includes(name)))
          throw new PastIsFixed('The past cannot be changed.');
        const asked = stores.includes('rows') ? [...new Set([...stores, 'pastRows'])] : stores;
        return core.transaction(asked, mode, options);
      },
      table: (name) => {
        if (name === 'rows') return rowsAsOf(core, at);
        return name === 'outbox' || name === 'drafts' ? withNothing(core.table(name)) : core.table(name);
      },
    }),
  });
}

/** What a person chose for this device, and how far sync is, is of today. */
const fixed = ['rows', 'history', 'outbox', 'bases'];

function rowsAsOf(core: DBCore, at: number): DBCoreTable {
  const rows = core.table('rows');
  const past = core.table('pastRows');
  const byId = async (trans: DBCoreTransaction, id: string): Promise<StoredRow | undefined> => {
    const current = stoodAt((await rows.get({ trans, key: id })) as StoredRow | undefined, at);
    if (current) return current;
    const index = past.schema.getIndexByKeyPath('id');
    if (!index) throw new Error('Past rows are found by their id.');
    const range = { type: 1, lower: id, upper: id };
    const { result } = await past.query({ trans, values: true, query: { index, range } });
    return firstStood(result, at);
  };
  const found = async ({ trans, query: asked }: DBCoreCountRequest, reverse: boolean): Promise<readonly KeyedRow[]> => {
    const path = asked.index.isPrimaryKey ? 'id' : asked.index.keyPath;
    const index = past.schema.getIndexByKeyPath(path as string | string[]);
    if (!index) throw new Error('Rows and past rows have the same indexes.');
    const [now, before] = await Promise.all([
      rows.query({ trans, values: true, query: asked }),
      past.query({ trans, values: true, query: { index, range: asked.range } }),
    ]);
    const stood = [...before.result, ...now.result].flatMap((row: StoredRow) => stoodAt(row, at) ?? []);
    return [...new Map(stood.map((row) => [row.id, row])).values()]
      .map((row) => ({ key: keyIn(row, path), row }))
      .sort((left, right) => (cmp(left.key, right.key) || cmp(left.row.id, right.row.id)) * (reverse ? -1 : 1));
  };
  return {
    ...rows,
    get: ({ trans, key }) => byId(trans, key),
    getMany: ({ trans, keys }) => Promise.all(keys.map((key) => byId(trans, key))),
    query: async (request) => {
      const list = await found(request, request.direction?.startsWith('prev') ?? false);
      const asked = list.slice(0, request.limit ?? Number.POSITIVE_INFINITY);
      return { result: asked.map(({ row }) => (request.values === false ? row.id : row)) };
    },
    count: async (request) => (await found(request, false)).length,
    openCursor: async (request) => {
      const { reverse = false } = request as { readonly reverse?: boolean };
      return cursorOver(await found(request, reverse), request.trans, reverse);
    },
  };
}

function keyIn(row: StoredRow, path: string | readonly string[] | null): unknown {
  const fields = row as unknown as Readonly<Record<string, unknown>>;
  return typeof path === 'string' ? fields[path] : (path ?? []).map((name) => fields[name]);
}

function withNothing(table: DBCoreTable): DBCoreTable {
  return {
    ...table,
    get: async () => undefined,
    getMany: async ({ keys }) => keys.map(() => undefined),
    query: async () => ({ result: [] }),
    count: async () => 0,
    openCursor: async () => null,
    // What is half written in a form of then is not kept.
    mutate: async () => ({ numFailures: 0, failures: {}, lastResult: undefined, results: [] }),
  };
}

function firstStood(rows: readonly PastRow[], at: number): StoredRow | undefined {
  for (const row of rows) {
    const stood = stoodAt(row, at);
    if (stood) return stood;
  }
  return undefined;
}
