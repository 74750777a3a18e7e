import type { Transaction } from 'dexie';

/** One step of the local tables, forward only. Its place in the list is its version. */
export interface Migration {
  /** Date and purpose; also the file's name. */
  readonly name: string;
  /** Only the tables that change, as Dexie writes them; `null` drops a table. */
  readonly stores: { readonly [table: string]: string | null };
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}
