import { sameJson } from '#shared/base/json';
import type { EntityName } from './entities';
import { entityKind, fieldClass } from './entities';
import type { Head, RowState } from './row';

/** A field that two people changed without knowing of each other, waiting for a decision. */
export interface Conflict {
  readonly entity: EntityName | string;
  readonly rowId: string;
  readonly field: string;
  /** At least two, latest first. */
  readonly heads: readonly Head[];
}

/** The fields of a row whose heads differ and whose class asks a person to decide. */
export function conflictsOf(row: RowState): readonly Conflict[] {
  if (entityKind(row.entity)?.kind !== 'fields') return [];
  return Object.entries(row.fields)
    .filter(([field, heads]) => isOpen(row.entity, field, heads))
    .map(([field, heads]) => ({ entity: row.entity, rowId: row.id, field, heads }));
}

// Two people who made the same correction agree; there is nothing to decide.
function isOpen(entity: string, field: string, heads: readonly Head[]): boolean {
  const [first, ...others] = heads;
  if (!first || others.length === 0 || fieldClass(entity, field) !== 'mv') return false;
  return others.some((head) => !sameJson(head.value, first.value));
}
