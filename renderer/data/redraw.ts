import type { Table } from 'dexie';
import { groupBy } from '#shared/base/group-by';
import { type ChangeBody, dotOf } from '#shared/sync/change';
import { applyChange, type RowState } from '#shared/sync/row';
import type { Database } from './database';
import type { Enrolment } from './identity';
import { spaceOf } from './lanes';
import { type HistoryLine, type OutboxEntry, rowOf, type StoredBase, type StoredRow, storedRow } from './stored';

/** HQ's word on a row: how it stands there, and in which territory. */
export interface Word {
  readonly row: RowState;
  readonly space: string;
  /** It left that territory or was erased; it is kept only as long as something of it waits. */
  readonly gone: boolean;
  /** Whether it may stand in the table of bases. */
  readonly noted: boolean;
}

export interface Redrawn {
  readonly shown: readonly StoredRow[];
  readonly dropped: readonly StoredRow[];
}

/** Opens the tables that `redraw` and `wordsOn` touch. */
export function tablesToRedraw({ rows, bases, history, outbox }: Database) {
  return [rows, bases, history, outbox];
}

/** Everything that waits of these rows. */
export async function waitingOf({ outbox }: Database, rowIds: readonly string[]): Promise<readonly OutboxEntry[]> {
  // Most rows arrive on a device on which nothing waits; looking for each of them would take as long as keeping them.
  const queued = rowIds.length === 0 ? 0 : await outbox.count();
  if (queued === 0) return [];
  if (rowIds.length < few || queued > many) return outbox.where('rowId').anyOf(rowIds).toArray();
  const asked = new Set(rowIds);
  return (await outbox.toArray()).filter(({ rowId }) => asked.has(rowId));
}

/** Fewer rows than `few` are looked for one by one; with fewer changes than `many` all are read in one piece, which is quicker. */
export const few = 40;
const many = 20_000;

/** HQ's word on each of these rows, where it was noted. */
export async function wordsOn(database: Database, rowIds: readonly string[]): Promise<Map<string, Word>> {
  const stored = rowIds.length === 0 ? [] : await database.bases.bulkGet([...rowIds]);
  return new Map(stored.flatMap((base) => (base ? [[base.id, wordOf(base)] as const] : [])));
}

export function wordOf(base: StoredBase): Word {
  return { row: rowOf(base), space: base.space, gone: base.gone === true, noted: true };
}

/**
 * Draws rows anew, each from HQ's latest word on it: that, with the changes that HQ does not have yet laid over it,
 * is the row as it is shown. HQ's word is noted as long as such changes wait, and forgotten with the last of them.
 *
 * @param waiting everything that waits of these rows
 */
export async function redraw(
  database: Database,
  enrolment: Enrolment | null,
  { words, waiting }: { readonly words: readonly Word[]; readonly waiting: readonly OutboxEntry[] },
): Promise<Redrawn> {
  if (words.length === 0) return { shown: [], dropped: [] };
  const { rows, bases, history } = database;
  const lines = waiting.length === 0 ? [] : await history.bulkGet(waiting.map(({ id }) => id));
  const ofRow = groupBy(
    lines.flatMap((line) => (line && line.content.body !== '' ? [{ line, body: ownBody(line) }] : [])),
    ({ line }) => line.rowId,
  );
  const stays = words.filter(({ row, gone }) => !gone || ofRow.has(row.id));
  const leaves = words.filter(({ row, gone }) => gone && !ofRow.has(row.id));
  const shown = stays.map((word) => {
    const inOrder = [...(ofRow.get(word.row.id) ?? [])].sort((left, right) => before(left.body, right.body));
    const row = inOrder.reduce((drawn, { line, body }) => withChange(drawn, { line, body, word, enrolment }), word.row);
    return storedRow(row, word.space);
  });
  const waits = (word: Word) => ofRow.has(word.row.id);
  await Promise.all([
    rows.bulkPut(shown),
    bases.bulkPut(stays.filter(waits).map(baseOf)),
    dropAll(
      bases,
      words.filter((word) => word.noted && !waits(word)),
    ),
    dropAll(rows, leaves),
  ]);
  return { shown, dropped: leaves.map(({ row, space }) => storedRow(row, space)) };
}

async function dropAll<Kept>(table: Table<Kept, string>, words: readonly Word[]): Promise<void> {
  if (words.length > 0) await table.bulkDelete(words.map(({ row }) => row.id));
}

export function baseOf({ row, space, gone }: Word): StoredBase {
  return gone ? { ...storedRow(row, space), gone } : storedRow(row, space);
}

// The logical clock counts through every territory of a device.
function before(left: ChangeBody, right: ChangeBody): number {
  return left.t.c - right.t.c || left.n - right.n;
}

function withChange(
  row: RowState,
  on: {
    readonly line: HistoryLine;
    readonly body: ChangeBody;
    readonly word: Word;
    readonly enrolment: Enrolment | null;
  },
): RowState {
  const { line, body } = on;
  const dot = dotOf(line.tag, line.n);
  const as = { dot, by: body.actor, at: body.t.w };
  if (line.space === on.word.space) return applyChange(row, body, as);
  return applyMoved(row, body, as, spaceOf(on.enrolment, line.space));
}

/**
 * Lays a change over a row that was moved to another territory since it was made. Counters begin anew in each, so HQ
 * names every value of before with the territory it came from, and so do we.
 */
export function applyMoved(
  row: RowState,
  body: ChangeBody,
  as: { readonly dot: string; readonly by: string; readonly at: number },
  from: string,
): RowState {
  const named = (dot: string) => (dot.includes('@') ? dot : `${dot}@${from}`);
  const f = Object.fromEntries(
    Object.entries(body.f).map(([field, { v, p }]) => [field, { v, p: p.map(named) }] as const),
  );
  return applyChange(row, { ...body, f }, { ...as, dot: named(as.dot) });
}

/** A change of this device. It was checked when it was written or came back out of the journal, so it is only parsed. */
export function ownBody(line: HistoryLine): ChangeBody {
  try {
    return JSON.parse(line.content.body) as ChangeBody;
  } catch {
    throw new Error(`A change of this device cannot be read: ${line.id}`);
  }
}
