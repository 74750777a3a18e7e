import { documentRevisionSchema, signedDocumentSchema } from '#shared/domain/signing/signature';
import type { Database, Queries } from '../db/database';
import { readState } from '../sync/row-store';

interface StoredRow {
  readonly entity: string;
  readonly row_id: string;
  readonly state: string;
  readonly seq: number;
}

/** More than one push can bring, so that a full page never holds rows of one push only. */
const pageRows = 1000;

/**
 * Looks through what is new in every territory for signed documents and their stronger files, and writes them down as
 * work to do. How far it got is kept, so nothing is missed over a restart and nothing is looked at twice.
 */
export async function noticeDocuments(database: Database, now: number): Promise<void> {
  const spaces = await database.query<{ space_id: string }>(
    `select space.space_id from space left join archive_cursor on archive_cursor.space_id = space.space_id
     where space.seq > coalesce(archive_cursor.seq, 0) order by space.space_id`,
  );
  for (const { space_id: space } of spaces) {
    while (await noticePage(database, space, now)) {
      // One page after the other; each is kept before the next is begun.
    }
  }
}

/** Whether there is more. */
function noticePage(database: Database, space: string, now: number): Promise<boolean> {
  return database.transaction(async (tx) => {
    const [head] = await tx.query<{ seq: number; cursor: number | null }>(
      `select space.seq, archive_cursor.seq as cursor from space
         left join archive_cursor on archive_cursor.space_id = space.space_id where space.space_id = $1`,
      [space],
    );
    if (!head) return false;
    const rows = await tx.query<StoredRow>(
      `select entity, row_id, state, seq from row_state
       where space_id = $1 and seq > $2 and seq <= $3 and entity in ('signedDocument', 'documentRevision')
       order by seq, entity, row_id limit $4`,
      [space, head.cursor ?? 0, head.seq, pageRows],
    );
    // Rows of one push share a number. A full page may end within it, so the last number is looked at again.
    const full = rows.length === pageRows;
    const until = full ? (rows.at(-1)?.seq ?? head.seq) - 1 : head.seq;
    for (const row of rows) await noticeRow(tx, space, row, now);
    await tx.query(
      'insert into archive_cursor values ($1, $2) on conflict (space_id) do update set seq = excluded.seq',
      [space, until],
    );
    return full;
  });
}

async function noticeRow(tx: Queries, space: string, row: StoredRow, now: number): Promise<void> {
  const record = recordOf(row);
  if (row.entity === 'signedDocument') {
    const document = signedDocumentSchema.safeParse(record);
    if (!document.success) return;
    const { id, partnerId, file } = document.data;
    await tx.query(
      `insert into archived_document (space_id, document_id, partner_id, sha256, file_name, arrived_at, tries, due_at)
       values ($1, $2, $3, $4, $5, $6, 0, $6) on conflict do nothing`,
      [space, id, partnerId, file.sha256, file.name, now],
    );
    return;
  }
  const revision = documentRevisionSchema.safeParse(record);
  if (!revision.success || revision.data.kind !== 'archival') return;
  const { id, documentId, file } = revision.data;
  await tx.query(
    `insert into archived_revision (space_id, document_id, revision_id, sha256, noticed_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [space, documentId, id, file.sha256, now],
  );
  await tx.query('update archived_document set due_at = $3 where space_id = $1 and document_id = $2', [
    space,
    documentId,
    now,
  ]);
}

function recordOf(row: StoredRow): Record<string, unknown> {
  const { fields } = readState(row.entity, row.row_id, row.state);
  const shown = Object.entries(fields).map(([field, heads]) => [field, heads[0]?.value] as const);
  return { ...Object.fromEntries(shown), id: row.row_id };
}
