import { z } from 'zod';
import { dayOf } from '#shared/base/calendar-date';
import { begunLedger, monthEndsOf } from '#shared/domain/metrics/begin-ledger';
import { factsOn } from '#shared/domain/metrics/facts-on';
import { type Ledger, ledgerAfter } from '#shared/domain/metrics/ledger';
import type { MeasurableFile } from '#shared/domain/metrics/measurable-file';
import { packLedger, unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { changedLedger, type SteppedLedger, steppedLedger } from '#shared/domain/metrics/step-ledger';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { partnerFileOf } from '#shared/records/partner-file';
import { measurableOf } from '#shared/records/partner-records';
import type { Database } from './database';
import { putMeta, readMeta } from './identity';
import { stoodAt } from './row-as-of';
import { type DueLedger, type PastRow, rowOf, type StoredLedger, type StoredRow } from './stored';

/** What keeping ledgers needs besides the tables. */
export interface LedgerGround {
  readonly index: PackIndex;
  readonly now: number;
}

export interface KeepingOptions {
  readonly progress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** So many partners are written at once: few enough that a save waits for none of it. */
const portion = 40;

/**
 * Brings every ledger up to now: of partners of whom something was written, and of those with whom something turned by
 * itself. What was known at an instant is written with that instant, however much later this runs. Cut off anywhere it
 * goes on where it was.
 */
export async function bringLedgersUp(database: Database, ground: LedgerGround, on: KeepingOptions = {}): Promise<void> {
  const keptSince = await beginKeeping(database, ground.now);
  await markAllWhereNeeded(database, ground);
  const due = await partnersDue(database, ground.now);
  for (let at = 0; at < due.length; at += portion) {
    if (on.signal?.aborted) return;
    on.progress?.(at, due.length);
    const written: Written[] = [];
    for (const partnerId of due.slice(at, at + portion))
      written.push(await bringUp(database, partnerId, { ...ground, keptSince }));
    await keep(database, written);
  }
  if (due.length > 0) on.progress?.(due.length, due.length);
}

/** When this device looked at figures for the first time: from then on it knows what it has told. */
async function beginKeeping(database: Database, now: number): Promise<number> {
  const kept = await readMeta(database, keptSinceKey, z.number());
  if (kept === undefined) await putMeta(database, keptSinceKey, now);
  return kept ?? now;
}

const keptSinceKey = 'ledgers/kept-since';

/** Tables from before there were ledgers, and a playbook that was exchanged: then all partners are due. */
async function markAllWhereNeeded(database: Database, { index, now }: LedgerGround): Promise<void> {
  const version = index.pack.version;
  const kept = (await database.meta.get(packKey))?.value;
  if (kept === version) return;
  const ids = await database.rows
    .where('[entity+partnerId]')
    .between(['partner', ''], ['partner', '\uffff'])
    .primaryKeys();
  await database.transaction('rw', [database.dueLedgers, database.meta], async () => {
    const known = await database.dueLedgers.bulkGet(ids);
    await database.dueLedgers.bulkPut(
      ids.map((partnerId, at) => ({ partnerId, from: known[at]?.from ?? now, at: now })),
    );
    await putMeta(database, packKey, version);
  });
}

const packKey = 'ledgers/playbook';

async function partnersDue(database: Database, now: number): Promise<readonly string[]> {
  const today = dayOf(new Date(now).toISOString());
  const [due, turned] = await Promise.all([
    database.dueLedgers.toCollection().primaryKeys(),
    database.ledgers.where('nextTurn').belowOrEqual(today).primaryKeys(),
  ]);
  return [...new Set([...due, ...turned])];
}

interface Written {
  readonly partnerId: string;
  /** Null: there is nothing to keep. */
  readonly ledger: StoredLedger | null;
  readonly due: DueLedger | null;
}

interface Ground extends LedgerGround {
  readonly keptSince: number;
}

async function bringUp(database: Database, partnerId: string, ground: Ground): Promise<Written> {
  const { rows, pastRows, ledgers, dueLedgers } = database;
  const [now, before, kept, due] = await database.transaction('r', [rows, pastRows, ledgers, dueLedgers], () =>
    Promise.all([
      rows.where('partnerId').equals(partnerId).toArray(),
      pastRows.where('partnerId').equals(partnerId).toArray(),
      ledgers.get(partnerId),
      dueLedgers.get(partnerId),
    ]),
  );
  const stepped = ledgerOf({ partnerId, now, before, kept: kept ?? null, due: due ?? null }, ground);
  return { partnerId, ledger: stepped && stored(partnerId, stepped, kept, ground), due: due ?? null };
}

interface Standing {
  readonly partnerId: string;
  readonly now: readonly StoredRow[];
  readonly before: readonly PastRow[];
  readonly kept: StoredLedger | null;
  readonly due: DueLedger | null;
}

function ledgerOf(on: Standing, { index, now, keptSince }: Ground): SteppedLedger | null {
  const { partnerId, kept, due } = on;
  const file = measurable(partnerId, on.now);
  if (kept === null) {
    if (file === null) return null;
    if (!isNewsSince(on, keptSince))
      return stepped(changedLedger(begunLedger(file, index, now), file, index, now), file, index, now);
    const cameBy = due?.at ?? now;
    return stepped(changedLedger(arrivedLedger(on, index, cameBy), file, index, cameBy), file, index, now);
  }
  let ledger: SteppedLedger = { ledger: unpackLedger(kept), nextTurn: kept.nextTurn ?? null };
  if (due !== null) {
    // What turned before the first change turned with the records as they were then.
    const then = measurable(partnerId, rowsAt(on, due.from - 1));
    if (then !== null) ledger = stepped(ledger, then, index, due.from - 1);
    if (file === null) return { ledger: ended(ledger.ledger, due.at), nextTurn: null };
    ledger = changedLedger(ledger.ledger, file, index, due.at);
  }
  return file === null ? ledger : stepped(ledger, file, index, now);
}

/** Whether a partner came after figures had been told without it. */
function isNewsSince({ partnerId, now, before }: Standing, keptSince: number): boolean {
  const own = [...before, ...now].filter(({ id }) => id === partnerId);
  return own.every(({ since }) => since !== undefined && since > keptSince);
}

/**
 * Of a partner that came later: by the times at which its records came, whatever dates they carry. Figures that have
 * been told stay what they were.
 */
function arrivedLedger(on: Standing, index: PackIndex, upTo: number): Ledger {
  const times = [...on.before, ...on.now].map(({ since }) => new Date(since ?? upTo).toISOString());
  return monthEndsOf(times, dayOf(new Date(upTo).toISOString())).reduce<Ledger>((ledger, day) => {
    const end = Date.parse(`${day}T23:59:59.999Z`);
    const file = measurable(on.partnerId, rowsAt(on, end));
    return file === null ? ledger : ledgerAfter(ledger, factsOn(file, index, day), end);
  }, []);
}

function stepped({ ledger, nextTurn }: SteppedLedger, file: MeasurableFile, index: PackIndex, upTo: number) {
  return steppedLedger(ledger, file, index, { turn: nextTurn, upTo });
}

/** A partner that is not here any more: nothing is believed of it from then on. */
function ended(ledger: Ledger, at: number): Ledger {
  return ledgerAfter(ledger, [], at);
}

function rowsAt({ now, before }: Standing, at: number): readonly StoredRow[] {
  return [...before, ...now].flatMap((row) => stoodAt(row, at) ?? []);
}

function measurable(partnerId: string, rows: readonly StoredRow[]): MeasurableFile | null {
  const file = partnerFileOf(partnerId, rows.map(rowOf));
  return file && measurableOf(file);
}

function stored(
  partnerId: string,
  { ledger, nextTurn }: SteppedLedger,
  kept: StoredLedger | undefined,
  { now }: LedgerGround,
): StoredLedger {
  const begunAt = kept?.begunAt ?? now;
  return { partnerId, ...packLedger(ledger), begunAt, ...(nextTurn === null ? {} : { nextTurn }) };
}

/** Written apart from the rows, so that no save waits. What was written meanwhile leaves the partner due. */
async function keep(database: Database, written: readonly Written[]): Promise<void> {
  const { ledgers, dueLedgers } = database;
  await database.transaction('rw', [ledgers, dueLedgers], async () => {
    await ledgers.bulkPut(written.flatMap(({ ledger }) => ledger ?? []));
    const waiting = await dueLedgers.bulkGet(written.map(({ partnerId }) => partnerId));
    const done = written.filter(({ due }, at) => due === null || waiting[at]?.at === due.at);
    await dueLedgers.bulkDelete(done.map(({ partnerId }) => partnerId));
  });
}
