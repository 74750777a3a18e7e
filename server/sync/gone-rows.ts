import type { ChangeBody } from '#shared/sync/change';
import type { Queries } from '../db/database';
import { type RowName, rowKey } from './row-store';

/** Where records went that are no longer in a territory; null: they were erased. */
export type GoneRows = ReadonlyMap<string, string | null>;

/** A record may be moved on before everybody has heard of the first time. */
const longestWay = 8;

/**
 * The newest entry at which a record left a territory. A push asks before it judges and again once it holds the
 * counter: in between a partner may have been moved away.
 */
export async function lastGone(tx: Queries, space: string): Promise<number> {
  const [row] = await tx.query<{ seq: number }>(
    'select coalesce(max(seq), 0)::bigint as seq from gone_row where space_id = $1',
    [space],
  );
  return row?.seq ?? 0;
}

/** Which of these records are gone from a territory, and where they are by now. */
export async function goneRows(tx: Queries, space: string, names: readonly RowName[]): Promise<GoneRows> {
  const gone = new Map<string, string | null>();
  let open = new Map([[space, [...names]]]);
  for (let way = 0; way < longestWay && open.size > 0; way += 1) {
    const next = new Map<string, RowName[]>();
    for (const [place, asked] of open) {
      for (const { entity, row, to } of await goneFrom(tx, place, asked)) {
        gone.set(rowKey({ entity, row }), to);
        if (to !== null && to !== space) next.set(to, [...(next.get(to) ?? []), { entity, row }]);
      }
    }
    open = next;
  }
  return gone;
}

function goneFrom(
  tx: Queries,
  space: string,
  names: readonly RowName[],
): Promise<readonly (RowName & { readonly to: string | null })[]> {
  return tx.query(
    `select gone.entity, gone.row_id as row, gone.to_space as to from gone_row gone
     join unnest($2::text[], $3::text[]) as wanted(entity, row_id)
       on gone.entity = wanted.entity and gone.row_id = wanted.row_id
     where gone.space_id = $1`,
    [space, names.map((name) => name.entity), names.map((name) => name.row)],
  );
}

/** The partner that a change says its record belongs to, or the partner it is about. */
export function partnerOf(change: Pick<ChangeBody, 'e' | 'r' | 'f'>): RowName | null {
  if (change.e === 'partner') return { entity: 'partner', row: change.r };
  const named = change.f['partnerId']?.v;
  return typeof named === 'string' ? { entity: 'partner', row: named } : null;
}

/** Notes that records left a territory, or forgets that they had, once they are back. */
export async function noteGone(
  tx: Queries,
  space: string,
  seq: number,
  rows: readonly (RowName & { readonly to: string | null })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into gone_row (space_id, entity, row_id, to_space, seq)
     select $1, made.entity, made.row_id, made.to_space, $2::bigint
     from unnest($3::text[], $4::text[], $5::text[]) as made(entity, row_id, to_space)
     on conflict (space_id, entity, row_id) do update set to_space = excluded.to_space, seq = excluded.seq`,
    [space, seq, rows.map((row) => row.entity), rows.map((row) => row.row), rows.map((row) => row.to)],
  );
}

export async function forgetGone(tx: Queries, space: string, names: readonly RowName[]): Promise<void> {
  await tx.query(
    `delete from gone_row gone using unnest($2::text[], $3::text[]) as back(entity, row_id)
     where gone.space_id = $1 and gone.entity = back.entity and gone.row_id = back.row_id`,
    [space, names.map((name) => name.entity), names.map((name) => name.row)],
  );
}
