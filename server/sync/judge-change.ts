import { ok, type Result, refuse } from '#shared/base/result';
import type { Ack } from '#shared/contracts/hq-api';
import type { ChangeBody, Dot } from '#shared/sync/change';
import { conflictsOf } from '#shared/sync/conflict';
import { entityKind } from '#shared/sync/entities';
import { type GuardRefusal, guardRefuses } from '#shared/sync/guard';
import { applyChange, deletedField, type RowState } from '#shared/sync/row';

/** Why a change is kept in the log but not applied. The words travel to the author's device, which explains them. */
export type Quarantine =
  | 'unknown-form'
  | 'repeated-id'
  | 'broken-chain'
  | 'device-withdrawn'
  | 'grant-withdrawn'
  | 'other-space'
  | 'other-author'
  | 'auditor'
  | 'role'
  | 'immutable'
  | 'unseen-parent'
  | 'moved-away'
  | 'erased'
  | GuardRefusal;

/** What a change did to its record. */
export interface Applied {
  readonly row: RowState;
  readonly state: Exclude<Ack['state'], 'quarantined'>;
  /** Fields of this change that now ask for a decision. */
  readonly fields: readonly string[];
}

/** How a change stands in its record: its dot and author, when it was made, and what its author can have seen. */
export interface Standing {
  readonly dot: Dot;
  /** Tag of the author's device; its own values it always has seen. */
  readonly tag: string;
  readonly user: string;
  readonly at: number;
  readonly hasSeen: HasSeen;
}

/** Whether a dot was in a page that this device has been given. */
export type HasSeen = (dot: Dot) => boolean;

/** Applies a change to its record, or says why it may only be kept. */
export function judgeChange(row: RowState, change: ChangeBody, standing: Standing): Result<Applied, Quarantine> {
  const kind = entityKind(row.entity)?.kind ?? 'fields';
  if (kind !== 'fields' && !mayWriteOnce(row, change)) return refuse('immutable');
  if (supersedesUnseen(row, change, standing)) return refuse('unseen-parent');
  for (const [field, written] of Object.entries(change.f)) {
    const why = guardRefuses(row, field, written);
    if (why) return refuse(why);
  }
  const next = applyChange(row, change, { dot: standing.dot, by: standing.user, at: standing.at });
  const open = conflictsOf(next).map((conflict) => conflict.field);
  const fields = open.filter((field) => Object.hasOwn(change.f, field) || field === deletedField);
  return ok({ row: next, state: fields.length > 0 ? 'conflict' : 'applied', fields });
}

// Written once means each field once: `attach` may still add what the record did not have.
function mayWriteOnce(row: RowState, change: ChangeBody): boolean {
  if (change.op === 'delete') return false;
  if (Object.keys(row.fields).length === 0) return true;
  return change.op === 'attach' && Object.keys(change.f).every((field) => !Object.hasOwn(row.fields, field));
}

// Only a value that stands now can be replaced; a parent that HQ does not hold (it was restored) replaces nothing. A
// deletion names values of every field.
function supersedesUnseen(row: RowState, change: ChangeBody, { tag, hasSeen }: Standing): boolean {
  const unseen = (field: string, parents: readonly Dot[]) =>
    (row.fields[field] ?? []).some(({ dot }) => parents.includes(dot) && !dot.startsWith(`${tag}:`) && !hasSeen(dot));
  return Object.entries(change.f).some(([field, { p }]) =>
    field === deletedField ? Object.keys(row.fields).some((each) => unseen(each, p)) : unseen(field, p),
  );
}
