import type { Json } from '#shared/base/json';
import type { ChangeOperation } from '#shared/sync/change';
import { applyChange, deletedField, emptyRow, parentsOf, type RowState } from '#shared/sync/row';
import { aChange, writing } from '../../../builders/a-change';

/** One edit: who, when (ms), what, and what they had in view (everything that stands, unless it is said). */
export interface Told {
  readonly by: 'ana' | 'ben';
  readonly at: number;
  readonly write: { readonly [field: string]: Json };
  readonly seen?: readonly string[];
  readonly op?: ChangeOperation;
}

/** A record after the edits that are told, each with a dot named after its author and its place: `ana:1`, `ben:2`. */
export function aRow(entity: string, ...edits: readonly Told[]): RowState {
  return edits.reduce(
    (row, { by, at, write, seen, op = 'set' }, index) => {
      const parents = (field: string) => seen ?? parentsOf(row, field);
      const fields = Object.keys(write).map((field) => writing({ [field]: write[field] ?? null }, parents(field)));
      const n = index + 1;
      const change = aChange({
        id: `change-${n}`,
        dev: by,
        n,
        op,
        e: entity,
        r: 'it',
        f: Object.assign({}, ...fields),
      });
      return applyChange(row, change, { dot: `${by}:${n}`, by, at });
    },
    emptyRow(entity, 'it'),
  );
}

/** The edit that deletes, by somebody who had this in view. */
export function deletion(by: Told['by'], at: number, seen: readonly string[]): Told {
  return { by, at, write: { [deletedField]: true }, seen, op: 'delete' };
}
