import { sameJson } from '#shared/base/json';
import type { EntityName } from './entities';
import { entityKind, fieldClass } from './entities';
import { deletedField, editsUnseenByDeletion, type Head, type RowState } from './row';

/** A field that two people changed without knowing of each other, waiting for a decision. */
export interface Conflict {
  readonly entity: EntityName | string;
  readonly rowId: string;
  /** `_deleted` where one person deleted the record while another went on writing in it. */
  readonly field: string;
  /** At least two, latest first; of a deletion met by edits only the deletion. */
  readonly heads: readonly Head[];
  /** What was written without knowledge of the deletion. */
  readonly edits: readonly { readonly field: string; readonly head: Head }[];
}

/** The fields of a row whose heads differ and whose class asks a person to decide, and a deletion that met edits. */
export function conflictsOf(row: RowState): readonly Conflict[] {
  if (entityKind(row.entity)?.kind !== 'fields') return [];
  const open = Object.entries(row.fields)
    .filter(([field, heads]) => isOpen(row.entity, field, heads))
    .map(([field, heads]) => ({ entity: row.entity, rowId: row.id, field, heads, edits: [] }));
  const edits = editsUnseenByDeletion(row);
  if (edits.length === 0 || open.some(({ field }) => field === deletedField)) return open;
  const heads = row.fields[deletedField] ?? [];
  return [...open, { entity: row.entity, rowId: row.id, field: deletedField, heads, edits }];
}

// Two people who made the same correction agree; there is nothing to decide.
function isOpen(entity: string, field: string, heads: readonly Head[]): boolean {
  const [first, ...others] = heads;
  if (!first || others.length === 0 || fieldClass(entity, field) !== 'mv') return false;
  return others.some((head) => !sameJson(head.value, first.value));
}
