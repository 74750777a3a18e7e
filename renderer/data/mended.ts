import type { Shortfall } from './marks';

/** What was put right when the program started. All zero on an ordinary day. */
export interface Mended {
  /** Changes that only the journal had: the tables were damaged or lost. */
  readonly restored: number;
  /** Changes that only the tables had: the program ended between the two. */
  readonly copied: number;
  /** Records of the journal that cannot be read. */
  readonly damaged: number;
  /** Changes that had been counted and that neither the tables nor the journal have any more, nor HQ. */
  readonly lost: number;
  /** Rows that were here and come again from HQ; on a device without HQ, rows of which nothing is left. */
  readonly rowsShort: number;
  /** In what the tables fell short of what was written down of them. */
  readonly shortfalls: readonly Shortfall[];
  /** True when the tables came up empty beside a journal or a mark that was not. */
  readonly tablesWereLost: boolean;
  /** Set where what was kept of earlier days is not whole any more: days before cannot be looked back to. */
  readonly pastLostAt: number | null;
}

export const nothingMended: Mended = {
  restored: 0,
  copied: 0,
  damaged: 0,
  lost: 0,
  rowsShort: 0,
  shortfalls: [],
  tablesWereLost: false,
  pastLostAt: null,
};
