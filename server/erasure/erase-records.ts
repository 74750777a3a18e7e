import { ok, type Result, refuse } from '#shared/base/result';
import type { BlobStore } from '../blobs/blob-store';
import type { Database, Queries } from '../db/database';
import { forgetLedgers } from '../insights/forget-ledgers';
import { headIn, holdHeads } from '../sync/apply-push';
import { noteGone } from '../sync/gone-rows';
import { fileOwn } from '../sync/move-partner';
import { type OwnAuthor, type OwnDevice, signOwn } from '../sync/own-device';
import { erasedField } from '../sync/redot';
import { type RowName, rowKey } from '../sync/row-store';

export interface ErasureParts {
  readonly database: Database;
  readonly ownDevice: OwnDevice;
  readonly blobs: BlobStore;
  readonly now: () => number;
  /** Told of every territory that has moved on. */
  readonly moved: (space: string, seq: number) => void;
}

export interface ErasureReport {
  readonly records: readonly string[];
  /** Entries of the log whose bodies are gone. */
  readonly entries: number;
  readonly territories: number;
  /** Files that no other record names, and that are gone too. */
  readonly files: readonly string[];
}

/** The records that name another one anywhere in their history, itself first. */
export async function recordsNaming(database: Queries, record: RowName): Promise<readonly RowName[]> {
  const rows = await database.query<RowName>(
    `select distinct entity, row_id as row from change_log where position($1 in body) > 0 order by entity, row`,
    [JSON.stringify(record.row)],
  );
  const others = rows.filter((row) => rowKey(row) !== rowKey(record));
  return [record, ...others];
}

/**
 * Takes what records say out of the log, whatever territory it stands in, and leaves the chain as it is: the hashes of
 * what was said stay, and one signed entry says that and why it was erased. Done again it takes what devices sent since.
 */
export async function eraseRecords(
  parts: ErasureParts,
  records: readonly RowName[],
  reason: string,
): Promise<Result<ErasureReport, string>> {
  const spaces = await spacesOf(parts.database, records);
  if (spaces.length === 0) return refuse('There is no such record in any territory.');
  const authors = new Map<string, OwnAuthor>();
  for (const space of spaces) authors.set(space, await parts.ownDevice.author(space));
  const done = await parts.database.transaction((tx) => erase(tx, authors, records, reason, parts.now()));
  // Not before the records are gone for good: a file cannot be taken back.
  for (const sha256 of done.files) await parts.blobs.remove(sha256);
  for (const [space, seq] of done.heads) parts.moved(space, seq);
  const { entries, files } = done;
  return ok({ records: records.map(rowKey), entries, territories: done.heads.size, files });
}

async function spacesOf(database: Queries, records: readonly RowName[]): Promise<readonly string[]> {
  const rows = await database.query<{ space: string }>(
    `select distinct entry.space_id as space from change_log entry
     join unnest($1::text[], $2::text[]) as wanted(entity, row_id)
       on wanted.entity = entry.entity and wanted.row_id = entry.row_id order by 1`,
    [records.map(({ entity }) => entity), records.map(({ row }) => row)],
  );
  return rows.map(({ space }) => space);
}

interface Erased {
  readonly entries: number;
  readonly files: readonly string[];
  readonly heads: ReadonlyMap<string, number>;
}

async function erase(
  tx: Queries,
  authors: ReadonlyMap<string, OwnAuthor>,
  records: readonly RowName[],
  reason: string,
  time: number,
): Promise<Erased> {
  const lists = [records.map(({ entity }) => entity), records.map(({ row }) => row)];
  // Records first and counters second, as every push does.
  for (const space of authors.keys())
    await tx.query(
      `select 1 from row_state where space_id = $1 and row_id = any($2::text[]) order by entity, row_id for update`,
      [space, lists[1]],
    );
  const heads = await holdHeads(tx, [...authors.keys()]);
  const named = await filesNamedBy(tx, [...authors.keys()], lists);
  await forgetLedgers(tx, records, time);
  let entries = 0;
  const moved = new Map<string, number>();
  for (const [space, author] of authors) {
    entries += await blank(tx, space, lists, time);
    const here = await recordsIn(tx, space, lists);
    const changes = await signOwn(
      tx,
      author,
      here.map(({ entity, row }) => ({
        ...{ operation: 'delete', entity, id: row, why: reason },
        fields: { [erasedField]: { reason } },
      })),
      time,
    );
    const head = await fileOwn(tx, author, headIn(heads, space), changes, time);
    await tx.query(
      `delete from row_state held using unnest($2::text[], $3::text[]) as erased(entity, row_id)
       where held.space_id = $1 and held.entity = erased.entity and held.row_id = erased.row_id`,
      [space, ...lists],
    );
    await noteGone(
      tx,
      space,
      head.seq,
      here.map((name) => ({ ...name, to: null })),
    );
    for (const table of ['archived_document', 'archived_revision'])
      await tx.query(`delete from ${table} where space_id = $1 and document_id = any($2::text[])`, [space, lists[1]]);
    moved.set(space, head.seq);
  }
  return { entries, heads: moved, files: await dropFiles(tx, named) };
}

function recordsIn(tx: Queries, space: string, lists: readonly unknown[]): Promise<readonly RowName[]> {
  return tx.query<RowName>(
    `select distinct entry.entity, entry.row_id as row from change_log entry
     join unnest($2::text[], $3::text[]) as wanted(entity, row_id)
       on wanted.entity = entry.entity and wanted.row_id = entry.row_id
     where entry.space_id = $1 order by entry.entity, row`,
    [space, ...lists],
  );
}

// What headquarters itself wrote about an earlier erasure says nothing of the record, and stays as its proof.
async function blank(tx: Queries, space: string, lists: readonly unknown[], time: number): Promise<number> {
  const gone = await tx.query(
    `update change_log entry set body = '', erased_at = $4 from unnest($2::text[], $3::text[]) as erased(entity, row_id)
     where entry.space_id = $1 and entry.entity = erased.entity and entry.row_id = erased.row_id and entry.body <> ''
       and not (entry.device_id like 'hq-%' and position('"${erasedField}"' in entry.body) > 0)
     returning entry.seq`,
    [space, ...lists, time],
  );
  return gone.length;
}

async function filesNamedBy(
  tx: Queries,
  spaces: readonly string[],
  lists: readonly unknown[],
): Promise<readonly string[]> {
  const rows = await tx.query<{ body: string }>(
    `select entry.body from change_log entry join unnest($2::text[], $3::text[]) as erased(entity, row_id)
       on entry.entity = erased.entity and entry.row_id = erased.row_id
     where entry.space_id = any($1::text[]) and entry.body <> ''`,
    [spaces, ...lists],
  );
  return [...new Set(rows.flatMap(({ body }) => body.match(/(?<=")[0-9a-f]{64}(?=")/g) ?? []))];
}

/** Forgets files that no other record names any more; gives those that nobody has left. */
async function dropFiles(tx: Queries, named: readonly string[]): Promise<readonly string[]> {
  const gone: string[] = [];
  for (const sha256 of named) {
    const others = await tx.query(`select 1 from change_log where position($1 in body) > 0 limit 1`, [
      JSON.stringify(sha256),
    ]);
    if (others.length > 0) continue;
    const rows = await tx.query('delete from blob where sha256 = $1 returning sha256', [sha256]);
    if (rows.length > 0) gone.push(sha256);
  }
  return gone;
}

/** Takes out what devices that had not heard of an erasure sent for an erased record; it was set aside when it came. */
export async function eraseLateArrivals(database: Queries, now: number): Promise<number> {
  const gone = await database.query(
    `update change_log set body = '', erased_at = $1
     where state = 'quarantined' and why = 'erased' and body <> '' returning seq`,
    [now],
  );
  return gone.length;
}
