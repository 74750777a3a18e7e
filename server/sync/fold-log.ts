import type { LogEntry } from '#shared/contracts/hq-log';
import { dotOf, readChangeBody } from '#shared/sync/change';
import { applyChange, emptyRow, type RowState } from '#shared/sync/row';
import { erasedField, goneField, movedBy, movedField, movedRecord, redot, redotChange } from './redot';
import { rowKey } from './row-store';

/** What is needed of an entry to follow it. */
export type FoldedEntry = Pick<LogEntry, 'device' | 'n' | 'user' | 'entity' | 'row' | 'state' | 'why' | 'at' | 'body'>;

/**
 * Brings records forward by one entry of their territory's log, oldest first. After the last one they are what stands
 * in the database: the log alone says what is there. `tagOf` gives the tag of a device's key, without the `@…` part.
 */
export function foldEntry(
  space: string,
  states: Map<string, RowState>,
  entry: FoldedEntry,
  tagOf: (device: string) => string,
): void {
  // An erased body is empty: what it said is gone, and with it the record.
  if (entry.state === 'quarantined' || movedBy(entry.why) !== null || entry.body === '') return;
  const read = readChangeBody(entry.body);
  if (!read.ok) throw new Error(`An entry was applied that cannot be read: ${read.error}`);
  const key = rowKey({ entity: entry.entity, row: entry.row });
  const { f } = read.value;
  if (Object.hasOwn(f, goneField) || Object.hasOwn(f, erasedField)) {
    states.delete(key);
    return;
  }
  const brought = movedRecord(f[movedField]?.v);
  if (brought) {
    states.set(key, { entity: entry.entity, id: entry.row, fields: brought.fields });
    return;
  }
  const [device = '', from = space] = entry.device.split('@');
  const dot = redot(dotOf(tagOf(device), entry.n), from, space);
  const before = states.get(key) ?? emptyRow(entry.entity, entry.row);
  const as = { dot, by: entry.user, at: entry.at };
  states.set(key, applyChange(before, redotChange(read.value, from, space), as));
}
