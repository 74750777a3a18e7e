import { ok, type Result, refuse } from '#shared/base/result';
import { findWantedBlobs } from '../data/blob-queue';
import { hqToken } from '../data/enrolment';
import type { Workspace } from '../data/workspace';
import { fetchFile } from './download';
import { HqClient } from './hq-client';
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
  const { enrolment } = workspace;
  const token = await hqToken(workspace);
  if (!enrolment || token === null) return refuse('unenrolled');
  const entry = (await findWantedBlobs(workspace)).find((wanted) => wanted.sha256 === sha256);
  if (!entry) return refuse('unknown');
  const client = new HqClient({
    address: enrolment.hq,
    token,
    world: on.world ?? realSyncWorld,
    stop: on.signal ?? new AbortController().signal,
  });
  const fetched = await fetchFile(workspace, client, entry, (done) => on.progress?.(done / entry.bytes));
  if (!fetched.ok) {
    const { error } = fetched;
    return refuse(error.kind === 'refused' && error.code === 'storage-full' ? 'storage-full' : 'offline');
  }
  if (fetched.value !== 'fetched') return refuse(fetched.value);
  const fresh = await workspace.host.blobs.open(sha256);
  return fresh ? ok(fresh) : refuse('damaged');
}
