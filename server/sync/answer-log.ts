import type { LogReply } from '#shared/contracts/hq-log';
import type { Database } from '../db/database';
import { decisionsIn } from './quarantine-desk';

const columns = `seq, change_id as change, device_id as device, device_n as n, user_id as "user", entity, row_id as row,
  state, why, effective_at as at, received_at as received, body, sig, body_hash as "bodyHash",
  previous_hash as previous, entry_hash as hash`;

export interface LogQuestion {
  readonly space: string;
  readonly from: number;
  readonly limit: number;
  /** Only what was kept but not applied; of one person, where a user is named. */
  readonly quarantined: { readonly user: string | null } | null;
}

/** Entries of the log from a sequence number on, oldest first; those set aside with what was decided about them. */
export async function answerLog(database: Database, question: LogQuestion): Promise<LogReply> {
  const { space, from, limit, quarantined } = question;
  const [head] = await database.query<{ seq: number; hash: string }>(
    'select seq, head_hash as hash from space where space_id = $1',
    [space],
  );
  const entries = await database.query<LogReply['entries'][number]>(
    `select ${columns} from change_log
     where space_id = $1 and seq >= $2 and ($4::boolean is false or state = 'quarantined')
       and ($5::text is null or user_id = $5) order by seq limit $3`,
    [space, from, limit + 1, quarantined !== null, quarantined?.user ?? null],
  );
  if (!head) throw new Error('The space of a device is gone.');
  const shown = entries.slice(0, limit);
  const more = entries.length > limit;
  if (quarantined === null) return { entries: shown, head, more };
  const decisions = await decisionsIn(database, space);
  return { entries: shown.map((entry) => ({ ...entry, decision: decisions.get(entry.change) ?? null })), head, more };
}
