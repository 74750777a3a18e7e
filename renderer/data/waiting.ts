import { putCursor, readCursor } from './identity';
import { grantedLanes } from './lanes';
import type { Workspace } from './workspace';

/** What stands between this device and "at HQ". */
export interface Backlog {
  readonly changes: number;
  readonly files: number;
}

export async function readBacklog({ database }: Workspace): Promise<Backlog> {
  const [changes, files] = await Promise.all([
    database.outbox.count(),
    database.blobs.where('state').equals('waiting').count(),
  ]);
  return { changes, files };
}

/** Notes that HQ has just answered completely for every territory. */
export async function noteSynced({ database, enrolment, surroundings }: Workspace): Promise<void> {
  const lastSyncAt = surroundings.now();
  await database.transaction('rw', database.meta, async () => {
    for (const lane of enrolment ? grantedLanes(enrolment) : [])
      await putCursor(database, lane, { ...(await readCursor(database, lane)), lastSyncAt });
  });
}
