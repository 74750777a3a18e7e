import { type Journal, StorageRefused } from '../host/host';

/** How far what is in the tables is also in the journal. Only `flushed` may be shown as "Saved on this device". */
export type JournalState =
  | { readonly state: 'flushed' }
  | { readonly state: 'flushing' }
  | { readonly state: 'held'; readonly records: number; readonly reason: StorageRefused['reason'] };

/**
 * The end of the journal. Records that could not be written (a full disk) are held here in order and written
 * before any later one; until then the person is told that the device is full. Should the program end before,
 * the tables still have them and mending at the next start copies them.
 */
export class JournalTail {
  readonly #journal: Journal;
  readonly #held: string[] = [];
  readonly #listeners = new Set<(state: JournalState) => void>();
  #turn: Promise<void> = Promise.resolve();
  #state: JournalState = { state: 'flushed' };

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get state(): JournalState {
    return this.#state;
  }

  listen(listener: (state: JournalState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Writes and flushes. Answers when the records are on the disk, or are held because the disk refuses them. */
  append(records: readonly string[]): Promise<JournalState> {
    this.#held.push(...records);
    const turn = this.#turn.then(() => this.#flush());
    this.#turn = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  /** Tries again to write what is held. */
  retry(): Promise<JournalState> {
    return this.append([]);
  }

  async #flush(): Promise<JournalState> {
    const records = this.#held.slice();
    if (records.length === 0) return this.#become({ state: 'flushed' });
    this.#become({ state: 'flushing' });
    try {
      await this.#journal.append(records);
      this.#held.splice(0, records.length);
      return this.#become(this.#held.length === 0 ? { state: 'flushed' } : { state: 'flushing' });
    } catch (error) {
      if (!(error instanceof StorageRefused)) throw error;
      return this.#become({ state: 'held', records: this.#held.length, reason: error.reason });
    }
  }

  #become(state: JournalState): JournalState {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
    return state;
  }
}
