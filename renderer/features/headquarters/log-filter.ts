import type { LogEntry } from '#shared/contracts/hq-log';
import { changeOf, partnerOfEntry } from './told-change';

/** What is looked for in a log; null: any. */
export interface LogFilter {
  readonly partnerId: string | null;
  readonly user: string | null;
  readonly state: LogEntry['state'] | null;
}

export const noFilter: LogFilter = { partnerId: null, user: null, state: null };

/** An entry with the partner it belongs to; '' where that is not known. */
export interface LogLine {
  readonly entry: LogEntry;
  readonly partnerId: string;
}

/**
 * The entries with their partners. A change names the partner only when it adds a record; the others are known from
 * the records on this device and from the part of the log that is read.
 *
 * @param partnerOfRow of the records on this device
 */
export function logLines(entries: readonly LogEntry[], partnerOfRow: ReadonlyMap<string, string>): readonly LogLine[] {
  const named = new Map<string, string>(partnerOfRow);
  for (const entry of entries) {
    const partnerId = partnerOfEntry(entry, changeOf(entry));
    if (partnerId !== '') named.set(entry.row, partnerId);
  }
  return entries.map((entry) => ({ entry, partnerId: named.get(entry.row) ?? '' }));
}

export function filteredLog(lines: readonly LogLine[], filter: LogFilter): readonly LogLine[] {
  const { partnerId, user, state } = filter;
  return lines.filter(
    (line) =>
      (partnerId === null || line.partnerId === partnerId) &&
      (user === null || line.entry.user === user) &&
      (state === null || line.entry.state === state),
  );
}
