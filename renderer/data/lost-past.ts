import type { Database } from './database';
import { putMeta, readMeta } from './identity';
import { countsKey, countsSchema } from './kept-counts';
import type { Mark, Shortfall } from './marks';
import { notePastHole } from './past-holes';

/**
 * Looks whether rows, or what they were before, are gone that nobody took away, or whether these are other tables than
 * the mark knows. Then the days up to now cannot be looked back to: a page of then, put together from what is left, would
 * be wrong without looking wrong. Before anything is mended, for what is mended has no past.
 *
 * @returns whether it noted so
 */
export function findLostPast(
  database: Database,
  { mark, short, now }: { readonly mark: Mark | null; readonly short: readonly Shortfall[]; readonly now: number },
): Promise<boolean> {
  const isOther = (short.includes('unnamed') || short.includes('other-tables')) && (mark?.rows ?? 0) > 0;
  const { rows, pastRows, meta } = database;
  return database.transaction('rw', [rows, pastRows, meta], async () => {
    const counted = await readMeta(database, countsKey, countsSchema);
    const here = { rows: await rows.count(), pastRows: await pastRows.count() };
    const isShort = counted !== undefined && (here.rows < counted.rows || here.pastRows < counted.pastRows);
    if (isOther || isShort) await notePastHole(database, { from: 0, to: now, why: 'lost' });
    if (counted?.rows !== here.rows || counted.pastRows !== here.pastRows) await putMeta(database, countsKey, here);
    return isOther || isShort;
  });
}
