import type { Ack } from '#shared/contracts/hq-api';
import { entryText } from '#shared/contracts/hq-log';
import type { Queries } from '../db/database';
import { inPieces, valueRows } from '../db/value-rows';
import type { SignedChange } from './read-push';
import { movedBy } from './redot';
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

/** The head of a log while its counter is held. */
export interface HeldHead extends LogHead {
  /** Newest entry that a backup holds. */
  readonly durable: number;
}

export interface Filing {
  readonly space: string;
  /** `<device>@<territory>` where the change was made in a territory that its record has left. */
  readonly device: string;
  readonly user: string;
  readonly received: number;
}

/**
 * Takes the counter of a space. Do this last in a transaction: everybody who writes to the space waits for it. Not
 * a full FOR UPDATE: foreign keys hold the same row lightly from the first insert on, and two pushes would block each
 * other for good.
 */
export async function holdHead(tx: Queries, space: string): Promise<HeldHead> {
  const [row] = await tx.query<{ seq: number; head_hash: string; durable_seq: number }>(
    'select seq, head_hash, durable_seq from space where space_id = $1 for no key update',
    [space],
  );
  if (!row) throw new Error('The space of a device is gone.');
  return { seq: row.seq, hash: row.head_hash, durable: row.durable_seq };
}

const entryColumns = [
  ...(['bigint', 'text', 'bigint', 'text', 'text', 'text', 'text', 'text', 'bigint'] as const),
  ...(['text', 'text', 'text', 'text', 'text'] as const),
];

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
  for (const piece of inPieces(entries)) {
    const rows = valueRows(
      piece.map(({ seq, change, at, state, why, fields, previous, hash }) => [
        ...[seq, change.id, change.n, change.entity, change.row, change.text, change.hash, change.sig, at],
        ...[state, why, JSON.stringify(fields), previous, hash],
      ]),
      entryColumns,
      5,
    );
    await tx.query(
      `insert into change_log (space_id, device_id, user_id, received_at, seq, change_id, device_n, entity, row_id,
         body, body_hash, sig, effective_at, state, why, fields, previous_hash, entry_hash)
       select $1, $2, $3, $4::bigint, entry.* from (values ${rows.text}) as entry`,
      [space, device, user, received, ...rows.values],
    );
  }
  await tx.query('update space set seq = $2, head_hash = $3 where space_id = $1', [space, last.seq, last.hash]);
  const acks = entries.map(({ change, ...entry }) => receiptOf({ ...entry, n: change.n, id: change.id }));
  return { acks, head: last };
}

/** The receipt of an entry; the same when it is asked for again. */
export function receiptOf(entry: {
  readonly n: number;
  readonly id: string;
  readonly seq: number;
  readonly state: Ack['state'];
  readonly at: number;
  readonly fields: readonly string[];
  readonly why: string | null;
}): Ack {
  const { n, id, seq, state, at, fields, why } = entry;
  const moved = movedBy(why);
  return {
    ...{ n, id, seq, state, at },
    ...(fields.length > 0 && { fields: [...fields] }),
    ...(moved !== null ? { moved } : why !== null && { why }),
  };
}
