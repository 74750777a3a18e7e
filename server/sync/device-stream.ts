import { ok, type Result, refuse } from '#shared/base/result';
import type { Ack, Problem } from '#shared/contracts/hq-api';
import type { Queries } from '../db/database';
import { receiptOf } from './log-store';
import type { SignedChange } from './read-push';

/** How far HQ has got with the changes of one device. */
export interface DeviceStream {
  readonly lastN: number;
  readonly lastHash: string;
  /** The newest entry of the space that this device has been given. */
  readonly pulledSeq: number;
}

/** A push against what HQ already has of its device. */
export interface Sorted {
  /** Receipts of changes that arrived earlier; their first answer was lost on the way. */
  readonly repeated: readonly Ack[];
  readonly fresh: readonly SignedChange[];
}

/** Takes the stream of a device for the length of this transaction, so that its pushes come one after the other. */
export async function holdStream(tx: Queries, space: string, device: string): Promise<DeviceStream> {
  await tx.query(`insert into device_stream values ($1, $2, 0, '', 0) on conflict do nothing`, [space, device]);
  const [row] = await tx.query<{ last_n: number; last_hash: string; pulled_seq: number }>(
    'select last_n, last_hash, pulled_seq from device_stream where space_id = $1 and device_id = $2 for update',
    [space, device],
  );
  if (!row) throw new Error('A device stream that was just made is gone.');
  return { lastN: row.last_n, lastHash: row.last_hash, pulledSeq: row.pulled_seq };
}

interface KnownRow {
  readonly device_n: number;
  readonly change_id: string;
  readonly seq: number;
  readonly body_hash: string;
  readonly state: Ack['state'];
  readonly effective_at: number;
  readonly fields: string;
  readonly why: string | null;
}

/** Parts the changes HQ has from those it has not; refuses a push that leaves one out or rewrites one. */
export async function sortPush(
  tx: Queries,
  space: string,
  device: string,
  stream: DeviceStream,
  changes: readonly SignedChange[],
): Promise<Result<Sorted, Problem>> {
  const from = changes[0]?.n ?? 1;
  if (from > stream.lastN + 1) {
    return refuse({
      code: 'gap',
      expected: stream.lastN + 1,
      message: `Headquarters has the changes of this device up to ${stream.lastN}; send from ${stream.lastN + 1} on.`,
    });
  }
  const known = await tx.query<KnownRow>(
    `select device_n, change_id, seq, body_hash, state, effective_at, fields, why from change_log
     where space_id = $1 and device_id = $2 and device_n >= $3 and device_n <= $4 order by device_n`,
    [space, device, from, from + changes.length - 1],
  );
  const repeated: Ack[] = [];
  for (const row of known) {
    if (changes[row.device_n - from]?.hash !== row.body_hash) return refuse(fork(row.device_n));
    repeated.push(ackOf(row));
  }
  const fresh = changes.slice(known.length);
  const first = fresh[0];
  if (first && first.prev !== stream.lastHash) return refuse(fork(first.n));
  return ok({ repeated, fresh });
}

function ackOf(row: KnownRow): Ack {
  const { device_n: n, change_id: id, seq, state, effective_at: at, why } = row;
  return receiptOf({ n, id, seq, state, at, why, fields: JSON.parse(row.fields) as string[] });
}

function fork(at: number): Problem {
  return {
    code: 'fork',
    at,
    message: `Change ${at} of this device is already at headquarters with another content. Its profile was probably copied to a second computer; enrol this one anew.`,
  };
}
