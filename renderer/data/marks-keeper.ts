import Dexie from 'dexie';
import { schemaVersion } from '#shared/sync/schema-version';
import { StorageRefused } from '../host/host';
import { findMark, markText, readStanding } from './marks';
import type { Workspace } from './workspace';

/** Milliseconds after a commit; a second loss within it goes unnoticed only in what the journal has anyway. */
const pause = 1_500;

/** Writes the high-water mark a moment after the tables have changed, never in the middle of a save. */
export class MarksKeeper {
  readonly #workspace: Workspace;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> = Promise.resolve();
  #stopped = false;
  #unreadable = false;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  start(): void {
    Dexie.on('storagemutated', this.#soon);
    this.#soon();
  }

  /** At once: when a pull is complete, and when the window closes. */
  write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Leaves word for the next start that the tables are to be given up and rebuilt. */
  async giveUpTables(): Promise<void> {
    this.#unreadable = true;
    const { host, database } = this.#workspace;
    const found = await findMark(host.marks, database.verno);
    if (found.kind === 'mark') await host.marks.keep(markText({ ...found.mark, unreadable: true }));
    await this.stop();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    Dexie.on('storagemutated').unsubscribe(this.#soon);
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#writing;
  }

  #soon = (): void => {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(() => void this.write(), pause);
  };

  async #write(): Promise<void> {
    const { database, host, surroundings } = this.#workspace;
    if (!database.isOpen()) return;
    const standing = await readStanding(database);
    // Tables without a name are not ours to remember: somebody has emptied them under our hands.
    if (standing.database === '') return;
    const mark = {
      format: 1 as const,
      ...standing,
      program: host.version,
      tables: database.verno,
      schema: schemaVersion,
      unreadable: this.#unreadable,
      writtenAt: surroundings.now(),
    };
    try {
      await host.marks.keep(markText(mark));
    } catch (error) {
      // On a full disk the mark before stays; it asks for less than there is, and does no harm.
      if (!(error instanceof StorageRefused)) throw error;
    }
  }
}
