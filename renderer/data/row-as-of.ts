import type { Head, RowState } from '#shared/sync/row';
import type { StoredRow } from './stored';

/**
 * A row of which this device knows only how it stands now, as it was at an instant: by the times of its own values, and
 * by what they replaced where that is remembered. Null: it had not been written.
 */
function rowAsOf(row: StoredRow, at: number): StoredRow | null {
  const fields: Record<string, readonly Head[]> = {};
  for (const [field, heads] of Object.entries(row.content)) {
    const known = headsAsOf(heads, at);
    if (known.length > 0) fields[field] = known;
  }
  return Object.keys(fields).length === 0 ? null : { ...row, content: fields };
}

function headsAsOf(heads: RowState['fields'][string], at: number): readonly Head[] {
  const known = heads.filter((head) => head.at <= at);
  if (known.length > 0) return known;
  const [replaced] = heads
    .flatMap((head) => (head.was ?? []).map((was) => ({ ...head, ...was, was: undefined })))
    .filter((head) => head.at <= at)
    .sort((left, right) => right.at - left.at);
  return replaced ? [replaced] : [];
}

/** The row as it stood at an instant, where this version of it did; else undefined. */
export function stoodAt(row: (StoredRow & { readonly until?: number }) | undefined, at: number): StoredRow | undefined {
  if (!row || (row.until !== undefined && row.until <= at)) return undefined;
  if (row.since !== undefined) return row.since <= at ? row : undefined;
  return rowAsOf(row, at) ?? undefined;
}
