import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem, PushReply, PushRequest } from '#shared/contracts/hq-api';
import type { Database, Queries } from '../db/database';
import type { Caller } from '../enrolment/caller';
import { holdStream, sortPush } from './device-stream';
import { type PushClock, skewOf } from './effective-time';
import { forgetGone, lastGone, noteGone } from './gone-rows';
import { type Filed, type Judged, judgePush, type Sees } from './judge-push';
import { type Filing, fileVerdicts, type HeldHead, holdHead } from './log-store';
import { type Source, sourceOf } from './push-source';
import { readPush, type SignedChange } from './read-push';
import { storeRows, TransactionsMet } from './row-store';
import { turnsAt } from './turns';

export interface PushTerms {
  readonly sees?: Sees;
  /** Told of every territory that has moved on, once that is certain. */
  readonly moved?: (space: string, seq: number) => void;
}

/** Takes the changes of one push, all of them or none, and gives a receipt for each. Sending it again changes nothing. */
export async function applyPush(
  database: Database,
  caller: Caller,
  push: PushRequest,
  received: number,
  { sees = 'what-was-pulled', moved = () => undefined }: PushTerms = {},
): Promise<Result<PushReply, Problem>> {
  const source = await sourceOf(database, caller, push);
  if (!source.ok) return source;
  if (source.value.epoch !== push.epoch) return refuse(restored(source.value.epoch));
  const changes = await readPush(push, source.value.key);
  if (!changes.ok) return changes;
  const { sent, mono, boot } = push;
  const clock = { sent, mono, boot, received };
  const taken = await turnsAt(database).take(push.space, () =>
    database.transaction((tx) => take(tx, source.value, changes.value, clock, sees)),
  );
  if (!taken.ok) return taken;
  for (const [space, seq] of taken.value.moved) moved(space, seq);
  return ok({ ...taken.value.reply, time: received, skew: skewOf(clock) });
}

export function restored(epoch: string): Problem {
  return {
    code: 'epoch',
    epoch,
    message: 'Headquarters was restored from a backup. Fetch all records again and send what is waiting.',
  };
}

interface Taken {
  readonly reply: Pick<PushReply, 'acks' | 'head' | 'durable'>;
  readonly moved: ReadonlyMap<string, number>;
}

async function take(
  tx: Queries,
  source: Source,
  changes: readonly SignedChange[],
  clock: PushClock,
  sees: Sees,
): Promise<Result<Taken, Problem>> {
  const { space, device } = source;
  const stream = await holdStream(tx, space, device);
  const sorted = await sortPush(tx, space, device, stream, changes);
  if (!sorted.ok) return sorted;
  const { repeated, fresh } = sorted.value;
  const last = fresh.at(-1);
  if (!last) {
    const [row] = await tx.query<HeldHead>(
      'select seq, head_hash as hash, durable_seq as durable from space where space_id = $1',
      [space],
    );
    if (!row) throw new Error('The territory of a device is gone.');
    const { durable, ...head } = row;
    return ok({ reply: { acks: [...repeated], head, durable }, moved: new Map() });
  }
  const goneBefore = await lastGone(tx, space);
  const judged = await judgePush(tx, source, stream, fresh, clock, sees);
  const heads = await holdHeads(tx, [space, ...judged.elsewhere.keys()]);
  if ((await lastGone(tx, space)) !== goneBefore) throw new TransactionsMet('A record was moved away meanwhile.');
  const filed = await fileAll(tx, source, judged, heads, clock.received);
  const { seq: before, durable } = headIn(heads, space);
  // Whoever had seen everything has now also seen what they sent themselves.
  await tx.query(
    `update device_stream set last_n = $3, last_hash = $4,
       pulled_seq = case when pulled_seq = $5::bigint then $6::bigint else pulled_seq end
     where space_id = $1 and device_id = $2`,
    [space, device, last.n, last.hash, before, filed.head.seq],
  );
  return ok({
    reply: { acks: [...repeated, ...filed.acks], head: filed.head, durable },
    moved: filed.moved,
  });
}

/** Takes the counters of several territories, always in the same order. */
export async function holdHeads(tx: Queries, spaces: readonly string[]): Promise<ReadonlyMap<string, HeldHead>> {
  const heads = new Map<string, HeldHead>();
  for (const space of [...new Set(spaces)].sort()) heads.set(space, await holdHead(tx, space));
  return heads;
}

export function headIn(heads: ReadonlyMap<string, HeldHead>, space: string): HeldHead {
  const head = heads.get(space);
  if (!head) throw new Error('The counter of a territory is not held.');
  return head;
}

async function fileAll(
  tx: Queries,
  { space, device, user }: Source,
  judged: Judged,
  heads: ReadonlyMap<string, HeldHead>,
  received: number,
) {
  const here = await fileOne(tx, { space, device, user, received }, headIn(heads, space), judged);
  const moved = new Map([[space, here.head.seq]]);
  for (const [place, filed] of judged.elsewhere) {
    if (filed.verdicts.length === 0) continue;
    const filing = { space: place, device: `${device}@${space}`, user, received };
    const there = await fileOne(tx, filing, headIn(heads, place), filed);
    await forgetGone(tx, place, judged.followed);
    moved.set(place, there.head.seq);
  }
  await noteGone(tx, space, here.head.seq, judged.followed);
  return { ...here, moved };
}

async function fileOne(tx: Queries, filing: Filing, head: HeldHead, { verdicts, touched, held }: Filed) {
  const filed = await fileVerdicts(tx, filing, head, verdicts);
  const place = { space: filing.space, seq: filed.head.seq, received: filing.received };
  await storeRows(tx, place, [...touched.values()], held.found);
  return filed;
}
