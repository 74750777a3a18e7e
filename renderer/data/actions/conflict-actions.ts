import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { readRecord } from '#shared/records/records';
import type { Dot } from '#shared/sync/change';
import { type Conflict, conflictsOf } from '#shared/sync/conflict';
import { needsReason } from '#shared/sync/conflict-reason';
import { type EntityName, entityKind } from '#shared/sync/entities';
import { deletedField, type Head, type RowState } from '#shared/sync/row';
import { rowOf } from '../stored';
import type { Workspace } from '../workspace';
import { type StorageRefusal, write } from '../writer';

/** What to keep: one of the values that stand against each other, by its dot, or another one. */
export type Kept = { readonly dot: Dot } | { readonly value: Json };

export interface ConflictDecision {
  readonly rowId: string;
  readonly field: string;
  /** Of a deletion met by edits: true deletes after all, false keeps the record with the edits. */
  readonly keep: Kept;
  /** May be blank where no reason is owed. */
  readonly why: string;
}

export type ConflictRefusal =
  /** Nobody needs to decide any more. */
  | { readonly kind: 'settled' }
  /** The value chosen is no longer among those in question. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'reason-missing' }
  /** The value that was written does not fit into such a record. */
  | { readonly kind: 'does-not-fit' };

/** Settles a field that two people changed apart. The decision replaces every value that was in view, on all devices. */
export function resolveConflict(
  workspace: Workspace,
  { rowId, field, keep, why }: ConflictDecision,
): Promise<Result<null, ConflictRefusal | StorageRefusal>> {
  return write(workspace, async () => {
    const stored = await workspace.database.rows.get(rowId);
    const row = stored && rowOf(stored);
    const conflict = row && conflictsOf(row).find((open) => open.field === field);
    if (!row || !conflict || !entityKind(row.entity)) return refuse<ConflictRefusal>({ kind: 'settled' });
    const value = keptValue(conflict, keep);
    if (value === undefined) return refuse<ConflictRefusal>({ kind: 'changed' });
    const reason = why.trim().slice(0, 2000);
    if (reason === '' && needsReason(conflict)) return refuse<ConflictRefusal>({ kind: 'reason-missing' });
    if (!fits(row, conflict, value)) return refuse<ConflictRefusal>({ kind: 'does-not-fit' });
    const edit = {
      operation: 'resolve' as const,
      entity: row.entity as EntityName,
      id: rowId,
      fields: { [field]: value },
    };
    return ok({ value: null, edits: [reason === '' ? edit : { ...edit, why: reason }] });
  });
}

function keptValue({ heads }: Conflict, keep: Kept): Json | undefined {
  return 'dot' in keep ? heads.find(({ dot }) => dot === keep.dot)?.value : keep.value;
}

// A value that the record's own rules refuse would make it unreadable on every device.
function fits(row: RowState, { field, heads: [first] }: Conflict, value: Json): boolean {
  if (field === deletedField) return typeof value === 'boolean';
  if (!first) return false;
  const entity = row.entity as EntityName;
  const withOne = (head: Head): RowState => ({ ...row, fields: { ...row.fields, [field]: [head] } });
  // A record that cannot be read as it is must not become undecidable for it.
  return readRecord(entity, withOne({ ...first, value })) !== null || readRecord(entity, row) === null;
}
