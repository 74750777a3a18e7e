import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Device } from '../hosts/device';

const tables = 'fieldpact';

/** The part of the Storage Buckets API that is used here; the compiler's library does not know it. */
interface Buckets {
  keys(): Promise<string[]>;
  open(name: string): Promise<{ readonly indexedDB: IDBFactory }>;
}

/** The tables of a device, seen past the program: what stands in them, and ways to lose them. */
export class Tables {
  readonly #device: Device;

  constructor(device: Device) {
    this.#device = device;
  }

  /** Every row, in one order, without what a device knows for itself alone; wherever the tables had to begin anew. */
  rows(): Promise<readonly unknown[]> {
    return this.#device.page.evaluate(async (name) => {
      // In the usual place, or in the last bucket for which the program gave it up.
      const { storageBuckets: buckets } = navigator as unknown as { readonly storageBuckets?: Buckets };
      const places = (await buckets?.keys())?.filter((each) => each.startsWith(`${name}-tables-`)).sort() ?? [];
      const last = places.at(-1);
      const place = buckets && last ? (await buckets.open(last)).indexedDB : indexedDB;
      return new Promise<readonly unknown[]>((resolve, reject) => {
        const request = place.open(name);
        // To look must not make them.
        request.onupgradeneeded = () => request.transaction?.abort();
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const all = database.transaction('rows').objectStore('rows').getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            database.close();
            // When a row came to be known is each device's own.
            resolve((all.result as { readonly since?: number }[]).map(({ since: _since, ...row }) => row));
          };
        };
      });
    }, tables);
  }

  /**
   * As if a newer program had opened them and raised their version. A program whose tables are taken from it starts anew;
   * that may happen in the middle of this, and then it is done once more.
   */
  async raiseVersion(version: number): Promise<void> {
    for (let tries = 1; tries <= 5; tries += 1) {
      await this.#raiseVersion(version).catch(ignoreNewStart);
      await this.#device.page.waitForLoadState();
      if ((await this.version().catch(ignoreNewStart)) === version) return;
    }
    throw new Error('The version could not be raised.');
  }

  #raiseVersion(version: number): Promise<void> {
    return this.#device.page.evaluate(
      ([name, raised]) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open(name, raised);
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            request.result.close();
            resolve();
          };
        }),
      [tables, version] as const,
    );
  }

  version(): Promise<number | undefined> {
    return this.#device.page.evaluate(
      async (name) => (await indexedDB.databases()).find((each) => each.name === name)?.version,
      tables,
    );
  }

  /** Only the tables; what keeps the device's key is another database. To be called while the program does not run. */
  removeFromDisk(): void {
    rmSync(this.#device.tables(), { recursive: true });
  }

  /** The same while the program runs and has not opened them. */
  delete(): Promise<void> {
    return this.#device.page.evaluate(
      (name) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.onerror = () => reject(request.error);
          request.onblocked = () => reject(new Error('The tables are held open.'));
          request.onsuccess = () => resolve();
        }),
      tables,
    );
  }

  /** Every database of the profile, wherever it lies; to be called while the program does not run. */
  removeAllFromDisk(): void {
    const found = readdirSync(this.#device.profile, { recursive: true, withFileTypes: true }).filter(
      (each) => each.isDirectory() && /(^|\.)indexeddb\.(leveldb|blob)$/.test(each.name),
    );
    if (found.length === 0) throw new Error('There are no databases to lose.');
    for (const { parentPath, name } of found) rmSync(join(parentPath, name), { recursive: true });
  }
}

function ignoreNewStart(error: unknown): undefined {
  if (!(error instanceof Error && error.message.includes('Execution context was destroyed'))) throw error;
}
