import { findWantedBlobs } from './blob-queue';
import type { Workspace } from './workspace';

/**
 * After a loss nobody knows which files HQ has. Those whose bytes are still here are offered to HQ again, which asks
 * for none that it has; the others are wanted from it.
 */
export async function mendFiles(workspace: Workspace): Promise<number> {
  const { database, host } = workspace;
  let found = 0;
  for (const { sha256 } of await findWantedBlobs(workspace)) {
    const bytes = await host.blobs.open(sha256);
    if (bytes === null) continue;
    await database.blobs.update(sha256, { state: 'waiting', bytes: bytes.size });
    found += 1;
  }
  return found;
}
