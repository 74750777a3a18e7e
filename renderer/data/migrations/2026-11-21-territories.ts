import type { Transaction } from 'dexie';
import type { Migration } from './migration';

/**
 * Every row and every change says in which territory it is filed, and a device counts its changes in each apart. What
 * was there before belongs to the device's first territory, which is written as an empty name. The outbox is kept in
 * the order in which it is sent, so that a delivery is read and deleted as one piece. Indexes that another one contains
 * are gone: each costs a row that arrives as much as the row itself.
 */
export const territories: Migration = {
  name: '2026-11-21-territories',
  stores: {
    rows: 'id, [entity+partnerId], conflicted, partnerId',
    history: 'id, rowId, partnerId, [space+dev+n], state',
    outbox: '[space+dev+n], rowId, at',
    outboxBefore: null,
    devices: 'id',
  },
  upgrade: async (transaction: Transaction) => {
    await transaction
      .table<{ space?: string; conflicted?: number }>('rows')
      .toCollection()
      .modify((row) => {
        row.space = '';
        if (row.conflicted === 0) delete row.conflicted;
      });
    for (const name of ['bases', 'history'])
      await transaction
        .table<{ space?: string }>(name)
        .toCollection()
        .modify((kept) => {
          kept.space = '';
        });
    const waiting: object[] = await transaction.table('outboxBefore').toArray();
    await transaction.table('outbox').bulkAdd(waiting.map((entry) => ({ ...entry, space: '' })));
  },
};
