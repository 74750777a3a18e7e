import { DetailedError, type PreviousUpload, Upload, type UploadOptions } from 'tus-js-client';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Problem, problemSchema, uploadsPath } from '#shared/contracts/hq-api';
import type { FileTrouble } from '#shared/sync/sync-state';
import { blobIsAtHq, spaceOfBlob } from '../data/blob-queue';
import type { BlobEntry } from '../data/stored';
import { forgetBegunUpload, keepBegunUpload, readBegunUpload } from '../data/upload-urls';
import type { Workspace } from '../data/workspace';
import { FetchHttpStack } from './fetch-http-stack';
import { hashOf } from './hash';
import type { HqClient } from './hq-client';
import type { SyncWorld } from './sync-world';
import { settled, type Trouble } from './trouble';

/** Small enough to lose little on a bad line, large enough not to be slow on a good one. */
const piece = { least: 8 << 20, most: 64 << 20, seconds: 8 } as const;

/** How large the next piece may be on a line that brought the last one so quickly. @param took ms */
export function nextPiece(bytes: number, took: number): number {
  const goal = (bytes / Math.max(took, 1)) * 1_000 * piece.seconds;
  const steps = Math.floor(goal / piece.least);
  return Math.min(piece.most, Math.max(piece.least, steps * piece.least));
}

export interface UploadSurroundings {
  readonly world: SyncWorld;
  readonly stop: AbortSignal;
  readonly progress: (done: number) => void;
}

/** This file cannot be sent; the others can. */
export interface FileStopped {
  readonly kind: 'file';
  readonly trouble: FileTrouble;
}

/**
 * Brings one file to HQ: asks first whether HQ has it, sends it in pieces from where it was interrupted, and
 * calls it delivered only when HQ has re-hashed it.
 */
export async function sendFile(
  workspace: Workspace,
  client: HqClient,
  entry: BlobEntry,
  on: UploadSurroundings,
): Promise<Result<'at-hq', Trouble | FileStopped>> {
  const { sha256 } = entry;
  const space = await spaceOfBlob(workspace, entry);
  const before = await client.holds(space, entry, on.stop);
  if (!before.ok) return before;
  if (!before.value) {
    const content = await workspace.host.blobs.open(sha256);
    if (!content) return refuse({ kind: 'file', trouble: { sha256, why: 'missing' } });
    const sent = await send(workspace, client, { entry, content, space }, on);
    if (!sent.ok) return sent.error === 'other-content' ? notVerified(workspace, entry, content) : refuse(sent.error);
    const after = await client.holds(space, entry, on.stop);
    if (!after.ok) return after;
    if (!after.value) return notVerified(workspace, entry, content);
  }
  await forgetBegunUpload(workspace, keyOf(workspace, sha256));
  await blobIsAtHq(workspace, sha256);
  return ok('at-hq');
}

// HQ has every byte and says that they are not the file: either our copy has changed, or the line has.
async function notVerified(
  workspace: Workspace,
  { sha256 }: BlobEntry,
  content: Blob,
): Promise<Result<never, Trouble | FileStopped>> {
  await forgetBegunUpload(workspace, keyOf(workspace, sha256));
  if ((await hashOf(content)) !== sha256) return refuse({ kind: 'file', trouble: { sha256, why: 'damaged' } });
  return refuse({ kind: 'busy', after: null });
}

interface Sending {
  readonly entry: BlobEntry;
  readonly content: Blob;
  readonly space: string;
}

type SendingTrouble = Trouble | FileStopped | 'other-content';

/** HQ refuses odd kinds; some systems call a file by a sentence. */
const plainMime = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;

function send(
  workspace: Workspace,
  client: HqClient,
  { entry, content, space }: Sending,
  on: UploadSurroundings,
): Promise<Result<null, SendingTrouble>> {
  const { sha256 } = entry;
  const mime = plainMime.test(entry.mime) ? entry.mime : 'application/octet-stream';
  return new Promise((resolve) => {
    let begun = workspace.surroundings.monotonic();
    const stopped = () => {
      void upload.abort();
      resolve(refuse({ kind: 'stopped' }));
    };
    const settle = (result: Result<null, SendingTrouble>) => {
      on.stop.removeEventListener('abort', stopped);
      resolve(result);
    };
    const upload = new Upload(content, {
      endpoint: client.address + uploadsPath,
      metadata: { sha256, space, mime },
      chunkSize: piece.least,
      // Our own pauses: the library's would burn through its list while the laptop is in a bag.
      retryDelays: null,
      removeFingerprintOnSuccess: true,
      fingerprint: async () => keyOf(workspace, sha256),
      urlStorage: begunUploads(workspace),
      fileReader: blobReader,
      httpStack: new FetchHttpStack(client, on.world, on.stop),
      onProgress: (done) => on.progress(done),
      onChunkComplete: (bytes) => {
        const now = workspace.surroundings.monotonic();
        upload.options.chunkSize = nextPiece(bytes, now - begun);
        begun = now;
      },
      onSuccess: () => settle(ok(null)),
      onError: (error) => settle(refuse(troubleOfUpload(error, sha256, on.stop))),
    });
    on.stop.addEventListener('abort', stopped, { once: true });
    upload.findPreviousUploads().then((previous) => {
      if (previous[0]) upload.resumeFromPreviousUpload(previous[0]);
      upload.start();
    }, stopped);
  });
}

function troubleOfUpload(error: Error, sha256: string, stop: AbortSignal): SendingTrouble {
  if (stop.aborted) return { kind: 'stopped' };
  // Anything but an answer of HQ's is the line: no answer, or an answer without the headers of the protocol.
  if (!(error instanceof DetailedError) || !error.originalResponse) return { kind: 'unreachable' };
  const status = error.originalResponse.getStatus();
  if (status === 413) return { kind: 'file', trouble: { sha256, why: 'too-large' } };
  if (status === 422) return 'other-content';
  const problem = problemIn(error.originalResponse.getBody());
  if (problem && ['unauthorised', 'revoked', 'sign-in'].includes(problem.code)) return settled(problem);
  if (status < 400 || (problem === null && status < 500 && status !== 429)) return { kind: 'not-hq' };
  // 409 and 423: HQ still holds the piece of a connection that broke. 410: it is gone and begun anew. 5xx and 429: later.
  const after = Number(error.originalResponse.getHeader('retry-after') ?? Number.NaN);
  return { kind: 'busy', after: Number.isFinite(after) ? after * 1_000 : null };
}

function problemIn(text: string): Problem | null {
  try {
    return problemSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function keyOf(workspace: Workspace, sha256: string): string {
  return `${workspace.enrolment?.server ?? ''}/${sha256}`;
}

type UrlStorage = NonNullable<UploadOptions['urlStorage']>;

/**
 * Where the library keeps addresses of begun uploads; its own choice would be localStorage.
 *
 * @remarks tus-js-client 4.3.1 does not catch a failing `addUpload` and would wait for ever, so nothing here may reject.
 */
function begunUploads(workspace: Workspace): UrlStorage {
  return {
    findAllUploads: async () => [],
    findUploadsByFingerprint: async (key) => {
      const begun = await readBegunUpload(workspace, key).catch(() => null);
      return begun ? [previousUpload(key, begun.url, begun.bytes)] : [];
    },
    removeUpload: (key) => forgetBegunUpload(workspace, key).catch(() => undefined),
    addUpload: async (key, upload) => {
      await keepBegunUpload(workspace, key, upload.uploadUrl ?? '', upload.size ?? 0).catch(() => undefined);
      return key;
    },
  };
}

function previousUpload(key: string, uploadUrl: string, size: number): PreviousUpload {
  return { size, metadata: {}, creationTime: '', urlStorageKey: key, uploadUrl, parallelUploadUrls: null };
}

/** The library's reader for Node knows no Blob; this one serves both. */
const blobReader: NonNullable<UploadOptions['fileReader']> = {
  openFile: async (content: Blob) => ({
    size: content.size,
    slice: async (start: number, end: number) => ({ value: content.slice(start, end), done: end >= content.size }),
    close: () => undefined,
  }),
};
