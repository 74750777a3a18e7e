import { groupBy } from '#shared/base/group-by';
import type { ChangeBody } from '#shared/sync/change';
import type { Host } from '../host/host';
import type { Database } from './database';
import { sha256Of } from './device-key';
import { type Chain, type Enrolment, putChain, readChain } from './identity';
import { isSpare } from './journal-compaction';
import { type JournalRecord, journalText, readJournalText } from './journal-record';
import { laneOf } from './lanes';
import { findLostPast } from './lost-past';
import {
  chainOf,
  findMark,
  forgetEveryCursor,
  type Mark,
  nameDatabase,
  readStanding,
  rowsShort,
  shortfalls,
} from './marks';
import { mendRows } from './mend-rows';
import type { Mended } from './mended';
import { doubtedEntry, type HistoryLine } from './stored';

/** A newer program has written here; opening its tables could cost what it alone understands. */
export class WrittenByNewer extends Error {
  constructor(program: string) {
    super(`Version ${program} has written here.`);
    // The name that IndexedDB gives the same thing.
    this.name = 'VersionError';
  }
}

interface Recovery {
  readonly database: Database;
  readonly host: Pick<Host, 'journal' | 'marks'>;
  readonly deviceId: string;
  /** As far as it is known: it says which territory the first one is. */
  readonly enrolment: Enrolment | null;
  readonly now: number;
  readonly newId: () => string;
}

/** Changes by their ids, with the record they stand in. */
export type Known = ReadonlyMap<string, { readonly record: JournalRecord; readonly body: ChangeBody }>;

/**
 * Compares journal, tables and the mark beside them, and brings journal and tables to their union by change id. Where
 * the tables fall short of the mark they are not believed: everything of HQ's is pulled again. What is restored goes
 * to the outbox, because nobody can tell whether HQ has it; HQ knows every change by its id and takes none twice.
 *
 * Every step can be done again: a program that is killed in the middle of it mends at its next start.
 *
 * @throws WrittenByNewer when a newer program has been here
 */
export async function mend(on: Recovery): Promise<Mended> {
  const { database, host, enrolment } = on;
  const found = await findMark(host.marks, database.verno);
  if (found.kind === 'newer') throw new WrittenByNewer(found.program);
  const mark = found.kind === 'mark' ? found.mark : null;
  const before = await readStanding(database);
  const short = mark ? shortfalls(mark, before) : [];
  const isPastLost = await findLostPast(database, { mark, short, now: on.now });
  const { known, unreadable } = await readJournal(host);
  const ids = new Set((await database.history.toCollection().primaryKeys()) as string[]);
  const missing = [...known.values()].filter(({ body }) => !ids.has(body.id));
  await restoreLines(database, missing, enrolment);
  await advanceChains(on, known, mark);
  if (short.length > 0) await forgetEveryCursor(database);
  const doubted = short.length > 0 ? mark : null;
  await mendRows(database, { enrolment, doubted, touched: missing.map(({ body }) => body.r) });
  const copied = await copyToJournal(on, known);
  const lost = mark ? await countLost(database, mark) : 0;
  // Last: until the tables have their name they count as damaged.
  if (before.database === '' || before.database !== (mark?.database ?? before.database))
    await nameDatabase(database, mark?.database ?? on.newId());
  const wasEmpty = ids.size === 0 && before.rows === 0;
  const hadMore = mark !== null && mark.history + mark.rows > 0;
  return {
    restored: missing.length,
    copied,
    damaged: unreadable,
    lost,
    rowsShort: mark ? rowsShort(mark, await readStanding(database)) : 0,
    shortfalls: short,
    pastLostAt: isPastLost ? on.now : null,
    tablesWereLost: wasEmpty && (missing.length > 0 || hadMore),
  };
}

async function readJournal({ journal }: Pick<Host, 'journal'>): Promise<{ known: Known; unreadable: number }> {
  const { records, damaged } = await journal.read();
  const known = new Map<string, { record: JournalRecord; body: ChangeBody }>();
  let unreadable = damaged;
  for (const text of records) {
    const read = readJournalText(text);
    if (read) known.set(read.body.id, read);
    else unreadable += 1;
  }
  return { known, unreadable };
}

/** Brings what only the journal has back into history and outbox. The rows follow, see `mendRows`. */
export async function restoreLines(
  database: Database,
  missing: readonly { record: JournalRecord; body: ChangeBody }[],
  enrolment: Enrolment | null,
): Promise<void> {
  if (missing.length === 0) return;
  const { rows, history, outbox } = database;
  await database.transaction('rw', [rows, history, outbox], async () => {
    const stored = await rows.bulkGet(missing.map(({ body }) => body.r));
    const lines = missing.map(({ record, body }, at) =>
      lineOf(record, body, partnerOf(body, stored[at]?.partnerId), laneOf(enrolment, body.sp)),
    );
    await history.bulkPut(lines);
    await outbox.bulkPut(lines.map((line) => doubtedEntry(line)));
  });
}

function partnerOf(body: ChangeBody, stored: string | undefined): string {
  const named = body.f.partnerId?.v;
  return stored ?? (body.e === 'partner' ? body.r : typeof named === 'string' ? named : '');
}

function lineOf(record: JournalRecord, body: ChangeBody, partnerId: string, space: string): HistoryLine {
  return {
    id: body.id,
    rowId: body.r,
    partnerId,
    space,
    dev: body.dev,
    n: body.n,
    tag: record.tag,
    at: body.t.w,
    state: 'waiting',
    why: '',
    content: { body: record.body, sig: record.sig },
  };
}

/** Copies to the journal what only the tables have; not what it has let go of. */
async function copyToJournal(on: Recovery, known: Known): Promise<number> {
  const { database, host, now } = on;
  const lines: HistoryLine[] = [];
  // A change that was written once more under another key has the same id and another signature.
  await database.history.each((line) => {
    if (line.content.body !== '' && known.get(line.id)?.record.sig !== line.content.sig) lines.push(line);
  });
  if (lines.length === 0) return 0;
  const isGone = await isSpare(database, now);
  const wanted = lines.filter((line) => !isGone(line));
  wanted.sort((left, right) => left.n - right.n);
  if (wanted.length > 0)
    await host.journal.append(wanted.map((line) => journalText({ ...line.content, tag: line.tag })));
  return wanted.length;
}

// After a loss the counters must go on where the journal or the mark ends; one used twice would read as a copied device.
export async function advanceChains(
  on: Pick<Recovery, 'database' | 'deviceId' | 'enrolment'>,
  known: Known,
  mark: Mark | null,
): Promise<void> {
  const { database, deviceId, enrolment } = on;
  const own = [...known.values()].filter(({ body }) => body.dev === deviceId);
  const byLane = new Map(groupBy(own, ({ body }) => laneOf(enrolment, body.sp)));
  const marked = (mark?.chains ?? []).filter(({ device }) => device === deviceId).map(({ lane }) => lane);
  const clock = own.reduce((most, { body }) => Math.max(most, body.t.c), 0);
  for (const lane of new Set([...byLane.keys(), ...marked])) {
    const last = (byLane.get(lane) ?? []).reduce<(typeof own)[number] | null>(
      (most, each) => (most && most.body.n >= each.body.n ? most : each),
      null,
    );
    // The hash is taken before the write: awaiting WebCrypto would end a transaction.
    const inJournal: Chain | null = last && { n: last.body.n, prev: await sha256Of(last.record.body), clock };
    const written = chainOf(mark, deviceId, lane);
    const furthest = (inJournal?.n ?? 0) >= (written?.n ?? 0) ? inJournal : written;
    const chain = await readChain(database, deviceId, lane);
    if (furthest && furthest.n > chain.n)
      await putChain(database, deviceId, { ...furthest, clock: Math.max(furthest.clock, clock, chain.clock) }, lane);
  }
}

/** Changes behind what HQ had acknowledged that nobody has any more. */
async function countLost(database: Database, mark: Mark): Promise<number> {
  const counts = await Promise.all(
    mark.chains.map(async ({ device, lane, n, sent }) => {
      const here = await database.history
        .where('[space+dev+n]')
        .between([lane, device, sent + 1], [lane, device, n], true, true)
        .count();
      return Math.max(n - sent - here, 0);
    }),
  );
  return counts.reduce((sum, each) => sum + each, 0);
}
