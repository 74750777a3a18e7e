import { emptyRow, type RowState } from '#shared/sync/row';
import type { Queries } from '../db/database';

/** Names a record inside a space. */
export interface RowName {
  readonly entity: string;
  readonly row: string;
}

export function rowKey(name: RowName): string {
  return `${name.entity}/${name.row}`;
}

/** Records taken for the length of a transaction. */
export interface HeldRows {
  readonly states: Map<string, RowState>;
  /** The newest entry that any of them came with. */
  readonly newestSeq: number;
}

interface StoredRow {
  readonly entity: string;
  readonly row_id: string;
  readonly state: string;
  readonly seq: number;
}

/**
 * Takes records, always in the same order so that two pushes wait for each other instead of blocking each other.
 * A record that is not there yet gets an empty place first: what is not there cannot be held.
 */
export async function holdRows(tx: Queries, space: string, names: readonly RowName[]): Promise<HeldRows> {
  const unique = [...new Map(names.map((name) => [rowKey(name), name])).values()];
  const lists = [space, unique.map((name) => name.entity), unique.map((name) => name.row)];
  await tx.query(
    `insert into row_state (space_id, entity, row_id, state, seq)
     select $1, wanted.entity, wanted.row_id, '', 0
     from unnest($2::text[], $3::text[]) as wanted(entity, row_id)
     order by wanted.entity, wanted.row_id
     on conflict do nothing`,
    lists,
  );
  const rows = await tx.query<StoredRow>(
    `select held.entity, held.row_id, held.state, held.seq
     from row_state held
     join unnest($2::text[], $3::text[]) as wanted(entity, row_id)
       on held.entity = wanted.entity and held.row_id = wanted.row_id
     where held.space_id = $1
     order by held.entity, held.row_id
     for update of held`,
    lists,
  );
  const states = new Map(
    rows.map((row) => [rowKey({ entity: row.entity, row: row.row_id }), readState(row.entity, row.row_id, row.state)]),
  );
  return { states, newestSeq: Math.max(0, ...rows.map((row) => row.seq)) };
}

/** Stores records after a push, all with the last sequence number of it, so that they travel on together. */
export async function storeRows(tx: Queries, space: string, seq: number, rows: readonly RowState[]): Promise<void> {
  await tx.query(
    `update row_state held set state = made.state, seq = $2
     from unnest($3::text[], $4::text[], $5::text[]) as made(entity, row_id, state)
     where held.space_id = $1 and held.entity = made.entity and held.row_id = made.row_id`,
    [
      space,
      seq,
      rows.map((row) => row.entity),
      rows.map((row) => row.id),
      rows.map((row) => JSON.stringify(row.fields)),
    ],
  );
}

/** Removes the empty places of records that came to nothing because every change of theirs was quarantined. */
export async function dropEmptyPlaces(tx: Queries, space: string, names: readonly RowName[]): Promise<void> {
  await tx.query(
    `delete from row_state held using unnest($2::text[], $3::text[]) as empty(entity, row_id)
     where held.space_id = $1 and held.entity = empty.entity and held.row_id = empty.row_id and held.seq = 0`,
    [space, names.map((name) => name.entity), names.map((name) => name.row)],
  );
}

export function readState(entity: string, id: string, state: string): RowState {
  if (state === '') return emptyRow(entity, id);
  return { entity, id, fields: JSON.parse(state) as RowState['fields'] };
}
