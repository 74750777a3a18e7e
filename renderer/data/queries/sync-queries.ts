import Dexie from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import { readChangeBody } from '#shared/sync/change';
import { type Conflict, conflictsOf } from '#shared/sync/conflict';
import type { Database } from '../database';
import { readCursor } from '../identity';
import { deliveryOf, type HistoryLine, rowOf } from '../stored';
import { useWorkspace } from '../use-workspace';

/** What waits on this device to reach HQ. */
export interface Waiting {
  readonly changes: number;
  readonly files: number;
  readonly fileBytes: number;
  /** When the oldest waiting change was made, ms; null: nothing waits. */
  readonly oldestAt: number | null;
  /** When HQ last answered completely, ms; 0: never. */
  readonly lastSyncAt: number;
}

export async function readWaiting(database: Database): Promise<Waiting> {
  const [changes, oldest, blobs, cursor] = await Promise.all([
    database.outbox.count(),
    database.outbox.orderBy('at').first(),
    database.blobs.where('state').equals('waiting').toArray(),
    readCursor(database),
  ]);
  const fileBytes = blobs.reduce((sum, blob) => sum + blob.bytes, 0);
  return { changes, files: blobs.length, fileBytes, oldestAt: oldest?.at ?? null, lastSyncAt: cursor.lastSyncAt };
}

/** Milliseconds; what waits is told a moment after a save and not in the middle of it. */
const moment = 100;

/** Tells what waits, and how many conflicts are open, soon after it changes. */
export function watchWaiting(
  database: Database,
  tell: (waiting: Waiting & { readonly conflicts: number }) => void,
): void {
  let isComing = false;
  const look = async () => {
    isComing = false;
    const [waiting, conflicts] = await Promise.all([
      readWaiting(database),
      database.rows.where('conflicted').equals(1).count(),
    ]);
    tell({ ...waiting, conflicts });
  };
  const lookSoon = () => {
    if (isComing) return;
    isComing = true;
    setTimeout(() => void look(), moment);
  };
  // Not a live query: that looks at once, in the time in which the journal is to answer for the save.
  Dexie.on('storagemutated', lookSoon);
  void look();
}

export function useWaiting(): Waiting | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(() => readWaiting(database), [database]);
}

/** Every open conflict on this device, or of one partner. */
export function useConflicts(partnerId: string | null = null): readonly Conflict[] | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(async () => {
    const rows = await database.rows.where('conflicted').equals(1).toArray();
    return rows
      .filter((row) => partnerId === null || row.partnerId === partnerId)
      .flatMap((row) => conflictsOf(rowOf(row)));
  }, [database, partnerId]);
}

/** One line of a record's history as it is told. */
export interface ToldChange {
  readonly id: string;
  readonly rowId: string;
  readonly at: number;
  readonly by: string;
  readonly operation: string;
  readonly entity: string;
  readonly fields: readonly string[];
  readonly state: 'waiting' | 'applied' | 'conflict' | 'quarantined';
  readonly why: string;
}

/** What was changed on this device, latest first: of one partner, or everything that still waits or was set aside. */
export function useToldChanges(
  of: { readonly partnerId: string } | 'waiting' | 'quarantined',
  atMost = 200,
): readonly ToldChange[] | undefined {
  const { database } = useWorkspace();
  const key = typeof of === 'string' ? of : of.partnerId;
  return useLiveQuery(async () => {
    const lines = await toldLines(database, of, atMost);
    const queued = await database.outbox
      .where('rowId')
      .anyOf(lines.map(({ rowId }) => rowId))
      .toArray();
    const waits = new Set(queued.map(({ id }) => id));
    return [...lines]
      .sort((left, right) => right.at - left.at || right.n - left.n)
      .flatMap((line) => {
        const body = readChangeBody(line.content.body);
        if (!body.ok) return [];
        const { op, e, f, actor } = body.value;
        return [
          {
            id: line.id,
            rowId: line.rowId,
            at: line.at,
            by: actor,
            operation: op,
            entity: e,
            fields: Object.keys(f),
            state: deliveryOf(line, waits.has(line.id)),
            why: line.why,
          },
        ];
      });
  }, [database, key, atMost]);
}

async function toldLines(
  database: Database,
  of: { readonly partnerId: string } | 'waiting' | 'quarantined',
  atMost: number,
): Promise<readonly HistoryLine[]> {
  const { history, outbox } = database;
  if (of === 'waiting') {
    const queued = await outbox.orderBy('at').reverse().limit(atMost).toArray();
    return (await history.bulkGet(queued.map(({ id }) => id))).filter((line) => line !== undefined);
  }
  // Ids of changes are UUIDv7: within an index they stand in the order in which they were made.
  const lines =
    of === 'quarantined'
      ? history.where('state').equals(of).reverse()
      : history.where('partnerId').equals(of.partnerId).reverse();
  return lines.limit(atMost).toArray();
}

/** Names of people at HQ by their id. */
export function useColleagues(): ReadonlyMap<string, string> | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(
    async () => new Map((await database.colleagues.toArray()).map(({ id, name }) => [id, name])),
    [database],
  );
}
