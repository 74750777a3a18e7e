import { type ErasedRecord, ledgerWithout } from '#shared/domain/metrics/forgotten';
import { packLedger, unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { readChangeBody } from '#shared/sync/change';
import type { Queries } from '../db/database';
import { movedField, movedRecord } from '../sync/redot';
import { type RowName, rowKey } from '../sync/row-store';
import { noteDue } from './due-ledgers';
import { dropLedger, keepLedger, keptLedgers } from './ledger-store';
import { nameOwners } from './row-owners';

/**
 * Takes records that are erased out of the ledgers, before they are gone themselves: a partner's whole ledger with the
 * partner, and of another record whatever names it or was read off it. The rest of a past figure stays as it was told.
 */
export async function forgetLedgers(tx: Queries, records: readonly RowName[], at: number): Promise<void> {
  await nameOwners(tx);
  const erased = await readErased(tx, records);
  const owners = await ownersOf(tx, records);
  // First of all: whoever is just writing one of these ledgers ends before it is looked at.
  for (const { space, partner } of owners) await noteDue(tx, space, [partner], at);
  // A record may have belonged to another partner before.
  const named = erased.flatMap(({ values }) => values('partnerId')).filter((id) => typeof id === 'string');
  for (const partner of new Set([...owners.map((owner) => owner.partner), ...named])) {
    const isErased = records.some((record) => rowKey(record) === rowKey({ entity: 'partner', row: partner }));
    for (const kept of await keptLedgers(tx, partner)) {
      if (isErased) await dropLedger(tx, partner);
      else await keepLedger(tx, partner, { ...kept, ...packLedger(ledgerWithout(unpackLedger(kept), erased)) });
    }
  }
}

/** What the log says of records in all their versions; it says so for the last time. */
async function readErased(tx: Queries, records: readonly RowName[]): Promise<readonly ErasedRecord[]> {
  const entries = await tx.query<RowName & { body: string }>(
    `select entry.entity, entry.row_id as row, entry.body from change_log entry
     join unnest($1::text[], $2::text[]) as erased(entity, row_id)
       on entry.entity = erased.entity and entry.row_id = erased.row_id
     where entry.body <> '' order by entry.space_id, entry.seq`,
    [records.map(({ entity }) => entity), records.map(({ row }) => row)],
  );
  return records.map((record) => {
    const own = entries.filter((entry) => rowKey(entry) === rowKey(record)).map(({ body }) => valuesOf(body));
    return { entity: record.entity, id: record.row, values: (field) => own.flatMap((values) => values(field)) };
  });
}

function valuesOf(body: string): ErasedRecord['values'] {
  const read = readChangeBody(body);
  if (!read.ok) return () => [];
  const { f } = read.value;
  const brought = movedRecord(f[movedField]?.v);
  return (field) => [
    ...(f[field] ? [f[field].v] : []),
    ...(brought?.fields[field] ?? []).flatMap(({ value, was }) => [value, ...(was ?? []).map((one) => one.value)]),
  ];
}

function ownersOf(
  tx: Queries,
  records: readonly RowName[],
): Promise<readonly { readonly space: string; readonly partner: string }[]> {
  return tx.query(
    `select distinct held.space_id as space, held.partner_id as partner from row_state held
     join unnest($1::text[], $2::text[]) as erased(entity, row_id)
       on held.entity = erased.entity and held.row_id = erased.row_id
     where held.partner_id <> '' order by space, partner`,
    [records.map(({ entity }) => entity), records.map(({ row }) => row)],
  );
}
