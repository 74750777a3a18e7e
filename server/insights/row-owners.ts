import type { Queries } from '../db/database';
import { readState } from '../sync/row-store';
import { ownerOf } from './due-ledgers';

const atOnce = 1000;

/**
 * Notes beside records whose partner they are about, where nobody has yet: records of a database, or of a backup, from
 * before that was noted. Cut off anywhere it goes on where it was.
 */
export async function nameOwners(database: Queries, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const rows = await database.query<{ space: string; entity: string; row: string; state: string }>(
      `select space_id as space, entity, row_id as row, state from row_state where partner_id is null
       order by space_id, entity, row_id limit $1`,
      [atOnce],
    );
    if (rows.length === 0 || signal?.aborted) return;
    await database.query(
      `update row_state held set partner_id = made.partner_id
       from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as made(space_id, entity, row_id, partner_id)
       where held.space_id = made.space_id and held.entity = made.entity and held.row_id = made.row_id
         and held.partner_id is null`,
      [
        rows.map(({ space }) => space),
        rows.map(({ entity }) => entity),
        rows.map(({ row }) => row),
        rows.map(({ entity, row, state }) => ownerOf(readState(entity, row, state))),
      ],
    );
  }
}
