import type { Json } from '#shared/base/json';
import type { ChangeBody, Dot } from './change';

/** One known value of a field that no other known value replaces. */
export interface Head {
  readonly dot: Dot;
  /** Id of the change it came with. */
  readonly change: string;
  readonly value: Json;
  /** User id of the author. */
  readonly by: string;
  readonly dev: string;
  /** Effective time, ms since 1970 UTC: HQ's corrected time once HQ has it, the author's wall clock before. For display and order only. */
  readonly at: number;
}

/**
 * A record as its set of heads per field. One head is an ordinary value; several are edits that were made
 * without knowledge of each other. The first head of a field is the one shown.
 */
export interface RowState {
  readonly entity: string;
  readonly id: string;
  readonly fields: { readonly [field: string]: readonly Head[] };
}

/** The field that holds whether a record is deleted. It is a field like any other, so a delete can meet an edit. */
export const deletedField = '_deleted';

export function emptyRow(entity: string, id: string): RowState {
  return { entity, id, fields: {} };
}

/**
 * The row after one more change. For each field the new value replaces exactly the heads its author named as
 * parents; heads the author did not know stay beside it. Applying a change again changes nothing, and any
 * order in which parents come before children gives the same row.
 *
 * @remarks The caller must not apply a change whose successors are already in the row and which is not: a
 * replica knows which change ids it holds.
 */
export function applyChange(
  row: RowState,
  change: ChangeBody,
  as: { readonly dot: Dot; readonly by: string; readonly at: number },
): RowState {
  const fields: Record<string, readonly Head[]> = { ...row.fields };
  for (const [field, { v, p }] of Object.entries(change.f)) {
    const known = row.fields[field] ?? [];
    if (known.some((head) => head.dot === as.dot)) continue;
    const head: Head = { dot: as.dot, change: change.id, value: v, by: as.by, dev: change.dev, at: as.at };
    fields[field] = inOrder([...known.filter((other) => !p.includes(other.dot)), head]);
  }
  return { ...row, fields };
}

/** Latest first; of two at the same instant the one whose change id is greater, so that every replica agrees. */
export function inOrder(heads: readonly Head[]): readonly Head[] {
  return [...heads].sort((left, right) => right.at - left.at || (left.change < right.change ? 1 : -1));
}

/** The dots that an edit of this field must name as its parents: all its heads. */
export function parentsOf(row: RowState, field: string): readonly Dot[] {
  return (row.fields[field] ?? []).map((head) => head.dot);
}

/** The record as it is shown: the first head of every field, with the id. A deleted record is null. */
export function shownRecord(row: RowState): Record<string, Json> | null {
  if (row.fields[deletedField]?.[0]?.value === true) return null;
  const record: Record<string, Json> = { id: row.id };
  for (const [field, heads] of Object.entries(row.fields)) {
    const shown = heads[0];
    if (shown && field !== deletedField) record[field] = shown.value;
  }
  return record;
}
