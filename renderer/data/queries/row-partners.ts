import { useLiveQuery } from 'dexie-react-hooks';
import { useWorkspace } from '../use-workspace';

const nothing: ReadonlyMap<string, string> = new Map();

/** To which partner some records belong, as far as they are on this device. */
export function usePartnersOfRows(rowIds: readonly string[]): ReadonlyMap<string, string> {
  const { database } = useWorkspace();
  const key = rowIds.length === 0 ? '' : `${rowIds.length} ${rowIds.at(-1)}`;
  return (
    useLiveQuery(async () => {
      const rows = await database.rows.bulkGet([...new Set(rowIds)]);
      return new Map(rows.flatMap((row) => (row && row.partnerId !== '' ? [[row.id, row.partnerId] as const] : [])));
    }, [database, key]) ?? nothing
  );
}
