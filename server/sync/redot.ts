import type { Json } from '#shared/base/json';
import type { ChangeBody, Dot } from '#shared/sync/change';
import type { Head, RowState } from '#shared/sync/row';

/*
 * Counters begin anew in every territory, so a record that moves brings its dots along with the name of the territory
 * they count in. Back where they began they are what they were.
 */
export function redot(dot: Dot, from: string, to: string): Dot {
  const at = dot.indexOf('@');
  if (at < 0) return from === to ? dot : `${dot}@${from}`;
  return dot.slice(at + 1) === to ? dot.slice(0, at) : dot;
}

/** The heads of a record as they read in another territory. */
export function redotFields(fields: RowState['fields'], from: string, to: string): RowState['fields'] {
  const one = (head: Head): Head => ({
    ...head,
    dot: redot(head.dot, from, to),
    ...(head.was && { was: head.was.map((each) => ({ ...each, dot: redot(each.dot, from, to) })) }),
    ...(head.saw && { saw: head.saw.map((each) => redot(each, from, to)) }),
  });
  return Object.fromEntries(Object.entries(fields).map(([field, heads]) => [field, heads.map(one)]));
}

/** A change as it reads in the territory to which its record was moved. Its signed text stays what it was. */
export function redotChange(change: ChangeBody, from: string, to: string): ChangeBody {
  const f = Object.fromEntries(
    Object.entries(change.f).map(([field, { v, p }]) => [field, { v, p: p.map((dot) => redot(dot, from, to)) }]),
  );
  return { ...change, f };
}

/** What headquarters alone writes about a record: that it left, that it came, that it was erased. */
export const goneField = '_gone';
export const movedField = '_moved';
export const erasedField = '_erased';

export function isReserved(field: string): boolean {
  return field === goneField || field === movedField || field === erasedField;
}

/** Value of the field `_moved`: a record as it came from another territory. */
export interface MovedRecord {
  readonly from: string;
  /** Entry of the territory it came from at which it left. */
  readonly seq: number;
  readonly fields: RowState['fields'];
}

export function movedRecord(value: Json | undefined): MovedRecord | null {
  return value && typeof value === 'object' && 'fields' in value ? (value as unknown as MovedRecord) : null;
}

const movedWord = 'moved:';

/** Reason beside an entry whose change was applied in the territory its record was moved to. */
export function movedTo(space: string): string {
  return movedWord + space;
}

export function movedBy(why: string | null): string | null {
  return why?.startsWith(movedWord) === true ? why.slice(movedWord.length) : null;
}
