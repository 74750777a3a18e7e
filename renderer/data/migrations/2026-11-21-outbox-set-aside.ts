import type { Transaction } from 'dexie';
import type { Migration } from './migration';

/** First half of a new key for the outbox, which no table can get: what waits is set aside. */
export const outboxSetAside: Migration = {
  name: '2026-11-21-outbox-set-aside',
  stores: { outbox: null, outboxBefore: 'id' },
  upgrade: async (transaction: Transaction) => {
    const waiting: unknown[] = await transaction.table('outbox').toArray();
    await transaction.table('outboxBefore').bulkAdd(waiting);
  },
};
