import crc32c from 'crc-32/crc32c.js';
import { z } from 'zod';
import { schemaVersion } from '#shared/sync/schema-version';
import type { Marks } from '../host/host';
import type { Database } from './database';
import { type Chain, metaKey, putMeta, readCursor, readMeta } from './identity';

/*
 * The high-water mark: how much there was in the tables, written down beside them. A damaged IndexedDB may come up
 * empty, or half empty, without any error (a zeroed page, a missing file); only somebody who remembers can tell.
 */

const chainMark = z.object({
  device: z.string(),
  lane: z.string(),
  n: z.int(),
  prev: z.string(),
  clock: z.int(),
  /** Up to here HQ has acknowledged every change. */
  sent: z.int(),
});

const laneMark = z.object({ lane: z.string(), cursor: z.int(), hash: z.string() });

const markSchema = z.object({
  format: z.literal(1),
  /** Made up when the tables were; other tables have another one. */
  database: z.string(),
  rows: z.int(),
  /** Changes in the history, and those that wait for HQ. */
  history: z.int(),
  outbox: z.int(),
  lanes: z.array(laneMark),
  chains: z.array(chainMark),
  /** Of the program that wrote it: its own version, that of its tables, that of its records. */
  program: z.string(),
  tables: z.int(),
  schema: z.int(),
  /** Somebody has tried to read them all and could not. */
  unreadable: z.boolean().default(false),
  writtenAt: z.number(),
});
export type Mark = z.infer<typeof markSchema>;

/** Which programs have been here: all that an older program needs to read of a newer mark. */
const floorSchema = z.object({ format: z.int(), program: z.string(), tables: z.int(), schema: z.int() });

/** What a mark says when it is read. `none`: there is none, or it is damaged. */
export type FoundMark =
  | { readonly kind: 'none' }
  | { readonly kind: 'mark'; readonly mark: Mark }
  /** A newer program has written here. */
  | { readonly kind: 'newer'; readonly program: string };

const databaseKey = 'database';

export async function findMark(marks: Marks, tables: number): Promise<FoundMark> {
  const content = contentOf(await marks.recall());
  const floor = floorSchema.safeParse(content);
  if (!floor.success) return { kind: 'none' };
  const isNewer = floor.data.format > 1 || floor.data.tables > tables || floor.data.schema > schemaVersion;
  if (isNewer) return { kind: 'newer', program: floor.data.program };
  const mark = markSchema.safeParse(content);
  return mark.success ? { kind: 'mark', mark: mark.data } : { kind: 'none' };
}

/** The text that is kept: with a check, for a flipped bit must not make a loss of what is none. */
export function markText(mark: Mark): string {
  const content = JSON.stringify(mark);
  return JSON.stringify({ check: checkOf(content), content });
}

const keptSchema = z.object({ check: z.int(), content: z.string() });

function contentOf(text: string | null): unknown {
  try {
    const kept = keptSchema.parse(JSON.parse(text ?? ''));
    return kept.check === checkOf(kept.content) ? JSON.parse(kept.content) : null;
  } catch {
    return null;
  }
}

function checkOf(text: string): number {
  return crc32c.buf(new TextEncoder().encode(text)) >>> 0;
}

/** How things stand in the tables, in one look. `database` is empty in tables that nobody has named yet. */
export type Standing = Pick<Mark, 'database' | 'rows' | 'history' | 'outbox' | 'lanes' | 'chains'>;

export function readStanding(database: Database): Promise<Standing> {
  const { rows, history, outbox, meta } = database;
  return database.transaction('r', [rows, history, outbox, meta], async () => {
    const chains = await meta.where('key').startsWith('chain/').toArray();
    const cursors = (await meta.where('key').startsWith('cursor').primaryKeys()) as string[];
    return {
      database: (await readMeta(database, databaseKey, z.string())) ?? '',
      rows: await rows.count(),
      history: await history.count(),
      outbox: await outbox.count(),
      lanes: await Promise.all(cursors.map((key) => laneStanding(database, key.slice('cursor/'.length)))),
      chains: (await Promise.all(chains.map(({ key, value }) => chainStanding(database, key, value)))).flat(),
    };
  });
}

async function laneStanding(database: Database, lane: string): Promise<Mark['lanes'][number]> {
  const { after, hash } = await readCursor(database, lane);
  return { lane, cursor: after, hash };
}

async function chainStanding(database: Database, key: string, value: unknown): Promise<Mark['chains']> {
  const [, device = '', lane = ''] = key.split('/');
  const chain = z.object({ n: z.int(), prev: z.string(), clock: z.int() }).safeParse(value);
  if (!chain.success) return [];
  const waiting = await database.outbox
    .where('[space+dev+n]')
    .between([lane, device, 0], [lane, device, Number.MAX_SAFE_INTEGER])
    .first();
  return [{ device, lane, ...chain.data, sent: waiting ? waiting.n - 1 : chain.data.n }];
}

/** Gives the tables their name where they have none. */
export async function nameDatabase(database: Database, id: string): Promise<void> {
  await putMeta(database, databaseKey, id);
}

/** In what the tables fall short of the mark; empty on an ordinary day. */
export type Shortfall = 'unreadable' | 'unnamed' | 'other-tables' | 'history' | 'rows' | 'cursor' | 'chain';

/**
 * Compares the tables with what was written down of them. They may well have more: what was committed in the last
 * second was not written down.
 */
export function shortfalls(mark: Mark, now: Standing): readonly Shortfall[] {
  const found = new Set<Shortfall>();
  if (now.database === '') found.add('unnamed');
  else if (now.database !== mark.database) found.add('other-tables');
  if (now.history < mark.history) found.add('history');
  if (now.rows < mark.rows) found.add('rows');
  for (const { lane, cursor } of mark.lanes) {
    const here = now.lanes.find((each) => each.lane === lane)?.cursor ?? 0;
    // At 0 everything is pulled again anyway, as after a restore of HQ.
    if (here > 0 && here < cursor) found.add('cursor');
  }
  // A cursor ahead of the rows would never bring them again.
  if (now.rows === 0 && now.lanes.some(({ cursor }) => cursor > 0) && mark.rows > 0) found.add('cursor');
  for (const { device, lane, n } of mark.chains) {
    const here = now.chains.find((each) => each.device === device && each.lane === lane);
    if ((here?.n ?? 0) < n) found.add('chain');
  }
  return [...found];
}

/** Where the mark says a chain stood; null: it says nothing of it. */
export function chainOf(mark: Mark | null, device: string, lane: string): Chain | null {
  const found = mark?.chains.find((each) => each.device === device && each.lane === lane);
  return found ? { n: found.n, prev: found.prev, clock: found.clock } : null;
}

/** Rows of which the mark knew and that are not here: they come from HQ. */
export function rowsShort(mark: Mark, now: Standing): number {
  return Math.max(mark.rows - now.rows, 0);
}

/** Everything of HQ's comes again, from its first row on. */
export async function forgetEveryCursor(database: Database): Promise<void> {
  for (const key of (await database.meta.where('key').startsWith('cursor').primaryKeys()) as string[]) {
    const lane = key.slice('cursor/'.length);
    const { lastSyncAt } = await readCursor(database, lane);
    await putMeta(database, metaKey('cursor', lane), { after: 0, hash: '', lastSyncAt });
  }
}
