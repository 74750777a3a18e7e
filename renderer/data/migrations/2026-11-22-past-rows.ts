import type { Migration } from './migration';

/**
 * What a row was before, so that any screen can be looked at as of a past day; the ledger of facts that figures are
 * reckoned from, with the partners whose ledger has to be brought up to date; and figures that were reckoned before.
 * Past rows have the indexes of the rows, because they are asked the same questions.
 */
export const pastRows: Migration = {
  name: '2026-11-22-past-rows',
  stores: {
    pastRows: '++no, id, [entity+partnerId], conflicted, partnerId',
    ledgers: 'partnerId, nextTurn',
    dueLedgers: 'partnerId',
    keptFigures: 'key',
  },
};
