import { dayOf } from '#shared/base/calendar-date';
import type { Instant } from '#shared/domain/metrics/fact';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { againWhenTheyMeet, type Database, type Queries } from '../db/database';
import { bringUp } from './bring-up';
import { nameOwners } from './row-owners';
import { readLogGround } from './rows-then';
import { openTold } from './told';

export interface KeepingOptions {
  readonly progress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

const playbookKey = 'ledgers-playbook';
const atOnce = 500;

/**
 * Brings every ledger up to now: of partners of whom something was stored, and of those with whom something turned by
 * itself. What was known at an instant is written with that instant, however much later this runs. Cut off anywhere it
 * goes on where it was, and it may be done by several at once.
 */
export async function keepLedgers(
  database: Database,
  { index, now, zone }: { readonly index: PackIndex; readonly now: Instant; readonly zone: string },
  { progress, signal }: KeepingOptions = {},
): Promise<void> {
  await openTold(database);
  await againWhenTheyMeet(() => nameOwners(database, signal));
  await markAllWhereNeeded(database, index, now);
  const today = dayOf(new Date(now).toISOString());
  const of = await countDue(database, today);
  if (of === 0) return;
  const ground = { index, now, zone, ...(await readLogGround(database)) };
  let done = 0;
  for (let after = ''; ; ) {
    const partners = await partnersDue(database, today, after);
    for (const partner of partners) {
      if (signal?.aborted) return;
      progress?.(done, of);
      await database.transaction((tx) => bringUp(tx, partner, ground));
      done += 1;
      after = partner;
    }
    if (partners.length < atOnce) break;
  }
  progress?.(done, done);
}

/** How many ledgers must be brought up before figures can be told. */
export async function ledgersDue(
  database: Database,
  { index, now }: { readonly index: PackIndex; readonly now: Instant },
): Promise<number> {
  await markAllWhereNeeded(database, index, now);
  return countDue(database, dayOf(new Date(now).toISOString()));
}

/** A playbook that was exchanged makes all partners due; so does a database from before there were ledgers. */
async function markAllWhereNeeded(database: Database, index: PackIndex, now: Instant): Promise<void> {
  const { version } = index.pack;
  const kept = () => database.query<{ value: string }>('select value from headquarters where key = $1', [playbookKey]);
  if ((await kept())[0]?.value === version) return;
  await database.transaction(async (tx) => {
    await tx.query(
      `insert into due_ledger (space_id, partner_id, from_at, at)
       select space_id, row_id, $1::bigint, $1::bigint from row_state where entity = 'partner' order by row_id
       on conflict (space_id, partner_id) do update set at = greatest(due_ledger.at, excluded.at)`,
      [now],
    );
    await tx.query('insert into headquarters values ($1, $2) on conflict (key) do update set value = excluded.value', [
      playbookKey,
      version,
    ]);
  });
}

// Days are compared by their letters, which every database orders alike.
const isDue = `select partner_id from due_ledger union select partner_id from partner_ledger where next_turn <= $1`;

async function countDue(database: Queries, today: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(`select count(*) as count from (${isDue}) due`, [today]);
  return Number(row?.count ?? 0);
}

async function partnersDue(database: Queries, today: string, after: string): Promise<readonly string[]> {
  const rows = await database.query<{ partner: string }>(
    `select partner_id as partner from (${isDue}) due where partner_id > $2 order by partner_id limit $3`,
    [today, after, atOnce],
  );
  return rows.map(({ partner }) => partner);
}
