import Dexie, { type Table } from 'dexie';
import { hearFirst } from './first-to-hear';
import { migrations } from './migrations/migration-list';
import { keepPast } from './past-rows';
import type {
  BlobEntry,
  Colleague,
  Draft,
  DueLedger,
  HistoryLine,
  KeptFigures,
  KnownDevice,
  MetaEntry,
  OutboxEntry,
  OutboxKey,
  PastRow,
  StoredBase,
  StoredLedger,
  StoredRow,
} from './stored';

/** The tables on this device. A cache with a memory: the journal beside it and HQ can rebuild it. */
export class Database extends Dexie {
  declare readonly rows: Table<StoredRow, string>;
  declare readonly bases: Table<StoredBase, string>;
  declare readonly history: Table<HistoryLine, string>;
  declare readonly outbox: Table<OutboxEntry, OutboxKey>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly blobs: Table<BlobEntry, string>;
  declare readonly meta: Table<MetaEntry, string>;
  declare readonly colleagues: Table<Colleague, string>;
  declare readonly devices: Table<KnownDevice, string>;
  declare readonly pastRows: Table<PastRow, number>;
  declare readonly ledgers: Table<StoredLedger, string>;
  declare readonly dueLedgers: Table<DueLedger, string>;
  declare readonly keptFigures: Table<KeptFigures, string>;

  /** The time at which a row changes. Handed in with the surroundings, so that tests can hold it still. */
  now: () => number = Date.now;
  readonly place: IDBFactory;

  /**
   * @param upTo open as the program of an earlier date would, for tests of migrations
   * @param place where they lie, see `tablePlaces`
   * @param cache Dexie keeps the answers of live questions by the name of the tables; `disabled` where the same tables
   *   answer differently
   */
  constructor(
    name: string,
    upTo: number = migrations.length,
    place: IDBFactory = indexedDB,
    cache: 'cloned' | 'disabled' = 'cloned',
  ) {
    // Strict: Chromium's default answers before the bytes are on the disk.
    super(name, { chromeTransactionDurability: 'strict', indexedDB: place, cache });
    this.place = place;
    migrations.slice(0, upTo).forEach((migration, at) => {
      const version = this.version(at + 1).stores({ ...migration.stores });
      if (migration.upgrade) version.upgrade(migration.upgrade);
    });
    hearFirst(this);
    keepPast(this, () => this.now());
  }
}

export const databaseName = 'fieldpact';
