import { type Records, readableRows, readRecord } from '#shared/records/records';
import type { EntityName } from '#shared/sync/entities';
import type { Database } from './database';
import { rowOf } from './stored';

/** One record, or null. For actions, inside the writer's lock; screens use the queries. */
export async function record<Name extends EntityName>(
  database: Database,
  entity: Name,
  id: string,
): Promise<Records[Name] | null> {
  const stored = await database.rows.get(id);
  return stored && stored.entity === entity ? readRecord(entity, rowOf(stored)) : null;
}

/** All records of a kind that belong to a partner. */
export async function recordsOf<Name extends EntityName>(
  database: Database,
  entity: Name,
  partnerId: string,
): Promise<Records[Name][]> {
  const stored = await database.rows.where('[entity+partnerId]').equals([entity, partnerId]).toArray();
  return readable(entity, stored);
}

/** All records of a kind on this device. Not for partners: their list has the directory. */
export async function allRecords<Name extends EntityName>(database: Database, entity: Name): Promise<Records[Name][]> {
  return readable(entity, await database.rows.where('entity').equals(entity).toArray());
}

/** The records that stored rows hold; those that are deleted or cannot be read are left out. */
export function readable<Name extends EntityName>(
  entity: Name,
  stored: readonly Parameters<typeof rowOf>[0][],
): Records[Name][] {
  return readableRows(entity, stored.map(rowOf));
}
