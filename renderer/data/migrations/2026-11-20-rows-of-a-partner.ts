import type { Migration } from './migration';

/** An index over all rows of a partner: its file is read at every save, and twelve questions took longer than the save. */
export const rowsOfAPartner: Migration = {
  name: '2026-11-20-rows-of-a-partner',
  stores: { rows: 'id, [entity+partnerId], entity, conflicted, partnerId' },
};
