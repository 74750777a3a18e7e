import type { Ack } from '#shared/contracts/hq-api';
import { entryText } from '#shared/contracts/hq-log';
import type { Queries } from '../db/database';
import type { SignedChange } from './read-push';
import { sha256 } from './sha256';

/** What became of a change, before it has its place in the log. */
export interface Verdict {
  readonly change: SignedChange;
  readonly at: number;
  readonly state: Ack['state'];
  readonly fields: readonly string[];
  readonly why: string | null;
}

export interface LogHead {
  readonly seq: number;
  readonly hash: string;
}

interface Filing {
  readonly space: string;
  readonly device: string;
  readonly user: string;
  readonly received: number;
}

/**
 * Takes the counter of a space. Do this last in a transaction: everybody who writes to the space waits for it. Not
 * a full FOR UPDATE: foreign keys hold the same row lightly from the first insert on, and two pushes would block each
 * other for good.
 */
export async function holdHead(tx: Queries, space: string): Promise<LogHead> {
  const [row] = await tx.query<{ seq: number; head_hash: string }>(
    'select seq, head_hash from space where space_id = $1 for no key update',
    [space],
  );
  if (!row) throw new Error('The space of a device is gone.');
  return { seq: row.seq, hash: row.head_hash };
}

/** Puts verdicts at the end of the log and moves the counter on. Gives their receipts and the new head. */
export async function fileVerdicts(
  tx: Queries,
  filing: Filing,
  head: LogHead,
  verdicts: readonly Verdict[],
): Promise<{ readonly acks: readonly Ack[]; readonly head: LogHead }> {
  const { space, device, user, received } = filing;
  let last = head;
  const entries = verdicts.map((verdict) => {
    const { n, hash: bodyHash } = verdict.change;
    const seq = last.seq + 1;
    const previous = last.hash;
    const { at, state, why } = verdict;
    const hash = sha256(entryText(space, { previous, seq, received, at, device, n, state, why, bodyHash }));
    last = { seq, hash };
    return { ...verdict, seq, previous, hash };
  });
  const column = <Value>(pick: (entry: (typeof entries)[number]) => Value) => entries.map(pick);
  await tx.query(
    `insert into change_log (space_id, device_id, user_id, received_at, seq, change_id, device_n, entity, row_id, body,
       body_hash, sig, effective_at, state, why, fields, previous_hash, entry_hash)
     select $1, $2, $3, $4::bigint, entry.* from unnest($5::bigint[], $6::text[], $7::bigint[], $8::text[], $9::text[],
       $10::text[], $11::text[], $12::text[], $13::bigint[], $14::text[], $15::text[], $16::text[], $17::text[],
       $18::text[]) as entry`,
    [
      space,
      device,
      user,
      received,
      column((entry) => entry.seq),
      column((entry) => entry.change.id),
      column((entry) => entry.change.n),
      column((entry) => entry.change.entity),
      column((entry) => entry.change.row),
      column((entry) => entry.change.text),
      column((entry) => entry.change.hash),
      column((entry) => entry.change.sig),
      column((entry) => entry.at),
      column((entry) => entry.state),
      column((entry) => entry.why),
      column((entry) => JSON.stringify(entry.fields)),
      column((entry) => entry.previous),
      column((entry) => entry.hash),
    ],
  );
  await tx.query('update space set seq = $2, head_hash = $3 where space_id = $1', [space, last.seq, last.hash]);
  const acks = entries.map(
    ({ change, seq, state, at, fields, why }): Ack => ({
      n: change.n,
      id: change.id,
      seq,
      state,
      at,
      ...(fields.length > 0 && { fields: [...fields] }),
      ...(why !== null && { why }),
    }),
  );
  return { acks, head: last };
}
