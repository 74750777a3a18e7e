import { packLedger, unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { respondentMark } from '#shared/domain/metrics/respondent-mark';
import type { Queries } from '../db/database';
import { type RowName, rowKey } from '../sync/row-store';
import { noteDue } from './due-ledgers';
import { dropLedger, keepLedger, keptLedgers } from './ledger-store';
import { nameOwners } from './row-owners';

/**
 * Takes records that are erased out of the ledgers, before they are gone themselves: a partner's whole ledger with the
 * partner, and of another record whatever names it. The rest of a past figure stays as it was told.
 */
export async function forgetLedgers(tx: Queries, records: readonly RowName[], at: number): Promise<void> {
  await nameOwners(tx);
  // People who answered stand in a ledger by a mark of their id.
  const erased = new Set(records.flatMap(({ row }) => [row, respondentMark(row)]));
  const owners = await ownersOf(tx, records);
  // First of all: whoever is just writing one of these ledgers ends before it is looked at.
  for (const { space, partner } of owners) await noteDue(tx, space, [partner], at);
  for (const partner of new Set(owners.map((owner) => owner.partner))) {
    const isErased = records.some((record) => rowKey(record) === rowKey({ entity: 'partner', row: partner }));
    for (const kept of await keptLedgers(tx, partner)) {
      if (isErased) await dropLedger(tx, partner);
      else {
        const rest = unpackLedger(kept).filter(({ fact }) => !names(fact, erased));
        await keepLedger(tx, partner, { ...kept, ...packLedger(rest) });
      }
    }
  }
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

function names(fact: object, erased: ReadonlySet<string>): boolean {
  return Object.values(fact).some((value) => typeof value === 'string' && erased.has(value));
}
