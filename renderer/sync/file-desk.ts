import type { FileProgress, FileTrouble } from '#shared/sync/sync-state';
import { blobsToSend, findWantedBlobs, holdBlob } from '../data/blob-queue';
import { isQuota } from '../data/is-quota';
import { readPreferences } from '../data/preferences';
import type { Workspace } from '../data/workspace';
import { type FilesRun, FileWishes, moveFiles } from './files-run';
import type { HqClient } from './hq-client';
import { Retry } from './retry';
import type { Speed } from './speed';
import type { SyncWorld } from './sync-world';
import { refusal, type Trouble } from './trouble';

/** Another device may bring a file that records here already speak of. */
const askAgain = 60_000;
/** Progress is told this often; more often than one can see it would only hold up the window. */
const betweenNews = 200;

export interface FileDeskWorld {
  readonly world: SyncWorld;
  readonly speed: Speed;
  readonly stop: AbortSignal;
  /** Tells what moves. */
  readonly moving: (moving: readonly FileProgress[]) => void;
  /** A run has ended. */
  readonly ended: (troubles: readonly FileTrouble[]) => Promise<void>;
  /** There is something to do again. */
  readonly wake: () => void;
}

/** Moves files beside the loop, so that a change saved during a long upload does not wait for it. */
export class FileDesk {
  readonly #workspace: Workspace;
  readonly #on: FileDeskWorld;
  readonly #retry: Retry;
  readonly #wishes = new FileWishes();
  readonly #seen = new Map<string, number>();
  #run: Promise<void> | null = null;
  /** Why files pause, until they are tried again. */
  #trouble: Trouble | null = null;
  #lookForWanted = true;
  #toldTrouble = false;
  /** The person lets files go over a line that costs, this once. */
  #allowed = false;
  #isMetered = false;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(workspace: Workspace, on: FileDeskWorld) {
    this.#workspace = workspace;
    this.#on = on;
    this.#retry = new Retry(on.world.random);
  }

  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** Whether files wait only because the line costs. */
  get isMetered(): boolean {
    return this.#isMetered;
  }

  get isRunning(): boolean {
    return this.#run !== null;
  }

  /** The person asked: try at once, whatever was tried before. */
  reset(): void {
    this.#retry.reset();
    this.#trouble = null;
    this.#lookForWanted = true;
  }

  /** Records came that speak of files. */
  look(): void {
    this.#lookForWanted = true;
  }

  /** Lets what waits go now, over whatever line. */
  allow(): void {
    this.#allowed = true;
    this.reset();
    this.#on.wake();
  }

  async hold(sha256: string): Promise<void> {
    await holdBlob(this.#workspace, sha256, true);
    this.#wishes.end(sha256);
  }

  async letGo(sha256: string): Promise<void> {
    await holdBlob(this.#workspace, sha256, false);
    this.reset();
    this.#on.wake();
  }

  goFirst(sha256: string): void {
    this.#wishes.first = sha256;
    void this.letGo(sha256);
  }

  /** Until the run that is under way has ended. */
  async rest(): Promise<void> {
    await this.#run;
  }

  /** Begins a run where there is anything to move and nothing against it. */
  async start(client: HqClient, stop: AbortSignal): Promise<void> {
    if (this.#run || this.#trouble) return;
    // Behind most saves there is nothing to move, and nothing to take back of what was told of the run before.
    if (!this.#lookForWanted && !this.#toldTrouble && (await blobsToSend(this.#workspace)).length === 0) {
      this.#isMetered = false;
      return;
    }
    this.#isMetered = await this.#isHeld();
    if (this.#isMetered || this.#run) return;
    const lookForWanted = this.#lookForWanted;
    this.#lookForWanted = false;
    this.#run = moveFiles(this.#workspace, client, {
      ...{ world: this.#on.world, stop, lookForWanted, wishes: this.#wishes },
      progress: (moving) => this.#progress(moving),
    })
      .catch((error: unknown): FilesRun => {
        const trouble = isQuota(error) ? refusal('storage-full') : refusal('fault', { detail: String(error) });
        return { trouble, troubles: [], someAwaited: true, moved: false };
      })
      .then((run) => this.#ended(run, stop));
  }

  async #isHeld(): Promise<boolean> {
    const { metered } = await readPreferences(this.#workspace);
    const costs = metered === 'always' || (metered === 'ask' && this.#on.world.isMetered?.() === true);
    if (!costs || this.#allowed) return false;
    if ((await blobsToSend(this.#workspace)).length > 0) return true;
    return this.#lookForWanted && (await findWantedBlobs(this.#workspace)).length > 0;
  }

  #progress(moving: readonly FileProgress[]): void {
    for (const { sha256, direction, done } of moving) {
      const before = this.#seen.get(sha256);
      // What was there before this run did not move now.
      if (before !== undefined) this.#on.speed.add(direction, done - before);
      this.#seen.set(sha256, done);
    }
    const now = this.#workspace.surroundings.monotonic();
    const isEnd = moving.length === 0 || moving.some(({ done, bytes }) => done >= bytes);
    if (!isEnd && now - this.#toldAt < betweenNews) return;
    this.#toldAt = now;
    this.#on.moving(moving);
  }

  async #ended(run: FilesRun, stop: AbortSignal): Promise<void> {
    this.#run = null;
    this.#seen.clear();
    this.#lookForWanted ||= run.someAwaited;
    this.#allowed &&= run.trouble !== null;
    this.#toldTrouble = run.troubles.length > 0;
    if (!stop.aborted) {
      if (run.moved || !run.trouble) this.#retry.reset();
      if (run.trouble) this.#pause(run.trouble);
      else if (run.someAwaited) void this.#on.world.wait(askAgain, this.#on.stop).then(() => this.#on.wake());
    }
    await this.#on.ended(run.troubles);
  }

  #pause(trouble: Trouble): void {
    this.#trouble = trouble;
    const pause = this.#retry.next(trouble.kind === 'busy' ? trouble.after : null);
    void this.#on.world.wait(pause, this.#on.stop).then(() => {
      if (this.#trouble !== trouble) return;
      this.#trouble = null;
      this.#on.wake();
    });
  }
}
