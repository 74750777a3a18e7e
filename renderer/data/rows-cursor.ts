import { cmp, type DBCoreCursor, type DBCoreTransaction } from 'dexie';

/** A row with the key under which it was found. */
export interface KeyedRow {
  readonly key: unknown;
  readonly row: { readonly id: string };
}

/** A cursor over rows that have been gathered already, for whoever reads one after the other. Null: there are none. */
export function cursorOver(
  found: readonly KeyedRow[],
  trans: DBCoreTransaction,
  reverse: boolean,
): DBCoreCursor | null {
  if (found.length === 0) return null;
  return new RowsCursor(found, trans, reverse);
}

class RowsCursor implements DBCoreCursor {
  readonly trans: DBCoreTransaction;
  readonly #found: readonly KeyedRow[];
  readonly #reverse: boolean;
  #at = 0;
  #ended: { readonly value: unknown } | { readonly error: Error } | null = null;
  #hasMoved = false;

  constructor(found: readonly KeyedRow[], trans: DBCoreTransaction, reverse: boolean) {
    this.#found = found;
    this.trans = trans;
    this.#reverse = reverse;
  }

  get key() {
    return this.#found[this.#at]?.key;
  }

  get primaryKey() {
    return this.#found[this.#at]?.row.id;
  }

  get value() {
    return this.#found[this.#at]?.row;
  }

  get done() {
    return this.#ended !== null || this.#at >= this.#found.length;
  }

  continue(key?: unknown): void {
    this.#moveTo((one) => key === undefined || this.#compare(one.key, key) >= 0);
  }

  continuePrimaryKey(key: unknown, primaryKey: unknown): void {
    this.#moveTo((one) => (this.#compare(one.key, key) || this.#compare(one.row.id, primaryKey)) >= 0);
  }

  advance(count: number): void {
    this.#hasMoved = true;
    this.#at += count;
  }

  /** As a cursor of the browser: tells of each row it stands on, until nobody moves it on. */
  async start(onNext: () => void): Promise<unknown> {
    while (!this.done) {
      this.#hasMoved = false;
      onNext();
      if (!this.#hasMoved) break;
    }
    if (this.#ended && 'error' in this.#ended) throw this.#ended.error;
    return this.#ended?.value;
  }

  stop(value?: unknown): void {
    this.#ended = { value };
  }

  async next(): Promise<DBCoreCursor> {
    this.continue();
    return this;
  }

  fail(error: Error): void {
    this.#ended = { error };
  }

  #moveTo(isThere: (one: KeyedRow) => boolean): void {
    this.#hasMoved = true;
    do this.#at += 1;
    while (this.#at < this.#found.length && !isThere(this.#found[this.#at] as KeyedRow));
  }

  #compare(left: unknown, right: unknown): number {
    return this.#reverse ? cmp(right, left) : cmp(left, right);
  }
}
