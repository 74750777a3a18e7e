import type { Json } from '#shared/base/json';
import type { FieldChange } from './change';
import { fieldClass } from './entities';
import type { RowState } from './row';

/** Why a step of a guarded field is not taken. `overtaken`: somebody else took one first. `no-step`: it cannot follow. */
export type GuardRefusal = 'overtaken' | 'no-step';

/** Which value may follow which, by kind of record and field. A field that is not here may take any value. */
const steps: { readonly [entityAndField: string]: { readonly [from: string]: readonly Json[] } } = {
  // What is signed stays signed; a later text is a new agreement that names the one it replaces.
  'agreement/state': { draft: ['draft', 'locked'], locked: ['draft', 'locked', 'signed'], signed: ['signed'] },
};

/**
 * Whether headquarters takes a step of a guarded field, asked in the order of its log. The author must have seen the
 * value that stands, and the new one must be able to follow it. Null: it is taken, or the field is not guarded.
 */
export function guardRefuses(row: RowState, field: string, { v, p }: FieldChange): GuardRefusal | null {
  if (fieldClass(row.entity, field) !== 'guarded') return null;
  const heads = row.fields[field] ?? [];
  if (heads.some(({ dot }) => !p.includes(dot))) return 'overtaken';
  const allowed = steps[`${row.entity}/${field}`];
  const from = heads[0]?.value;
  if (!allowed || typeof from !== 'string') return null;
  return (allowed[from] ?? []).includes(v) ? null : 'no-step';
}
