import { useLiveQuery } from 'dexie-react-hooks';
import type { Json } from '#shared/base/json';
import type { Records } from '#shared/records/records';
import type { EntityName } from '#shared/sync/entities';
import { allRecords, record, recordsOf } from '../reading';
import { rowOf } from '../stored';
import { useWorkspace } from '../use-workspace';

/** A record as it changes: undefined while it is being read, null where there is none. */
export function useRecord<Name extends EntityName>(entity: Name, id: string | null): Records[Name] | null | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(() => (id === null ? null : record(database, entity, id)), [database, entity, id]);
}

/** All records of a kind of one partner, as they change; undefined while they are being read. */
export function useRecordsOf<Name extends EntityName>(entity: Name, partnerId: string): Records[Name][] | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(() => recordsOf(database, entity, partnerId), [database, entity, partnerId]);
}

/** All records of a kind on this device, as they change. Not for partners: see `usePartnerList`. */
export function useAllRecords<Name extends EntityName>(entity: Name): Records[Name][] | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(() => allRecords(database, entity), [database, entity]);
}

/** Some records by their ids, as they change; undefined while they are being read. What is not here is left out. */
export function useRecordsById<Name extends EntityName>(
  entity: Name,
  ids: readonly string[],
): Records[Name][] | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(async () => {
    const found = await Promise.all(ids.map((id) => record(database, entity, id)));
    return found.filter((each) => each !== null);
  }, [database, entity, ids.join(' ')]);
}

/** What stands in each field of a row now: more than one value where people differ. Undefined while it is being read. */
export function useStanding(rowId: string): ReadonlyMap<string, readonly Json[]> | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(async () => {
    const stored = await database.rows.get(rowId);
    const fields = stored ? Object.entries(rowOf(stored).fields) : [];
    return new Map(fields.map(([field, heads]) => [field, heads.map(({ value }) => value)]));
  }, [database, rowId]);
}
