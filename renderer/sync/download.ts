import { ok, type Result, refuse } from '#shared/base/result';
import { spaceOfBlob } from '../data/blob-queue';
import { enterBlob } from '../data/intake';
import type { BlobEntry } from '../data/stored';
import type { Workspace } from '../data/workspace';
import { type BlobWriter, StorageRefused } from '../host/host';
import { RunningHash } from './hash';
import type { FileBytes, HqClient } from './hq-client';
import type { SyncWorld } from './sync-world';
import { refusal, type Trouble } from './trouble';

/** Larger files are fetched when somebody wants to see them. */
export const fetchedByItself = 50 * 1024 ** 2;

/** `not-there`: the device that has the file has not brought it to HQ yet. */
export type FetchOutcome = 'fetched' | 'not-there' | 'damaged';

export interface FetchSurroundings {
  readonly world: SyncWorld;
  readonly stop: AbortSignal;
  /** Told how many bytes are here. */
  readonly progress: (done: number) => void;
}

/** No agreement's data comes near this; more is not what was asked for. */
const smallText = 16 * 1024 ** 2;
/** A line that is cut is tried again from where it broke; after so many cuts without a byte between it is no line. */
const mostCuts = 4;
const pauseAfterCut = 1_000;
/** A line that says nothing for so long is a broken one that nobody closed. */
const silenceAllowed = 60_000;

/**
 * Brings one file from HQ to this device, piece by piece from where it was cut. It becomes visible only when its hash is
 * right; nothing is held in memory but the piece that arrives.
 */
export async function fetchFile(
  workspace: Workspace,
  client: HqClient,
  entry: BlobEntry,
  on: FetchSurroundings,
): Promise<Result<FetchOutcome, Trouble>> {
  const space = await spaceOfBlob(workspace, entry);
  const fetching = new Fetching(entry, { client, space, ...on });
  const first = await fetching.open();
  if (!first.ok) return first;
  if (first.value === null) return ok('not-there');
  const writer = await workspace.host.blobs.create();
  try {
    const fetched = await fetching.into(writer, first.value);
    if (fetched.ok && fetched.value === 'fetched') await enterBlob(workspace, entry);
    else await writer.abort();
    return fetched;
  } catch (error) {
    await writer.abort();
    if (error instanceof StorageRefused) return refuse(refusal('storage-full'));
    throw error;
  }
}

class Fetching {
  readonly #entry: BlobEntry;
  readonly #on: FetchSurroundings & { readonly client: HqClient; readonly space: string };
  readonly #hash = new RunningHash();
  /** A locked text is known by its hash alone; empty files are never taken in, so nothing promised means not known. */
  readonly #promised: number;
  #done = 0;
  #cuts = 0;
  #ended = false;

  constructor(entry: BlobEntry, on: FetchSurroundings & { readonly client: HqClient; readonly space: string }) {
    this.#entry = entry;
    this.#on = on;
    this.#promised = entry.bytes === 0 ? smallText : entry.bytes;
  }

  open(): Promise<Result<FileBytes | null, Trouble>> {
    const { client, space, stop } = this.#on;
    return client.file(space, this.#entry.sha256, { from: this.#done, signal: stop });
  }

  async into(writer: BlobWriter, first: FileBytes): Promise<Result<FetchOutcome, Trouble>> {
    let bytes: FileBytes | null = first;
    for (;;) {
      if (bytes) await this.#take(writer, bytes);
      const { bytes: size, sha256 } = this.#entry;
      const isWhole = size === 0 ? this.#ended : this.#done >= size;
      if (isWhole || this.#done > this.#promised) {
        if ((size !== 0 && this.#done !== size) || this.#hash.digest() !== sha256) return ok('damaged');
        await writer.finish(sha256);
        return ok('fetched');
      }
      this.#cuts += 1;
      if (this.#on.stop.aborted) return refuse({ kind: 'stopped' });
      if (this.#cuts > mostCuts) return refuse({ kind: 'unreachable' });
      await this.#on.world.wait(pauseAfterCut * this.#cuts, this.#on.stop);
      const again = await this.open();
      if (again.ok) bytes = again.value;
      else if (again.error.kind === 'unreachable' || again.error.kind === 'busy') bytes = null;
      else return again;
    }
  }

  /** Takes what comes until the line breaks; what was here already is passed over. */
  async #take(writer: BlobWriter, { from, content }: FileBytes): Promise<void> {
    const reader = content.getReader();
    let at = from;
    try {
      for (;;) {
        const piece = await this.#nextPiece(reader);
        if (piece === 'cut') return;
        if (piece === null) {
          this.#ended = true;
          return;
        }
        const fresh = piece.subarray(Math.min(piece.byteLength, Math.max(0, this.#done - at)));
        at += piece.byteLength;
        if (fresh.byteLength === 0) continue;
        this.#hash.update(fresh);
        // A copy: the desktop's writer hands its buffer over to the other process.
        await writer.write(fresh.slice());
        this.#done += fresh.byteLength;
        this.#cuts = 0;
        this.#on.progress(this.#done);
        if (this.#done > this.#promised) return;
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  }

  async #nextPiece(
    reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  ): Promise<Uint8Array<ArrayBuffer> | null | 'cut'> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<'cut'>((resolve) => {
      timer = setTimeout(() => resolve('cut'), silenceAllowed);
    });
    const next = reader.read().then(
      ({ done, value }) => (done ? null : value),
      () => 'cut' as const,
    );
    try {
      return await Promise.race([next, silence]);
    } finally {
      clearTimeout(timer);
    }
  }
}
