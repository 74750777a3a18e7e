import { readRecord } from '#shared/records/records';
import { type EntityName, entityKind } from '#shared/sync/entities';
import { rowOf, type StoredRow } from './stored';
import type { Workspace } from './workspace';

/** Where a record says when it came about, the most telling first. */
const momentFields = [
  'recordedAt',
  'at',
  'capturedAt',
  'answeredAt',
  'asOf',
  'frozenAt',
  'requestedAt',
  'raisedAt',
  'notedAt',
  'resolvedAt',
  'openedAt',
  'startedAt',
  'createdAt',
  'since',
  'plannedFor',
] as const;

/**
 * Lets records that were written just now count as known since the times they carry: an example brings its past along,
 * and a past day can be looked at. Not for what people write.
 */
export async function backdate(
  { database, lock }: Workspace,
  which: { readonly partnerId: string } | { readonly ids: readonly string[] },
): Promise<void> {
  const { rows: table, pastRows } = database;
  await lock(() =>
    database.transaction('rw', [table, pastRows], async () => {
      const rows = await ('partnerId' in which
        ? table.where('partnerId').equals(which.partnerId)
        : table.where('id').anyOf(which.ids)
      ).toArray();
      const partner = rows.find(({ entity }) => entity === 'partner');
      const first = partner ? momentOf(partner) : null;
      const dated = rows.flatMap((row) => {
        const moment = momentOf(row) ?? first;
        return moment === null || row.since === undefined || moment >= row.since ? [] : [{ ...row, since: moment }];
      });
      await table.bulkPut(dated);
      // How they came to stand so within a minute was never a past.
      await pastRows
        .where('id')
        .anyOf(dated.map(({ id }) => id))
        .delete();
    }),
  );
}

function momentOf(row: StoredRow): number | null {
  if (entityKind(row.entity) === null) return null;
  const read = readRecord(row.entity as EntityName, rowOf(row)) as Readonly<Record<string, unknown>> | null;
  for (const field of momentFields) {
    const moment = typeof read?.[field] === 'string' ? Date.parse(read[field]) : Number.NaN;
    if (Number.isFinite(moment)) return moment;
  }
  return null;
}
