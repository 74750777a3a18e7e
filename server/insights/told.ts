import type { Instant } from '#shared/domain/metrics/fact';
import type { Database, Queries } from '../db/database';

/*
 * What headquarters has received and not yet stored is not in a report that is made meanwhile, although it was received
 * before. So it is noted up to which instant figures were told; what is stored later is known from behind it, and the
 * report can be made again as it was.
 */
const counter = 'figures-told';

/** Makes the note on which tellers and writers wait for each other. */
export async function openTold(database: Queries): Promise<void> {
  await database.query('insert into counter values ($1, 0) on conflict do nothing', [counter]);
}

/** Up to which instant figures were told; held, so that nobody tells more before this transaction has ended. */
export async function toldUpTo(tx: Queries): Promise<Instant> {
  const [row] = await tx.query<{ value: number }>('select value from counter where name = $1 for share', [counter]);
  return row?.value ?? 0;
}

/** Notes that figures of an instant are told now, with how much of the organisation's records they rest on. */
export async function tell(database: Database, organisation: string, asOf: Instant): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('update counter set value = $2 where name = $1 and value < $2', [counter, asOf]);
    await tx.query(
      `insert into figures_told (space_id, seq, told_at) select space_id, seq, $2::bigint from space where space_id = $1
       on conflict (space_id, seq) do update set told_at = greatest(figures_told.told_at, excluded.told_at)`,
      [organisation, asOf],
    );
  });
}

/** The last entry of the organisation's log that was known at an instant. */
export async function knownSeq(database: Queries, organisation: string, at: Instant): Promise<number> {
  const [row] = await database.query<{ seq: number | null }>(
    `select least(
       (select min(seq) - 1 from change_log where space_id = $1 and received_at > $2::bigint),
       (select min(seq) from figures_told where space_id = $1 and told_at >= $2::bigint),
       (select seq from space where space_id = $1)) as seq`,
    [organisation, at],
  );
  return row?.seq ?? 0;
}
