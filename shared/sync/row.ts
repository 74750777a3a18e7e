import type { Json } from '#shared/base/json';
import type { ChangeBody, Dot } from './change';
import { fieldClass } from './entities';
import { gatherSets } from './set-field';

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
  /** What this value replaced, where the field is one that people decide about and the values are small. */
  readonly was?: readonly ReplacedValue[] | undefined;
  /** Of a deletion: every value of the record that its author had seen. */
  readonly saw?: readonly Dot[] | undefined;
}

/** A value that stood before; shown to whoever has to decide, so that they see what each author had in view. */
export interface ReplacedValue {
  readonly dot: Dot;
  readonly value: Json;
  readonly by: string;
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
 * order in which parents come before children gives the same heads. Only what a head remembers of replaced values
 * (`was`) depends on what stood when it came; headquarters' order decides, and every replica takes that over.
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
    const head: Head = {
      ...{ dot: as.dot, change: change.id, value: v, by: as.by, dev: change.dev, at: as.at },
      ...replacedBy(row.entity, field, known, p),
      // A deletion of an older program names nothing; it is taken as having seen everything.
      ...(field === deletedField && v === true && p.length > 0 ? { saw: p } : {}),
    };
    fields[field] = inOrder([...known.filter((other) => !p.includes(other.dot)), head]);
  }
  return { ...row, fields };
}

/** A draft of a whole playbook is not carried along twice. */
const longestReplaced = 2_000;

// A parent may have been replaced by somebody else meanwhile; then it stands in that head's own `was`.
function replacedBy(
  entity: string,
  field: string,
  known: readonly Head[],
  parents: readonly Dot[],
): { readonly was?: readonly ReplacedValue[] } {
  if (parents.length === 0 || field === deletedField || fieldClass(entity, field) !== 'mv') return {};
  const values = [...known, ...known.flatMap((head) => head.was ?? [])].map(({ dot, value, by, at }) => ({
    ...{ dot, value, by, at },
  }));
  const was = parents.flatMap((parent) => values.find(({ dot }) => dot === parent) ?? []);
  return was.length === 0 || JSON.stringify(was).length > longestReplaced ? {} : { was };
}

/** Latest first; of two at the same instant the one whose change id is greater, so that every replica agrees. */
export function inOrder(heads: readonly Head[]): readonly Head[] {
  return [...heads].sort((left, right) => right.at - left.at || (left.change < right.change ? 1 : -1));
}

/** The dots that an edit of this field must name as its parents: all its heads; for a deletion all heads of all fields. */
export function parentsOf(row: RowState, field: string): readonly Dot[] {
  if (field === deletedField) return Object.values(row.fields).flatMap((heads) => heads.map((head) => head.dot));
  return (row.fields[field] ?? []).map((head) => head.dot);
}

/** Values that somebody wrote without knowing that the record was being deleted. While there are any it is not gone. */
export function editsUnseenByDeletion(row: RowState): readonly { readonly field: string; readonly head: Head }[] {
  const deletion = row.fields[deletedField]?.[0];
  const saw = deletion?.value === true ? deletion.saw : undefined;
  if (!saw) return [];
  return Object.entries(row.fields).flatMap(([field, heads]) =>
    field === deletedField ? [] : heads.filter(({ dot }) => !saw.includes(dot)).map((head) => ({ field, head })),
  );
}

/** The record as it is shown: the first head of every field, with the id. A deleted record is null. */
export function shownRecord(row: RowState): Record<string, Json> | null {
  if (row.fields[deletedField]?.[0]?.value === true && editsUnseenByDeletion(row).length === 0) return null;
  const record: Record<string, Json> = { id: row.id };
  for (const [field, heads] of Object.entries(row.fields)) {
    const shown = heads[0];
    if (shown && field !== deletedField) record[field] = shown.value;
  }
  return gatherSets(row, record);
}
