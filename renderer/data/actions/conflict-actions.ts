import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Dot } from '#shared/sync/change';
import { conflictsOf } from '#shared/sync/conflict';
import { type EntityName, entityKind } from '#shared/sync/entities';
import { rowOf } from '../stored';
import type { Workspace } from '../workspace';
import { type StorageRefusal, write } from '../writer';

/** What to keep: one of the values that stand against each other, by its dot, or another one. */
export type Kept = { readonly dot: Dot } | { readonly value: Json };

export interface ConflictDecision {
  readonly rowId: string;
  readonly field: string;
  readonly keep: Kept;
  /** May be blank. */
  readonly why: string;
}

/** `settled`: nobody needs to decide any more. `changed`: the value chosen is no longer among those in question. */
export type ConflictRefusal = { readonly kind: 'settled' } | { readonly kind: 'changed' };

/** Settles a field that two people changed apart. The decision replaces every value that was in view, on all devices. */
export function resolveConflict(
  workspace: Workspace,
  { rowId, field, keep, why }: ConflictDecision,
): Promise<Result<null, ConflictRefusal | StorageRefusal>> {
  return write(workspace, async () => {
    const stored = await workspace.database.rows.get(rowId);
    const conflict = stored ? conflictsOf(rowOf(stored)).find((open) => open.field === field) : undefined;
    if (!stored || !conflict || !entityKind(stored.entity)) return refuse<ConflictRefusal>({ kind: 'settled' });
    const head = 'dot' in keep ? conflict.heads.find(({ dot }) => dot === keep.dot) : undefined;
    if ('dot' in keep && !head) return refuse<ConflictRefusal>({ kind: 'changed' });
    const value = 'dot' in keep ? (head?.value ?? null) : keep.value;
    const reason = why.trim().slice(0, 2000);
    const edit = {
      operation: 'resolve' as const,
      entity: stored.entity as EntityName,
      id: rowId,
      fields: { [field]: value },
    };
    return ok({ value: null, edits: [reason === '' ? edit : { ...edit, why: reason }] });
  });
}
