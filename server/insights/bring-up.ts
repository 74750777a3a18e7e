import { dayOf } from '#shared/base/calendar-date';
import { wallClock } from '#shared/domain/measuring/zoned-days';
import type { Instant } from '#shared/domain/metrics/fact';
import { factsOn } from '#shared/domain/metrics/facts-on';
import { type Ledger, ledgerAfter } from '#shared/domain/metrics/ledger';
import type { MeasurableFile } from '#shared/domain/metrics/measurable-file';
import { packLedger, unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { changedLedger, type SteppedLedger, steppedLedger } from '#shared/domain/metrics/step-ledger';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { partnerFileOf } from '#shared/records/partner-file';
import { measurableOf } from '#shared/records/partner-records';
import type { RowState } from '#shared/sync/row';
import type { Queries } from '../db/database';
import { readState } from '../sync/row-store';
import type { DueLedger } from './due-ledgers';
import { dropLedger, type KeptLedger, keepLedger, keptLedgers } from './ledger-store';
import { type LogGround, type PartnerPast, partnerPast } from './rows-then';
import { toldUpTo } from './told';

/** What bringing ledgers up needs besides the tables. */
export interface LedgerGround extends LogGround {
  readonly index: PackIndex;
  readonly now: Instant;
  /** In which days and months end: the reporting zone of the programme. */
  readonly zone: string;
}

interface StoredRow {
  readonly space: string;
  readonly entity: string;
  readonly row: string;
  readonly state: string;
}

/**
 * Brings the ledger of one partner up to now. Everything is read as it stood at one moment, and what changes meanwhile
 * leaves the partner due; of two that do this at once the second finds nothing left.
 */
export async function bringUp(tx: Queries, partner: string, ground: LedgerGround): Promise<void> {
  await tx.query('set transaction isolation level repeatable read');
  const due = await dueOf(tx, partner);
  const [kept = null] = await keptLedgers(tx, partner);
  const today = dayAt(ground.now);
  if (due === null && (kept?.nextTurn == null || kept.nextTurn > today)) return;
  const told = await toldUpTo(tx);
  const [space, ...others] = await homesOf(tx, partner);
  // Its own record stays when it is deleted. Where there is none it was erased, and so is what was reckoned from it.
  if (space !== undefined) {
    const rows = await rowsOf(tx, partner, others);
    let log: Promise<PartnerPast> | null = null;
    const past = () => {
      log ??= partnerPast(tx, partner, rows, ground);
      return log;
    };
    const stepped = await ledgerOf({ partner, rows: rows.map(stateOf), kept, due, told, past }, ground);
    if (stepped) await keepLedger(tx, partner, stored(space, stepped, kept, ground));
  } else await dropLedger(tx, partner);
  await tx.query('delete from due_ledger where partner_id = $1', [partner]);
}

/** The territories that have a partner's own record. Of several the first by name is where it is. */
async function homesOf(tx: Queries, partner: string): Promise<readonly string[]> {
  const homes = await tx.query<{ space: string }>(
    `select space_id as space from row_state where partner_id = $1 and entity = 'partner'`,
    [partner],
  );
  return homes.map(({ space }) => space).sort();
}

/** All records of a partner, but not what others keep under the same name: each laptop shows the same demo. */
function rowsOf(tx: Queries, partner: string, others: readonly string[]): Promise<readonly StoredRow[]> {
  return tx.query<StoredRow>(
    `select space_id as space, entity, row_id as row, state from row_state
     where partner_id = $1 and not (space_id = any($2::text[])) order by entity, row_id, space_id`,
    [partner, others],
  );
}

async function dueOf(tx: Queries, partner: string): Promise<DueLedger | null> {
  const rows = await tx.query<DueLedger>(
    `select from_at as "from", at from due_ledger where partner_id = $1 order by space_id for update`,
    [partner],
  );
  if (rows.length === 0) return null;
  return { from: Math.min(...rows.map(({ from }) => from)), at: Math.max(...rows.map(({ at }) => at)) };
}

interface Standing {
  readonly partner: string;
  readonly rows: readonly RowState[];
  readonly kept: KeptLedger | null;
  readonly due: DueLedger | null;
  /** Figures were told up to here; nothing may become known before. */
  readonly told: Instant;
  readonly past: () => Promise<PartnerPast>;
}

async function ledgerOf(on: Standing, { index, now, zone }: LedgerGround): Promise<SteppedLedger | null> {
  const { partner, kept, due, told } = on;
  const file = measurable(partner, on.rows);
  let stepped: SteppedLedger = { ledger: kept ? unpackLedger(kept) : [], nextTurn: kept?.nextTurn ?? null };
  if (due !== null) {
    const at = Math.max(due.at, told + 1);
    stepped = await beforeChange(on, stepped, due.from - 1, index);
    stepped = { ...stepped, ledger: await onTheWay(on, stepped.ledger, due, { index, zone }) };
    if (file === null && stepped.ledger.length === 0) return null;
    if (file === null) return { ledger: ledgerAfter(stepped.ledger, [], at), nextTurn: null };
    stepped = changedLedger(stepped.ledger, file, index, at);
  }
  return file === null ? stepped : steppedLedger(stepped.ledger, file, index, { turn: stepped.nextTurn, upTo: now });
}

/** What turned by itself before the first change turned with the records as they were then. */
async function beforeChange(
  { partner, past }: Standing,
  { ledger, nextTurn }: SteppedLedger,
  upTo: Instant,
  index: PackIndex,
): Promise<SteppedLedger> {
  if (nextTurn === null || nextTurn > dayAt(upTo)) return { ledger, nextTurn };
  const then = measurable(partner, (await past()).rowsAt(upTo));
  return then === null ? { ledger, nextTurn } : steppedLedger(ledger, then, index, { turn: nextTurn, upTo });
}

/**
 * What became known before the last change, from the log and by when headquarters received it: after the last entry of
 * each day for as long as a ledger was due, and of each month before that where there was no ledger yet. Never before
 * what was told already.
 */
async function onTheWay(
  { partner, past, told, kept }: Standing,
  before: Ledger,
  due: DueLedger,
  { index, zone }: Pick<LedgerGround, 'index' | 'zone'>,
): Promise<Ledger> {
  const { dayOf: dayIn } = wallClock(zone);
  if (kept !== null && dayIn(due.from) === dayIn(due.at)) return before;
  const log = await past();
  const isPast = (time: Instant) => time > told && dayIn(time) < dayIn(due.at);
  const times = log.times().filter((time) => isPast(time) && (kept === null || time >= due.from));
  const last = new Map(times.map((time) => [dayIn(time).slice(0, time < due.from ? 7 : 10), time]));
  let ledger = before;
  for (const time of last.values()) {
    const then = measurable(partner, log.rowsAt(time));
    ledger = ledgerAfter(ledger, then === null ? [] : factsOn(then, index, dayAt(time)), time);
  }
  return ledger;
}

function measurable(partner: string, rows: readonly RowState[]): MeasurableFile | null {
  const file = partnerFileOf(partner, rows);
  return file && measurableOf(file);
}

function stored(
  space: string,
  { ledger, nextTurn }: SteppedLedger,
  kept: KeptLedger | null,
  { now }: LedgerGround,
): KeptLedger {
  return { space, ...packLedger(ledger), nextTurn, begunAt: kept?.begunAt ?? now };
}

const stateOf = ({ entity, row, state }: StoredRow) => readState(entity, row, state);

const dayAt = (instant: Instant) => dayOf(new Date(instant).toISOString());
