import { conflictsOf } from '#shared/sync/conflict';
import { deletedField, type RowState } from '#shared/sync/row';
import { foldEntry } from '../sync/fold-log';
import { erasedField, goneField, movedBy, movedField } from '../sync/redot';
import { rowKey } from '../sync/row-store';
import { entrySentence, type Report } from './finding';
import type { LoggedEntry } from './logged-entry';

/** A record as it stands in the database. */
export interface StoredState {
  readonly entity: string;
  readonly row: string;
  readonly state: string;
  readonly seq: number;
}

export interface StoredGone {
  readonly entity: string;
  readonly row: string;
  readonly to: string | null;
}

/** Everything about the records of one id, by kind. */
export interface RowHistory {
  readonly entries: readonly LoggedEntry[];
  readonly states: readonly StoredState[];
  readonly gone: readonly StoredGone[];
}

/** Brings the records of one id forward through all their entries, and compares with what stands in the database. */
export function checkRows(
  territory: { readonly id: string; readonly name: string; readonly seq: number },
  history: RowHistory,
  tagOf: (device: string) => string,
  report: Report,
): void {
  const { id: space, name } = territory;
  const states = new Map<string, RowState>();
  const lastSeq = new Map<string, number>();
  const leftTo = new Map<string, string | null>();
  for (const entry of history.entries) {
    const key = rowKey({ entity: entry.entity, row: entry.row });
    if (!fold(space, states, entry, tagOf)) continue;
    if (entry.state !== 'quarantined' && movedBy(entry.why) === null && entry.body !== '') lastSeq.set(key, entry.seq);
    const left = leftBy(entry);
    if (left !== undefined) leftTo.set(key, left);
    else if (states.has(key)) leftTo.delete(key);
    checkFields(name, entry, states.get(key), report);
  }
  const tell = (what: 'row-state' | 'missing-row' | 'extra-row' | 'gone-row', key: string, words: string) =>
    report({
      what,
      territory: name,
      entry: lastSeq.get(key) ?? null,
      sentence: `Record ${key} of territory ${name}: ${words}`,
    });
  const stored = new Map(history.states.map((row) => [rowKey(row), row]));
  for (const [key, row] of states) {
    const there = stored.get(key);
    if (!there) tell('missing-row', key, 'it is in the log and not among the records.');
    else if (!sameFields(there.state, row))
      tell('row-state', key, 'what stands there is not what its entries come to.');
    else if (there.seq < (lastSeq.get(key) ?? 0) || there.seq > territory.seq)
      tell('row-state', key, `it is filed under entry ${there.seq}, which is not where it changed last.`);
  }
  for (const key of stored.keys())
    if (!states.has(key)) tell('extra-row', key, 'it stands there and is not in the log.');
  const gone = new Map(history.gone.map((row) => [rowKey(row), row.to]));
  for (const [key, to] of leftTo)
    if (!gone.has(key) || gone.get(key) !== to) tell('gone-row', key, 'where it went is not what the log says.');
  for (const key of gone.keys())
    if (!leftTo.has(key)) tell('gone-row', key, 'it is noted as gone and the log does not say so.');
}

// An entry that cannot be read any more is reported where its body is looked at.
function fold(
  space: string,
  states: Map<string, RowState>,
  entry: LoggedEntry,
  tagOf: (device: string) => string,
): boolean {
  try {
    foldEntry(space, states, entry, tagOf);
    return true;
  } catch {
    return false;
  }
}

function leftBy(entry: LoggedEntry): string | null | undefined {
  if (entry.state === 'quarantined' || !/"_(gone|erased)"/.test(entry.body)) return undefined;
  const { f } = JSON.parse(entry.body) as { f: Record<string, { v: unknown }> };
  if (f[erasedField]) return null;
  const left = f[goneField]?.v as { to?: string } | undefined;
  return left?.to;
}

// The list is not part of the chain. Where the rules of today would take the entry otherwise, it is as it was filed.
function checkFields(territory: string, entry: LoggedEntry, row: RowState | undefined, report: Report): void {
  const say = () =>
    report({
      ...{ what: 'fields', territory, entry: entry.seq },
      sentence: entrySentence(
        territory,
        entry.seq,
        'the list of fields beside it that ask for a decision was changed.',
      ),
    });
  const listed = listOf(entry.fields);
  if (listed === null || (entry.state !== 'conflict' && listed.length > 0)) {
    say();
    return;
  }
  if (entry.state !== 'conflict') return;
  if (!row || entry.body === '' || entry.body.includes(`"${movedField}"`)) return;
  const written = Object.keys((JSON.parse(entry.body) as { f: object }).f);
  const open = conflictsOf(row).map(({ field }) => field);
  const now = open.filter((field) => written.includes(field) || field === deletedField);
  if (now.length > 0 ? now.join('\n') !== listed.join('\n') : listed.length === 0) say();
}

function listOf(text: string): readonly string[] | null {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((field) => typeof field === 'string') ? list : null;
  } catch {
    return null;
  }
}

function sameFields(stored: string, row: RowState): boolean {
  const folded = JSON.stringify(row.fields);
  if (stored === folded) return true;
  try {
    // The order of fields is not content.
    const sorted = (fields: object) =>
      JSON.stringify(Object.entries(fields).sort(([left], [right]) => (left < right ? -1 : 1)));
    return sorted(JSON.parse(stored) as object) === sorted(row.fields);
  } catch {
    return false;
  }
}
