import type { RowState } from '#shared/sync/row';
import type { Queries } from '../db/database';

/** The partner a record belongs to; a partner belongs to itself. Empty where there is none. */
export function ownerOf(row: RowState): string {
  if (row.entity === 'partner') return row.id;
  const named = row.fields['partnerId']?.[0]?.value;
  return typeof named === 'string' ? named : '';
}

/** A partner of whom something has changed since its ledger was written. */
export interface DueLedger {
  /** First and last change that is not in the ledger. */
  readonly from: number;
  readonly at: number;
}

/**
 * Notes whose ledgers are due, in the transaction that changes their records and always in the same order, so that two
 * of them wait for each other instead of blocking each other.
 */
export async function noteDue(tx: Queries, space: string, partners: readonly string[], at: number): Promise<void> {
  const named = [...new Set(partners)].filter((partner) => partner !== '').sort();
  if (named.length === 0) return;
  await tx.query(
    `insert into due_ledger (space_id, partner_id, from_at, at)
     select $1, made.partner_id, $3::bigint, $3::bigint from unnest($2::text[]) as made(partner_id)
     order by made.partner_id
     on conflict (space_id, partner_id) do update
       set from_at = least(due_ledger.from_at, excluded.from_at), at = greatest(due_ledger.at, excluded.at)`,
    [space, named, at],
  );
}
