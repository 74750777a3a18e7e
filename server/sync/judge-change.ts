import { ok, type Result, refuse } from '#shared/base/result';
import type { Ack } from '#shared/contracts/hq-api';
import { type ChangeBody, dotOf } from '#shared/sync/change';
import { conflictsOf } from '#shared/sync/conflict';
import { entityKind } from '#shared/sync/entities';
import { applyChange, type RowState } from '#shared/sync/row';

/** Why a change is kept in the log but not applied. The words travel to the author's device, which explains them. */
export type Quarantine =
  | 'unknown-form'
  | 'repeated-id'
  | 'broken-chain'
  | 'device-withdrawn'
  | 'other-space'
  | 'other-author'
  | 'immutable'
  | 'unseen-parent'
  | 'role';

/** What a change did to its record. */
export interface Applied {
  readonly row: RowState;
  readonly state: Exclude<Ack['state'], 'quarantined'>;
  /** Fields of this change that now ask for a decision. */
  readonly fields: readonly string[];
}

export interface Author {
  readonly user: string;
  readonly tag: string;
}

/** Whether a dot was in a page that this device has been given; dots of its own always are. */
export type HasSeen = (dot: string) => boolean;

/** Applies a change to its record, or says why it may only be kept. */
export function judgeChange(
  row: RowState,
  change: ChangeBody,
  author: Author,
  at: number,
  hasSeen: HasSeen,
): Result<Applied, Quarantine> {
  const kind = entityKind(row.entity)?.kind ?? 'fields';
  if (kind !== 'fields' && !mayWriteOnce(row, change)) return refuse('immutable');
  if (supersedesUnseen(row, change, author, hasSeen)) return refuse('unseen-parent');
  const next = applyChange(row, change, { dot: dotOf(author.tag, change.n), by: author.user, at });
  const open = conflictsOf(next).map((conflict) => conflict.field);
  const fields = Object.keys(change.f).filter((field) => open.includes(field));
  return ok({ row: next, state: fields.length > 0 ? 'conflict' : 'applied', fields });
}

// Written once means each field once: `attach` may still add what the record did not have.
function mayWriteOnce(row: RowState, change: ChangeBody): boolean {
  if (change.op === 'delete') return false;
  if (Object.keys(row.fields).length === 0) return true;
  return change.op === 'attach' && Object.keys(change.f).every((field) => !Object.hasOwn(row.fields, field));
}

// Only a value that stands now can be replaced; a parent that HQ does not hold (it was restored) replaces nothing.
function supersedesUnseen(row: RowState, change: ChangeBody, author: Author, hasSeen: HasSeen): boolean {
  return Object.entries(change.f).some(([field, { p }]) =>
    (row.fields[field] ?? []).some(
      (head) => p.includes(head.dot) && !head.dot.startsWith(`${author.tag}:`) && !hasSeen(head.dot),
    ),
  );
}
