import { readCursor } from './identity';
import type { Workspace } from './workspace';

/** What stands between this device and "at HQ". */
export interface Backlog {
  readonly changes: number;
  readonly files: number;
  /** HQ's sequence up to which rows have been taken over. */
  readonly cursor: number;
}

export async function readBacklog(workspace: Workspace): Promise<Backlog> {
  const { database } = workspace;
  const [changes, files, cursor] = await Promise.all([
    database.outbox.count(),
    database.blobs.where('state').equals('waiting').count(),
    readCursor(database),
  ]);
  return { changes, files, cursor: cursor.after };
}
