import { dayOf } from '#shared/base/calendar-date';
import { wallClock } from '#shared/domain/measuring/zoned-days';
import { begunLedger } from '#shared/domain/metrics/begin-ledger';
import { type Ledger, ledgerAfter } from '#shared/domain/metrics/ledger';
import type { MeasurableFile } from '#shared/domain/metrics/measurable-file';
import { unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { changedLedger, type SteppedLedger, steppedLedger } from '#shared/domain/metrics/step-ledger';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { partnerFileOf } from '#shared/records/partner-file';
import { measurableOf } from '#shared/records/partner-records';
import type { Database } from './database';
import { putMeta } from './identity';
import { checkedLedger, isWhole } from './ledger-check';
import { stoodAt } from './row-as-of';
import { type DueLedger, type PastRow, rowOf, type StoredLedger, type StoredRow } from './stored';

/** What keeping ledgers needs besides the tables. */
export interface LedgerGround {
  readonly index: PackIndex;
  readonly now: number;
  /** In which days end, for figures as for looking back: the reporting zone of the programme. */
  readonly zone: string;
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
  await markMissing(database, ground.now);
  await markAllWhereNeeded(database, ground);
  const due = await partnersDue(database, ground.now);
  for (let at = 0; at < due.length; at += portion) {
    if (on.signal?.aborted) return;
    on.progress?.(at, due.length);
    const written: Written[] = [];
    for (const partnerId of due.slice(at, at + portion)) written.push(await bringUp(database, partnerId, ground));
    await keep(database, written);
  }
  if (due.length > 0) on.progress?.(due.length, due.length);
}

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

/** Tables that were looked through already; they lose no ledger while they are open. */
const lookedThrough = new WeakSet<Database>();

/** Ledgers that are not there although their partner is were lost with their table; they are made again from the rows and their past. */
async function markMissing(database: Database, now: number): Promise<void> {
  if (lookedThrough.has(database)) return;
  const { rows, ledgers, dueLedgers } = database;
  const [partners, kept, due] = await Promise.all([
    rows.where('[entity+partnerId]').between(['partner', ''], ['partner', '\uffff']).primaryKeys(),
    ledgers.toCollection().primaryKeys(),
    dueLedgers.toCollection().primaryKeys(),
  ]);
  const known = new Set([...kept, ...due]);
  const missing = partners.filter((id) => !known.has(id));
  await dueLedgers.bulkPut(missing.map((partnerId) => ({ partnerId, from: now, at: now })));
  lookedThrough.add(database);
}

/** Gives damaged ledgers up; with the next look they are made again from the rows and their past. */
export async function giveUpLedgers(database: Database, partnerIds: readonly string[], now: number): Promise<void> {
  const { ledgers, dueLedgers } = database;
  await database.transaction('rw', [ledgers, dueLedgers], async () => {
    await ledgers.bulkDelete([...partnerIds]);
    await dueLedgers.bulkPut(partnerIds.map((partnerId) => ({ partnerId, from: now, at: now })));
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

async function bringUp(database: Database, partnerId: string, ground: LedgerGround): Promise<Written> {
  const { rows, pastRows, ledgers, dueLedgers } = database;
  const [now, before, kept, due] = await database.transaction('r', [rows, pastRows, ledgers, dueLedgers], () =>
    Promise.all([
      rows.where('partnerId').equals(partnerId).toArray(),
      pastRows.where('partnerId').equals(partnerId).toArray(),
      ledgers.get(partnerId),
      dueLedgers.get(partnerId),
    ]),
  );
  const whole = kept && isWhole(kept) ? kept : undefined;
  const stepped = ledgerOf({ partnerId, now, before, kept: whole ?? null, due: due ?? null }, ground);
  return { partnerId, ledger: stepped && stored(partnerId, stepped, whole, ground), due: due ?? null };
}

interface Standing {
  readonly partnerId: string;
  readonly now: readonly StoredRow[];
  readonly before: readonly PastRow[];
  readonly kept: StoredLedger | null;
  readonly due: DueLedger | null;
}

function ledgerOf(on: Standing, ground: LedgerGround): SteppedLedger | null {
  const { kept, due } = on;
  const begun: SteppedLedger | null = kept
    ? { ledger: unpackLedger(kept), nextTurn: kept.nextTurn ?? null }
    : ledgerBefore(on, ground);
  const span = kept ? due : { from: firstChange(on) ?? ground.now, at: due?.at ?? ground.now };
  const changed = span === null ? begun : afterChanges(begun, on, span, ground);
  const file = measurable(on.partnerId, on.now);
  return changed === null || file === null ? changed : stepped(changed, file, ground.index, ground.now);
}

/** What can be told of the time before this device saw anything change. Null: it did not know the partner then. */
function ledgerBefore(on: Standing, { index, now, zone }: LedgerGround): SteppedLedger | null {
  const until = (firstChange(on) ?? now + 1) - 1;
  const file = measurable(on.partnerId, rowsAt(on, until));
  return file && changedLedger(begunLedger(file, index, until, zone), file, index, until);
}

function firstChange({ now, before }: Standing): number | null {
  const times = [...now, ...before].flatMap(({ since }) => since ?? []);
  const ends = before.map(({ until }) => until);
  return times.length + ends.length === 0 ? null : Math.min(...times, ...ends);
}

function afterChanges(
  begun: SteppedLedger | null,
  on: Standing,
  span: Pick<DueLedger, 'from' | 'at'>,
  { index, zone }: LedgerGround,
): SteppedLedger | null {
  let ledger = begun;
  for (const { first, last } of changesOf(on, span, zone)) {
    // What turned before the first change of a day turned with the records as they were then, without that day's.
    const before = measurable(on.partnerId, rowsAt(on, first - 1));
    if (before !== null && ledger !== null) ledger = stepped(ledger, before, index, first - 1);
    const after = measurable(on.partnerId, rowsAt(on, last));
    if (after !== null) ledger = changedLedger(ledger?.ledger ?? [], after, index, last);
    else if (ledger !== null) ledger = { ledger: ended(ledger.ledger, last), nextTurn: null };
  }
  return ledger;
}

/** The changes of one day. */
interface DayOfChanges {
  readonly first: number;
  readonly last: number;
}

/**
 * When something of a partner changed that is not in its ledger, of each day the first and the last time: nobody may
 * have looked at the figures for months, and each of those days must be told as it was at its end.
 */
function changesOf(
  { now, before }: Standing,
  span: Pick<DueLedger, 'from' | 'at'>,
  zone: string,
): readonly DayOfChanges[] {
  const { dayOf: dayIn } = wallClock(zone);
  const times = [...now.map(({ since }) => since), ...before.flatMap(({ since, until }) => [since, until]), span.at];
  const byDay = new Map<string, DayOfChanges>();
  for (const time of times) {
    if (time === undefined || time < span.from || time > span.at) continue;
    const day = dayIn(time);
    const { first, last } = byDay.get(day) ?? { first: time, last: time };
    byDay.set(day, { first: Math.min(first, time), last: Math.max(last, time) });
  }
  return [...byDay.values()].sort((left, right) => left.first - right.first);
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
  return checkedLedger({ partnerId, begunAt, ...(nextTurn === null ? {} : { nextTurn }) }, ledger);
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
