import type Dexie from 'dexie';
import type { Transaction } from 'dexie';

/**
 * Who is told first that a transaction is on the disk. Dexie tells its live queries at once, and they keep the
 * window busy for several milliseconds, in which the journal could long be writing. A listener that is added
 * before Dexie's own is called before it.
 */
const firsts = new WeakMap<IDBTransaction, () => void>();

/** Makes `tellFirst` work on this database. */
export function hearFirst(database: Dexie): void {
  database.use({
    stack: 'dbcore',
    name: 'first-to-hear',
    // Below Dexie's own layers, which begin at 0: the lowest is asked first and adds its listener first.
    level: -1,
    create: (core) => ({
      ...core,
      transaction: (stores, mode, options) => {
        const made = core.transaction(stores, mode, options);
        // Dexie's core deals in the browser's own transactions and does not say so in its types.
        const own = made as unknown as IDBTransaction;
        if (mode === 'readwrite') own.addEventListener('complete', () => firsts.get(own)?.());
        return made;
      },
    }),
  });
}

/** Calls `tell` as soon as this transaction is on the disk; never when it fails. */
export function tellFirst(transaction: Transaction, tell: () => void): void {
  firsts.set(transaction.idbtrans, tell);
}
