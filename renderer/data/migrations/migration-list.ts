import { firstTables } from './2026-11-20-first-tables';
import { rowsOfAPartner } from './2026-11-20-rows-of-a-partner';
import { outboxSetAside } from './2026-11-21-outbox-set-aside';
import { territories } from './2026-11-21-territories';
import { pastRows } from './2026-11-22-past-rows';
import type { Migration } from './migration';

/** Every migration in order. Append; never edit, never reorder: people's devices have been there. */
export const migrations: readonly Migration[] = [firstTables, rowsOfAPartner, outboxSetAside, territories, pastRows];
