import type { Queries } from '../db/database';

/** After a revocation what was judged may be judged otherwise: every document is looked at again. */
export async function judgeAgain(database: Queries, now: number): Promise<void> {
  await database.query('update archived_revision set checked_at = null');
  await database.query('update archived_document set checked_at = null, judgement = null, due_at = $1', [now]);
}
