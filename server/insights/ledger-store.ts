import type { PackedLedger } from '#shared/domain/metrics/packed-ledger';
import type { Queries } from '../db/database';

/** A ledger as headquarters keeps it. */
export interface KeptLedger extends PackedLedger {
  /** The territory in which its partner is. */
  readonly space: string;
  /** The next day on which its facts may change although nothing is written; null: there is none. */
  readonly nextTurn: string | null;
  /** From when on it was kept as things became known; what lies before was put together from the log. */
  readonly begunAt: number;
}

/** A ledger that is being walked through with others. */
export interface PartnerLedger extends PackedLedger {
  readonly partnerId: string;
}

interface LedgerRow {
  readonly facts: string;
  readonly words: string;
}

/** Ledgers of one partner, held for the length of a transaction: one, or none. */
export async function keptLedgers(tx: Queries, partner: string): Promise<readonly KeptLedger[]> {
  const rows = await tx.query<LedgerRow & { space: string; next_turn: string | null; begun_at: number }>(
    `select space_id as space, facts, words, next_turn, begun_at from partner_ledger
     where partner_id = $1 order by space_id for update`,
    [partner],
  );
  return rows.map(({ space, next_turn, begun_at, ...row }) => ({
    ...packedIn(row),
    space,
    nextTurn: next_turn,
    begunAt: begun_at,
  }));
}

/** Writes the ledger of a partner, and takes away one that was kept for it in a territory it has left. */
export async function keepLedger(tx: Queries, partner: string, kept: KeptLedger): Promise<void> {
  const { space, bytes, words, nextTurn, begunAt } = kept;
  await tx.query('delete from partner_ledger where partner_id = $1 and space_id <> $2', [partner, space]);
  await tx.query(
    `insert into partner_ledger (space_id, partner_id, facts, words, next_turn, begun_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (space_id, partner_id) do update
       set facts = excluded.facts, words = excluded.words, next_turn = excluded.next_turn`,
    [space, partner, Buffer.from(bytes).toString('base64'), JSON.stringify(words), nextTurn, begunAt],
  );
}

export async function dropLedger(tx: Queries, partner: string): Promise<void> {
  await tx.query('delete from partner_ledger where partner_id = $1', [partner]);
}

/** How many are fetched at once: a few megabytes. */
const atOnce = 500;

/**
 * Every ledger in these territories (null: in all), in the order of their partners, so that the same ledgers always give
 * the same sums. The next page is fetched while one is reckoned with; never more than two are in memory.
 */
export async function* ledgersIn(
  database: Queries,
  spaces: readonly string[] | null,
): AsyncGenerator<readonly PartnerLedger[]> {
  const pageAfter = (after: string) =>
    database.query<LedgerRow & { partnerId: string }>(
      `select partner_id as "partnerId", facts, words from partner_ledger
       where partner_id > $1 and ($2::text[] is null or space_id = any($2::text[])) order by partner_id limit $3`,
      [after, spaces, atOnce],
    );
  let coming = pageAfter('');
  for (;;) {
    const page = await coming;
    const last = page.at(-1);
    if (!last) return;
    coming = page.length < atOnce ? Promise.resolve([]) : pageAfter(last.partnerId);
    // Whoever stops here leaves it unread; without this its failure would end the process.
    coming.catch(() => undefined);
    yield page.map(({ partnerId, ...row }) => ({ partnerId, ...packedIn(row) }));
  }
}

export async function countLedgers(database: Queries, spaces: readonly string[] | null): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    'select count(*) as count from partner_ledger where $1::text[] is null or space_id = any($1::text[])',
    [spaces],
  );
  return Number(row?.count ?? 0);
}

function packedIn({ facts, words }: LedgerRow): PackedLedger {
  return { bytes: Buffer.from(facts, 'base64'), words: JSON.parse(words) as string[] };
}
