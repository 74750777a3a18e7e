import { ok, type Result, refuse } from '#shared/base/result';
import { findWantedBlobs } from '../data/blob-queue';
import type { Workspace } from '../data/workspace';
import { connect } from './access-token';
import { fetchFile } from './download';
import { realSyncWorld, type SyncWorld } from './sync-world';

/** Why a file cannot be shown now. `not-there`: the device that has it has not brought it to HQ yet. */
export type FetchBlobRefusal = 'unenrolled' | 'unknown' | 'offline' | 'not-there' | 'damaged' | 'storage-full';

/** The bytes of a file, fetched from HQ when this device does not hold them. For files too large to come by themselves. */
export async function fetchBlob(
  workspace: Workspace,
  sha256: string,
  on: {
    readonly world?: SyncWorld;
    readonly signal?: AbortSignal;
    readonly progress?: (share: number) => void;
  } = {},
): Promise<Result<Blob, FetchBlobRefusal>> {
  const here = await workspace.host.blobs.open(sha256);
  if (here) return ok(here);
  const world = on.world ?? realSyncWorld;
  const stop = on.signal ?? new AbortController().signal;
  const client = await connect(workspace, { world, stop });
  if (!client) return refuse('unenrolled');
  const entry = (await findWantedBlobs(workspace)).find((wanted) => wanted.sha256 === sha256);
  if (!entry) return refuse('unknown');
  const progress = (done: number) => on.progress?.(done / entry.bytes);
  const fetched = await fetchFile(workspace, client, entry, { world, stop, progress });
  if (!fetched.ok) {
    const { error } = fetched;
    return refuse(error.kind === 'refused' && error.code === 'storage-full' ? 'storage-full' : 'offline');
  }
  if (fetched.value !== 'fetched') return refuse(fetched.value);
  const fresh = await workspace.host.blobs.open(sha256);
  return fresh ? ok(fresh) : refuse('damaged');
}
