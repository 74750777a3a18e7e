import type { SyncWorld } from './sync-world';

/** What can end a pause. `change`: something was saved here. `network`: the system says the network is back. */
export type WakeReason = 'change' | 'person' | 'network' | 'poke' | 'line' | 'files';

/** Lets a loop sleep until its time is over or something happens that it waits for. What happens while it is awake is remembered. */
export class Alarm {
  readonly #world: SyncWorld;
  readonly #stop: AbortSignal;
  readonly #remembered = new Set<WakeReason>();
  #sleep: { readonly bell: AbortController; readonly until: readonly WakeReason[] } | null = null;

  constructor(world: SyncWorld, stop: AbortSignal) {
    this.#world = world;
    this.#stop = stop;
  }

  ring(reason: WakeReason): void {
    if (this.#sleep?.until.includes(reason)) this.#sleep.bell.abort();
    else this.#remembered.add(reason);
  }

  /** What has happened so far is about to be seen to. */
  forget(): void {
    this.#remembered.clear();
  }

  async sleep(milliseconds: number, until: readonly WakeReason[]): Promise<void> {
    if (until.some((reason) => this.#remembered.has(reason))) return;
    const bell = new AbortController();
    this.#sleep = { bell, until };
    await this.#world.wait(milliseconds, AbortSignal.any([bell.signal, this.#stop]));
    this.#sleep = null;
  }
}
