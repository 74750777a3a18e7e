import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem } from '#shared/contracts/hq-api';
import { inOrder, type RowState } from '#shared/sync/row';
import type { Database, Queries } from '../db/database';
import { headIn, holdHeads } from './apply-push';
import { forgetGone, noteGone } from './gone-rows';
import { fileVerdicts } from './log-store';
import { type OwnAuthor, type OwnDevice, signOwn } from './own-device';
import { malformed } from './read-push';
import { goneField, movedField, redotFields } from './redot';
import { holdRows, readState, rowKey, storeRows } from './row-store';

export interface PartnerMove {
  readonly partner: string;
  readonly from: string;
  readonly to: string;
  /** Who asked for it; stands beside the entries. */
  readonly by: string;
  /** Stands in the log of both territories. */
  readonly reason?: string | undefined;
}

export interface MoveParts {
  readonly database: Database;
  readonly ownDevice: OwnDevice;
  readonly now: () => number;
  /** Told of both territories once they have moved on. */
  readonly moved: (space: string, seq: number) => void;
}

/**
 * Moves a partner with everything that belongs to it into another territory, all of it or nothing. What devices still
 * send for the old place is carried over by `judgePush`. Whether somebody may do this is asked by the caller.
 */
export async function movePartner(parts: MoveParts, move: PartnerMove): Promise<Result<{ rows: number }, Problem>> {
  if (move.from === move.to) return refuse(malformed('The partner is in this territory already.'));
  const kinds = await parts.database.query<{ kind: string }>(
    'select kind from space where space_id = any($1::text[])',
    [[move.from, move.to]],
  );
  if (kinds.length !== 2 || kinds.some(({ kind }) => kind !== 'territory')) {
    return refuse(malformed('A partner can only be moved from one territory to another.'));
  }
  const authors = { from: await parts.ownDevice.author(move.from), to: await parts.ownDevice.author(move.to) };
  const done = await parts.database.transaction((tx) => moveRows(tx, authors, move, parts.now()));
  if (done === null) return refuse(malformed('There is no such partner in this territory.'));
  for (const [space, seq] of done.heads) parts.moved(space, seq);
  return ok({ rows: done.rows });
}

interface Authors {
  readonly from: OwnAuthor;
  readonly to: OwnAuthor;
}

async function moveRows(
  tx: Queries,
  authors: Authors,
  { partner, from, to, by, reason }: PartnerMove,
  time: number,
): Promise<{ readonly rows: number; readonly heads: readonly (readonly [string, number])[] } | null> {
  // Records first and counters second, as every push does. What came in between is found once the counters are held.
  if ((await holdPartner(tx, from, partner)).length === 0) return null;
  const heads = await holdHeads(tx, [from, to]);
  const rows = await holdPartner(tx, from, partner);
  if (!rows.some((row) => row.entity === 'partner')) return null;
  const why = reason ? `Moved by ${by}: ${reason}` : `Moved by ${by}.`;
  const left = await signOwn(
    tx,
    authors.from,
    rows.map(({ entity, id }) => ({ operation: 'set', entity, id, fields: { [goneField]: { to } }, why })),
    time,
  );
  const goneHead = await fileOwn(tx, authors.from, headIn(heads, from), left, time);
  const names = rows.map(({ entity, id }) => ({ entity, row: id }));
  const there = await holdRows(tx, to, names);
  const arrived = rows.map((row) =>
    together(
      { ...row, fields: redotFields(row.fields, from, to) },
      there.states.get(rowKey({ entity: row.entity, row: row.id })),
    ),
  );
  const came = await signOwn(
    tx,
    authors.to,
    arrived.map(({ entity, id, fields }) => {
      const moved = { from, seq: goneHead.seq, fields } as unknown as Json;
      return { operation: 'attach', entity, id, fields: { [movedField]: moved }, why };
    }),
    time,
  );
  const newHead = await fileOwn(tx, authors.to, headIn(heads, to), came, time);
  await tx.query(
    `delete from row_state held using unnest($2::text[], $3::text[]) as left_behind(entity, row_id)
     where held.space_id = $1 and held.entity = left_behind.entity and held.row_id = left_behind.row_id`,
    [from, names.map((name) => name.entity), names.map((name) => name.row)],
  );
  const gone = names.map((name) => ({ ...name, to }));
  await noteGone(tx, from, goneHead.seq, gone);
  await forgetGone(tx, to, names);
  await storeRows(tx, { space: to, seq: newHead.seq, received: time }, arrived, there.found);
  await takeFilesAlong(tx, from, to, arrived);
  return {
    rows: rows.length,
    heads: [
      [from, goneHead.seq],
      [to, newHead.seq],
    ],
  };
}

/** Every record of a partner, held. */
async function holdPartner(tx: Queries, space: string, partner: string): Promise<readonly RowState[]> {
  const rows = await tx.query<{ entity: string; row_id: string; state: string }>(
    `select entity, row_id, state from row_state
     where space_id = $1 and ((entity = 'partner' and row_id = $2) or position($3 in state) > 0)
     order by entity, row_id for update`,
    [space, partner, JSON.stringify(partner)],
  );
  return rows
    .map(({ entity, row_id, state }) => readState(entity, row_id, state))
    .filter((row) => (row.entity === 'partner' ? row.id === partner : belongsTo(row, partner)));
}

// Somebody may have written under the same id over there; nothing of either is dropped.
function together(arrived: RowState, there: RowState | undefined): RowState {
  if (!there) return arrived;
  const fields = { ...arrived.fields };
  for (const [field, heads] of Object.entries(there.fields)) {
    const others = (fields[field] ?? []).filter((head) => !heads.some(({ dot }) => dot === head.dot));
    fields[field] = inOrder([...heads, ...others]);
  }
  return { ...arrived, fields };
}

function belongsTo(row: RowState, partner: string): boolean {
  return row.fields['partnerId']?.[0]?.value === partner;
}

/** Files what `signOwn` signed, and gives the new head. */
export async function fileOwn(
  tx: Queries,
  { space, device, user }: OwnAuthor,
  head: { readonly seq: number; readonly hash: string },
  changes: Awaited<ReturnType<typeof signOwn>>,
  time: number,
): Promise<{ readonly seq: number; readonly hash: string }> {
  const verdicts = changes.map((change) => ({ change, at: time, state: 'applied', fields: [], why: null }) as const);
  return (await fileVerdicts(tx, { space, device, user, received: time }, head, verdicts)).head;
}

// Files are known by territory, so that nobody can find out by its hash what another one has.
async function takeFilesAlong(tx: Queries, from: string, to: string, rows: readonly RowState[]): Promise<void> {
  const named = new Set(rows.flatMap((row) => JSON.stringify(row.fields).match(/(?<=")[0-9a-f]{64}(?=")/g) ?? []));
  if (named.size === 0) return;
  await tx.query(
    `insert into blob (space_id, sha256, size, mime, verified_at)
     select $2, sha256, size, mime, verified_at from blob where space_id = $1 and sha256 = any($3::text[])
     on conflict do nothing`,
    [from, to, [...named]],
  );
}
