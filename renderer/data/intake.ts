import { ok, type Result, refuse } from '#shared/base/result';
import type { FileMark, FileReference } from '#shared/domain/evidence/evidence';
import { type BlobWriter, StorageRefused } from '../host/host';
import { cleanFileName } from './file-name';
import type { IntakeMessage } from './intake-worker';
import { isQuota } from './is-quota';
import type { Workspace } from './workspace';

/** Why a file was not taken in. In every case nothing of it was kept and what was there before is untouched. */
export type IntakeRefusal =
  | { readonly kind: 'empty'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string }
  | { readonly kind: 'too-large'; readonly name: string; readonly limit: number }
  /** Less than `roomToKeep` would be left for records. */
  | { readonly kind: 'little-room'; readonly name: string }
  | { readonly kind: 'storage-full'; readonly name: string }
  | { readonly kind: 'cancelled'; readonly name: string };

export interface Taken {
  readonly file: FileReference;
  /** True when the very same bytes were on this device before. */
  readonly known: boolean;
}

/** Bytes that stay free for records: files are refused before a save ever is. */
export const roomToKeep = 1024 ** 3;

/** HQ takes no more than this in one file. */
export const largestFile = 4 * 1024 ** 3;

/**
 * Takes a file into the device's keeping: read once, hashed in a worker on the way, kept as it is under its
 * SHA-256, and put into the queue for HQ.
 */
export async function takeIn(
  workspace: Workspace,
  file: File,
  on: { readonly partnerId: string; readonly progress?: (share: number) => void; readonly signal?: AbortSignal },
): Promise<Result<Taken, IntakeRefusal>> {
  const name = cleanFileName(file.name);
  if (file.size === 0) return refuse({ kind: 'empty', name });
  if (file.size > largestFile) return refuse({ kind: 'too-large', name, limit: largestFile });
  const room = await workspace.host.room();
  if (room !== null && room - file.size < roomToKeep) return refuse({ kind: 'little-room', name });
  const kept = await keepBytes(workspace, file, on);
  if (!kept.ok) return refuse({ kind: kept.error, name });
  const { sha256, bytes, marks } = kept.value;
  const mime = file.type || 'application/octet-stream';
  const known = await enterBlob(workspace, { sha256, bytes, mime, partnerId: on.partnerId });
  const noticed = marks.length > 0 ? { marks: [...marks] } : {};
  return ok({ file: { sha256, bytes, mime, name, ...noticed }, known });
}

/** Enters bytes that the host holds into the list of blobs, waiting for HQ. Answers whether they were there before. */
export async function enterBlob(
  workspace: Workspace,
  blob: { readonly sha256: string; readonly bytes: number; readonly mime: string; readonly partnerId: string },
): Promise<boolean> {
  const { blobs } = workspace.database;
  return workspace.database.transaction('rw', blobs, async () => {
    const entry = await blobs.get(blob.sha256);
    if (entry && entry.state !== 'wanted') return true;
    const state = entry ? ('at-hq' as const) : ('waiting' as const);
    await blobs.put({ ...blob, state, since: workspace.surroundings.now() });
    return entry !== undefined;
  });
}

/** Milliseconds. */
const betweenNews = 100;

type Kept = { readonly sha256: string; readonly bytes: number; readonly marks: readonly FileMark[] };

async function keepBytes(
  workspace: Workspace,
  file: File,
  on: { readonly progress?: (share: number) => void; readonly signal?: AbortSignal },
): Promise<Result<Kept, 'unreadable' | 'storage-full' | 'cancelled'>> {
  const worker = new Worker(new URL('./intake-worker.ts', import.meta.url), { type: 'module' });
  let writer: BlobWriter | null = null;
  try {
    const begun = await workspace.host.blobs.create();
    writer = begun;
    const read = await readThrough(worker, file, { ...on, write: (chunk) => begun.write(chunk) });
    await begun.finish(read.sha256);
    return ok(read);
  } catch (error) {
    await writer?.abort();
    if (error instanceof StorageRefused || isQuota(error)) return refuse('storage-full');
    if (on.signal?.aborted) return refuse('cancelled');
    return refuse('unreadable');
  } finally {
    worker.terminate();
  }
}

function readThrough(
  worker: Worker,
  file: File,
  on: {
    readonly write: (chunk: Uint8Array<ArrayBuffer>) => Promise<void>;
    readonly progress?: (share: number) => void;
    readonly signal?: AbortSignal;
  },
): Promise<Kept> {
  return new Promise((resolve, reject) => {
    let done = 0;
    let toldAt = 0;
    // Who is told draws it; more often than one can see would only hold up the window.
    const tell = () => {
      const now = performance.now();
      if (now - toldAt < betweenNews && done < file.size) return;
      toldAt = now;
      on.progress?.(done / file.size);
    };
    on.signal?.addEventListener('abort', () => reject(new Error('cancelled')), { once: true });
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<IntakeMessage>) => {
      if (data.kind === 'failed') return reject(new Error(data.reason));
      if (data.kind === 'done') {
        const { sha256, bytes, marks } = data;
        return resolve({ sha256, bytes, marks });
      }
      done += data.chunk.byteLength;
      on.write(data.chunk).then(() => {
        worker.postMessage('next');
        tell();
      }, reject);
    };
    worker.postMessage(file);
  });
}
