import { emptyRow, type RowState } from '#shared/sync/row';
import type { Queries } from '../db/database';
import { inPieces, type ValueRows, valueRows } from '../db/value-rows';
import { noteDue, ownerOf } from '../insights/due-ledgers';

/** Names a record inside a territory. */
export interface RowName {
  readonly entity: string;
  readonly row: string;
}

export function rowKey(name: RowName): string {
  return `${name.entity}/${name.row}`;
}

/** Records taken for the length of a transaction. Those that are not there yet are not among them. */
export interface HeldRows {
  readonly states: Map<string, RowState>;
  /** Which of them were there. */
  readonly found: ReadonlySet<string>;
  /** The newest entry that any of them came with. */
  readonly newestSeq: number;
}

interface StoredRow {
  readonly entity: string;
  readonly row_id: string;
  readonly state: string;
  readonly seq: number;
}

/** Two transactions met in a way that only shows at the end; the database's own word for it makes them run again. */
export class TransactionsMet extends Error {
  readonly code = '40001';
}

/** Takes records, always in the same order so that two pushes wait for each other instead of blocking each other. */
export async function holdRows(tx: Queries, space: string, names: readonly RowName[]): Promise<HeldRows> {
  const unique = [...new Map(names.map((name) => [rowKey(name), name])).values()];
  const rows = await tx.query<StoredRow>(
    `select held.entity, held.row_id, held.state, held.seq
     from row_state held
     join unnest($2::text[], $3::text[]) as wanted(entity, row_id)
       on held.entity = wanted.entity and held.row_id = wanted.row_id
     where held.space_id = $1
     order by held.entity, held.row_id
     for update of held`,
    [space, unique.map((name) => name.entity), unique.map((name) => name.row)],
  );
  const states = new Map(
    rows.map((row) => [rowKey({ entity: row.entity, row: row.row_id }), readState(row.entity, row.row_id, row.state)]),
  );
  return { states, found: new Set(states.keys()), newestSeq: rows.reduce((most, row) => Math.max(most, row.seq), 0) };
}

/**
 * Stores records after a push, all with the last sequence number of it, so that they travel on together. Done while
 * the counter of the territory is held: of two devices that make the same record, the second finds it there and runs
 * again. The ledgers of their partners are due from when headquarters received them.
 */
export async function storeRows(
  tx: Queries,
  { space, seq, received }: { readonly space: string; readonly seq: number; readonly received: number },
  rows: readonly RowState[],
  found: ReadonlySet<string>,
): Promise<void> {
  const isFound = (row: RowState) => found.has(rowKey({ entity: row.entity, row: row.id }));
  const left = await ownersLeft(tx, space, rows.filter(isFound));
  for (const piece of inPieces(rows.filter(isFound))) {
    const made = columnsOf(piece);
    const stored = await tx.query(
      `update row_state held set state = made.state, seq = $2, partner_id = made.partner_id
       from (values ${made.text}) as made(entity, row_id, state, partner_id)
       where held.space_id = $1 and held.entity = made.entity and held.row_id = made.row_id returning 1 as one`,
      [space, seq, ...made.values],
    );
    if (stored.length !== piece.length) throw new TransactionsMet('A record went away while it was held.');
  }
  for (const piece of inPieces(rows.filter((row) => !isFound(row)))) {
    const made = columnsOf(piece);
    const stored = await tx.query(
      `insert into row_state (space_id, entity, row_id, state, partner_id, seq)
       select $1, made.entity, made.row_id, made.state, made.partner_id, $2::bigint
       from (values ${made.text}) as made(entity, row_id, state, partner_id) on conflict do nothing returning 1 as one`,
      [space, seq, ...made.values],
    );
    if (stored.length !== piece.length) throw new TransactionsMet('Another device has just made the same record.');
  }
  await noteDue(tx, space, [...left, ...rows.map(ownerOf)], received);
}

/** Partners that records were about until now and are about no longer. */
async function ownersLeft(tx: Queries, space: string, rows: readonly RowState[]): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const left = await tx.query<{ partner: string }>(
    `select distinct held.partner_id as partner from row_state held
     join unnest($2::text[], $3::text[], $4::text[]) as made(entity, row_id, partner_id)
       on held.entity = made.entity and held.row_id = made.row_id
     where held.space_id = $1 and held.partner_id <> made.partner_id`,
    [space, rows.map(({ entity }) => entity), rows.map(({ id }) => id), rows.map(ownerOf)],
  );
  return left.map(({ partner }) => partner);
}

function columnsOf(rows: readonly RowState[]): ValueRows {
  const values = rows.map((row) => [row.entity, row.id, JSON.stringify(row.fields), ownerOf(row)]);
  return valueRows(values, ['text', 'text', 'text', 'text'], 3);
}

export function readState(entity: string, id: string, state: string): RowState {
  if (state === '') return emptyRow(entity, id);
  return { entity, id, fields: JSON.parse(state) as RowState['fields'] };
}
