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

export interface FilesSurroundings {
  readonly world: SyncWorld;
  readonly stop: AbortSignal;
  readonly lookForWanted: boolean;
  readonly progress: (moving: readonly FileProgress[]) => void;
  /** What the person wants of single files, where somebody can be asked. */
  readonly wishes?: FileWishes;
}

/** What a person wants of single files while they move. */
export class FileWishes {
  readonly #stops = new Map<string, AbortController>();
  /** The file that goes before the others. */
  first: string | null = null;

  /** Ends the sending of a file that is under way. */
  end(sha256: string): void {
    this.#stops.get(sha256)?.abort();
  }

  begin(sha256: string): AbortController {
    const stop = new AbortController();
    this.#stops.set(sha256, stop);
    return stop;
  }

  ended(sha256: string): void {
    this.#stops.delete(sha256);
    if (this.first === sha256) this.first = null;
  }
}

/** Files on the wire at once: the second fills the gaps of the first, and records still have the line. */
const atOnce = 2;

/** Sends every file that waits, and fetches the small ones that records speak of. */
export async function moveFiles(workspace: Workspace, client: HqClient, on: FilesSurroundings): Promise<FilesRun> {
  return new Run(workspace, client, on).all();
}

class Run {
  readonly #workspace: Workspace;
  readonly #client: HqClient;
  readonly #on: FilesSurroundings;
  readonly #wishes: FileWishes;
  readonly #troubles: FileTrouble[] = [];
  readonly #moving = new Map<string, FileProgress>();
  /** Begun in this run: sent, stopped, or under way. */
  readonly #begun = new Set<string>();
  #trouble: Trouble | null = null;
  #someAwaited = false;
  #moved = false;

  constructor(workspace: Workspace, client: HqClient, on: FilesSurroundings) {
    this.#workspace = workspace;
    this.#client = client;
    this.#on = on;
    this.#wishes = on.wishes ?? new FileWishes();
  }

  async all(): Promise<FilesRun> {
    const sending = Array.from({ length: atOnce }, () => this.#sendAll());
    await Promise.all([...sending, this.#on.lookForWanted ? this.#fetchAll() : null]);
    this.#on.progress([]);
    const { trouble, moved, someAwaited } = {
      trouble: this.#trouble,
      moved: this.#moved,
      someAwaited: this.#someAwaited,
    };
    return { trouble, troubles: this.#troubles, someAwaited, moved };
  }

  async #sendAll(): Promise<void> {
    for (let entry = await this.#next(); entry; entry = await this.#next()) {
      const stop = this.#wishes.begin(entry.sha256);
      const sending = entry;
      const sent = await sendFile(this.#workspace, this.#client, entry, {
        world: this.#on.world,
        stop: AbortSignal.any([this.#on.stop, stop.signal]),
        progress: (done) => this.#told(sending, 'up', done),
      });
      this.#wishes.ended(entry.sha256);
      this.#ended(entry);
      if (sent.ok) this.#moved = true;
      else if (sent.error.kind === 'file') this.#troubles.push(sent.error.trouble);
      // One that the person stopped holds up nothing; anything else is the line, and holds up all.
      else if (!stop.signal.aborted || this.#on.stop.aborted) this.#trouble ??= sent.error;
    }
  }

  /** Read anew each time: a photograph taken meanwhile belongs to this run. */
  async #next(): Promise<BlobEntry | undefined> {
    const waiting = await blobsToSend(this.#workspace);
    if (this.#trouble) return undefined;
    const open = waiting.filter(({ sha256 }) => !this.#begun.has(sha256));
    const entry = open.find(({ sha256 }) => sha256 === this.#wishes.first) ?? open[0];
    if (entry) this.#begun.add(entry.sha256);
    return entry;
  }

  async #fetchAll(): Promise<void> {
    for (const entry of await findWantedBlobs(this.#workspace)) {
      if (entry.bytes > fetchedByItself || this.#trouble) continue;
      const fetched = await fetchFile(this.#workspace, this.#client, entry, {
        ...this.#on,
        progress: (done) => this.#told(entry, 'down', done),
      });
      this.#ended(entry);
      if (!fetched.ok) {
        this.#trouble ??= fetched.error;
        this.#someAwaited = true;
      } else if (fetched.value === 'fetched') this.#moved = true;
      else this.#someAwaited = true;
    }
  }

  #told({ sha256, bytes }: BlobEntry, direction: 'up' | 'down', done: number): void {
    this.#moving.set(sha256, { sha256, direction, done, bytes });
    this.#on.progress([...this.#moving.values()]);
  }

  #ended({ sha256 }: BlobEntry): void {
    this.#moving.delete(sha256);
    this.#on.progress([...this.#moving.values()]);
  }
}
