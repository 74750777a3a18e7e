import type { LogEntry } from '#shared/contracts/hq-log';
import { type ChangeBody, readChangeBody } from '#shared/sync/change';

/** The partner that an entry of the log is about, as far as the entry says so itself; '' where it does not. */
export function partnerOfEntry(entry: LogEntry, body: ChangeBody | null): string {
  if (entry.entity === 'partner') return entry.row;
  const partnerId = body?.f.partnerId?.v;
  return typeof partnerId === 'string' ? partnerId : '';
}

/** The change of an entry, or null where its text was erased or is of another time. */
export function changeOf(entry: LogEntry): ChangeBody | null {
  const body = entry.body === '' ? null : readChangeBody(entry.body);
  return body?.ok ? body.value : null;
}
