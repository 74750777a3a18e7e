import type { DBCore, DBCoreTransaction } from 'dexie';
import { z } from 'zod';

/*
 * How many rows and past rows there are, counted along in the transaction that changes them: a table that comes up empty
 * or short beside the others is noticed at the next start, whenever the program ended.
 */

export const countsSchema = z.object({ rows: z.int(), pastRows: z.int() });

/** Key of the counts. In tables of an earlier program they are missing until the next start. */
export const countsKey = 'past/counts';

/** Counts along, below Dexie's own layers. */
export async function countAlong(
  core: DBCore,
  trans: DBCoreTransaction,
  { rows = 0, pastRows = 0 }: { readonly rows?: number; readonly pastRows?: number },
): Promise<void> {
  if (rows === 0 && pastRows === 0) return;
  const meta = core.table('meta');
  const kept = countsSchema.safeParse((await meta.get({ trans, key: countsKey }))?.value);
  if (!kept.success) return;
  const value = { rows: kept.data.rows + rows, pastRows: kept.data.pastRows + pastRows };
  await meta.mutate({ type: 'put', trans, values: [{ key: countsKey, value }] });
}
