import { type ErasedRecord, ledgerWithout } from '#shared/domain/metrics/forgotten';
import { unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { readChangeBody } from '#shared/sync/change';
import type { Database } from './database';
import { checkedLedger } from './ledger-check';
import type { StoredRow } from './stored';

/** Records that HQ erased, as far as this device ever knew them. */
export interface Erased {
  readonly records: readonly ErasedRecord[];
  /** Whose records they were. */
  readonly partnerIds: ReadonlySet<string>;
}

/** Gathers what has to be known of records to find them in what was reckoned from them, before they are gone. */
export async function gatherErased(database: Database, ids: readonly string[]): Promise<Erased> {
  const { rows, bases, pastRows, history } = database;
  const [now, words, before, lines] = await Promise.all([
    rows.bulkGet([...ids]),
    bases.bulkGet([...ids]),
    pastRows
      .where('id')
      .anyOf([...ids])
      .toArray(),
    history
      .where('rowId')
      .anyOf([...ids])
      .toArray(),
  ]);
  const versions = [...now, ...words, ...before].filter((row): row is StoredRow => row !== undefined);
  const bodies = lines.flatMap(({ content }) => {
    const read = content.body === '' ? null : readChangeBody(content.body);
    return read?.ok ? [read.value] : [];
  });
  const records = ids.map((id): ErasedRecord => {
    const own = versions.filter((row) => row.id === id);
    const written = bodies.filter(({ r }) => r === id);
    return {
      id,
      entity: own[0]?.entity ?? written[0]?.e ?? '',
      values: (field) => [
        ...own
          .flatMap(({ content }) => content[field] ?? [])
          .flatMap(({ value, was }) => [value, ...(was ?? []).map((replaced) => replaced.value)]),
        ...written.flatMap(({ f }) => (f[field] ? [f[field].v] : [])),
      ],
    };
  });
  const owners = [...versions, ...lines].map(({ partnerId }) => partnerId).filter((id) => id !== '');
  return { records, partnerIds: new Set(owners) };
}

/**
 * Takes what HQ erased out of the past and out of what was reckoned from it, in the transaction that takes the records
 * away: what the law asks to be forgotten must not be found by looking back.
 */
export async function forgetErased(database: Database, { records, partnerIds }: Erased, lane: string): Promise<void> {
  if (records.length === 0) return;
  const { rows, pastRows, bases, ledgers, dueLedgers, keptFigures } = database;
  const ids = records.map(({ id }) => id);
  const still = new Set((await rows.bulkGet(ids)).flatMap((row) => row?.id ?? []));
  await pastRows
    .where('id')
    .anyOf(ids)
    .filter(({ id, space }) => !still.has(id) || space === lane)
    .delete();
  await bases.bulkDelete(ids.filter((id) => !still.has(id)));
  // A partner that is erased has a ledger under its own id.
  await Promise.all([ledgers.bulkDelete(ids), dueLedgers.bulkDelete(ids)]);
  for (const kept of await ledgers.bulkGet([...partnerIds]))
    if (kept) await ledgers.put(checkedLedger(kept, ledgerWithout(unpackLedger(kept), records)));
  // A figure that rests on one answer is that answer.
  await keptFigures.clear();
}
