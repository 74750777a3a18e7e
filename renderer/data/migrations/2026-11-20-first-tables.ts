import type { Migration } from './migration';

/** The tables of the first version. Frozen: a later change is a migration of its own. */
export const firstTables: Migration = {
  name: '2026-11-20-first-tables',
  stores: {
    rows: 'id, [entity+partnerId], entity, conflicted',
    bases: 'id',
    history: 'id, rowId, partnerId, [dev+n], state',
    outbox: 'id, rowId, [dev+n], at',
    drafts: 'key',
    blobs: 'sha256, state',
    meta: 'key',
    colleagues: 'id',
  },
};
