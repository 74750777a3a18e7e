import type { FileProgress, FileTrouble } from '#shared/sync/sync-state';
import { blobsToSend, findWantedBlobs } from '../data/blob-queue';
import type { BlobEntry } from '../data/stored';
import type { Workspace } from '../data/workspace';
import { fetchedByItself, fetchFile } from './download';
import type { HqClient } from './hq-client';
import type { SyncWorld } from './sync-world';
import type { Trouble } from './trouble';
import { sendFile } from './upload';

export interface FilesRun {
  /** What ended it early; null when every file that could move has moved. */
  readonly trouble: Trouble | null;
  readonly troubles: readonly FileTrouble[];
  /** Whether a file that belongs here is not at HQ yet, so that it is worth asking again later. */
  readonly someAwaited: boolean;
  /** Whether at least one file arrived at its end, which proves the line. */
  readonly moved: boolean;
}

/** Sends every file that waits, then fetches the small ones that records speak of. One at a time: changes share the line. */
export async function moveFiles(
  workspace: Workspace,
  client: HqClient,
  on: {
    readonly world: SyncWorld;
    readonly stop: AbortSignal;
    readonly lookForWanted: boolean;
    readonly progress: (moving: readonly FileProgress[]) => void;
  },
): Promise<FilesRun> {
  const troubles: FileTrouble[] = [];
  let moved = false;
  const end = (trouble: Trouble | null, someAwaited = false): FilesRun => {
    on.progress([]);
    return { trouble, troubles, someAwaited, moved };
  };
  for (;;) {
    // Read anew each time: a photograph taken meanwhile belongs to this run.
    const entry = (await blobsToSend(workspace)).find(({ sha256 }) => !troubles.some((each) => each.sha256 === sha256));
    if (!entry) break;
    const sent = await sendFile(workspace, client, entry, {
      world: on.world,
      stop: on.stop,
      progress: (done) => on.progress([progressOf(entry, 'up', done)]),
    });
    if (sent.ok) moved = true;
    else if (sent.error.kind === 'file') troubles.push(sent.error.trouble);
    else return end(sent.error);
  }
  if (!on.lookForWanted) return end(null);
  let someAwaited = false;
  for (const entry of await findWantedBlobs(workspace)) {
    if (entry.bytes > fetchedByItself) continue;
    const fetched = await fetchFile(workspace, client, entry, (done) => on.progress([progressOf(entry, 'down', done)]));
    if (!fetched.ok) return end(fetched.error, true);
    if (fetched.value === 'fetched') moved = true;
    else someAwaited = true;
  }
  return end(null, someAwaited);
}

function progressOf(entry: BlobEntry, direction: 'up' | 'down', done: number): FileProgress {
  return { sha256: entry.sha256, direction, done, bytes: entry.bytes };
}
