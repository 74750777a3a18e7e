import { useLiveQuery } from 'dexie-react-hooks';
import { useWorkspace } from '../use-workspace';

/** Which of some records have a change that headquarters has not acknowledged; undefined while it is being read. */
export function useQueuedRows(rowIds: readonly string[]): ReadonlySet<string> | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(async () => {
    if (rowIds.length === 0) return new Set<string>();
    const asked = new Set(rowIds);
    const waiting = new Set<string>();
    await database.outbox.each(({ rowId }) => {
      if (asked.has(rowId)) waiting.add(rowId);
    });
    return waiting;
  }, [database, rowIds.join(' ')]);
}
