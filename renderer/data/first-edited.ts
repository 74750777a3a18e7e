import type { Database } from './database';
import type { DeviceKey } from './device-key';
import type { StoredRow } from './stored';

/** More records than a person edits at once: an import, a restore. */
const many = 40;

/** Those of the records of which nothing waits yet: how they are now is HQ's last word on them. */
export async function firstEdited(
  database: Database,
  key: DeviceKey,
  records: readonly StoredRow[],
): Promise<readonly StoredRow[]> {
  const { outbox } = database;
  const mayWait = records.length > many ? await thoseThatMayWait(database, key, records) : records;
  const waiting = await Promise.all(mayWait.map(({ id }) => outbox.where('rowId').equals(id).count()));
  const waits = new Set(mayWait.filter((_, at) => waiting[at] !== 0).map(({ id }) => id));
  return records.filter(({ id }) => !waits.has(id));
}

/**
 * A change that waits still stands on its record, or a later one of this device does: headquarters' rows are always
 * shown with it laid over them. So a record without such a value need not be looked for in the outbox.
 */
async function thoseThatMayWait(
  { outbox }: Database,
  { deviceId, tag }: DeviceKey,
  records: readonly StoredRow[],
): Promise<readonly StoredRow[]> {
  const [first, last] = await Promise.all([outbox.orderBy(':id').first(), outbox.orderBy(':id').last()]);
  if (!first || !last) return [];
  const isOurs = first.space === last.space && first.dev === deviceId && last.dev === deviceId;
  if (!isOurs) return records;
  const own = `${tag}:`;
  return records.filter(({ content }) => {
    const heads = Object.values(content).flat();
    // One without any value says nothing.
    if (heads.length === 0) return true;
    return heads.some(({ dot }) => dot.startsWith(own) && Number.parseInt(dot.slice(own.length), 10) >= first.n);
  });
}
