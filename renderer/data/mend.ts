import { type ChangeBody, dotOf } from '#shared/sync/change';
import { applyChange, emptyRow } from '#shared/sync/row';
import type { Journal } from '../host/host';
import type { Database } from './database';
import { sha256Of } from './device-key';
import { putChain, readChain } from './identity';
import { type JournalRecord, journalText, readJournalText } from './journal-record';
import { type HistoryLine, rowOf, storedRow } from './stored';

/** What was put right when the program started. All zero on an ordinary day. */
export interface Mended {
  /** Changes that only the journal had: the tables were damaged or lost. */
  readonly restored: number;
  /** Changes that only the tables had: the program ended between the two. */
  readonly copied: number;
  /** Records of the journal that cannot be read. */
  readonly damaged: number;
  /** True when the tables came up empty beside a journal that was not. */
  readonly tablesWereLost: boolean;
}

/**
 * Compares journal and tables by change id and brings both to their union. What is restored goes to the outbox
 * again, because nobody can tell whether HQ has it; HQ knows every change by its id and takes none twice.
 */
export async function mend(on: {
  readonly database: Database;
  readonly journal: Journal;
  readonly deviceId: string;
}): Promise<Mended> {
  const { database, journal } = on;
  const { records, damaged } = await journal.read();
  const inJournal = new Map<string, { record: JournalRecord; body: ChangeBody }>();
  let unreadable = damaged;
  for (const text of records) {
    const read = readJournalText(text);
    if (read) inJournal.set(read.body.id, read);
    else unreadable += 1;
  }
  const known = new Set((await database.history.toCollection().primaryKeys()) as string[]);
  const missing = [...inJournal.values()].filter(({ body }) => !known.has(body.id));
  const tablesWereLost = known.size === 0 && missing.length > 0;
  if (missing.length > 0) await restore(database, missing);
  const uncopied = await linesNotIn(database, inJournal);
  if (uncopied.length > 0)
    await journal.append(uncopied.map((line) => journalText({ ...line.content, tag: line.tag })));
  await advanceChain(database, on.deviceId, inJournal);
  return { restored: missing.length, copied: uncopied.length, damaged: unreadable, tablesWereLost };
}

async function restore(
  database: Database,
  missing: readonly { record: JournalRecord; body: ChangeBody }[],
): Promise<void> {
  const { rows, bases, history, outbox } = database;
  const inOrder = [...missing].sort((left, right) => left.body.n - right.body.n);
  await database.transaction('rw', [rows, bases, history, outbox], async () => {
    for (const { record, body } of inOrder) {
      const stored = await rows.get(body.r);
      const row = stored ? rowOf(stored) : emptyRow(body.e, body.r);
      if ((await outbox.where('rowId').equals(body.r).count()) === 0) await bases.put(storedRow(row));
      const next = storedRow(applyChange(row, body, { dot: dotOf(record.tag, body.n), by: body.actor, at: body.t.w }));
      await rows.put(next);
      await history.put(lineOf(record, body, next.partnerId));
      await outbox.put({ id: body.id, rowId: body.r, dev: body.dev, n: body.n, at: body.t.w });
    }
  });
}

function lineOf(record: JournalRecord, body: ChangeBody, partnerId: string): HistoryLine {
  return {
    id: body.id,
    rowId: body.r,
    partnerId,
    dev: body.dev,
    n: body.n,
    tag: record.tag,
    at: body.t.w,
    state: 'waiting',
    why: '',
    content: { body: record.body, sig: record.sig },
  };
}

async function linesNotIn(
  database: Database,
  inJournal: ReadonlyMap<string, unknown>,
): Promise<readonly HistoryLine[]> {
  const ids = (await database.history.toCollection().primaryKeys()) as string[];
  const absent = ids.filter((id) => !inJournal.has(id));
  const lines = (await database.history.bulkGet(absent)).filter((line) => line !== undefined);
  return lines.sort((left, right) => left.n - right.n);
}

// After a loss the counter must go on where the journal ends; a counter used twice would read as a copied device.
async function advanceChain(
  database: Database,
  deviceId: string,
  inJournal: ReadonlyMap<string, { record: JournalRecord; body: ChangeBody }>,
): Promise<void> {
  const own = [...inJournal.values()].filter(({ body }) => body.dev === deviceId);
  const last = own.reduce<(typeof own)[number] | null>(
    (most, each) => (most && most.body.n >= each.body.n ? most : each),
    null,
  );
  const chain = await readChain(database, deviceId);
  if (!last || last.body.n <= chain.n) return;
  const clock = own.reduce((most, { body }) => Math.max(most, body.t.c), 0);
  // The hash is taken before the write: awaiting WebCrypto would end a transaction.
  const prev = await sha256Of(last.record.body);
  await putChain(database, deviceId, { n: last.body.n, prev, clock });
}
