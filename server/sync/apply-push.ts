import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem, PushReply, PushRequest } from '#shared/contracts/hq-api';
import { mayEditPlaybook } from '#shared/domain/playbook/pack-editing-rights';
import type { ChangeBody } from '#shared/sync/change';
import { emptyRow, type RowState } from '#shared/sync/row';
import type { Database, Queries } from '../db/database';
import type { Caller } from '../enrolment/caller';
import { type DeviceKey, readDeviceKey } from '../enrolment/device-key';
import { type DeviceStream, holdStream, sortPush } from './device-stream';
import { effectiveTime, skewOf } from './effective-time';
import { type HasSeen, judgeChange, type Quarantine } from './judge-change';
import { fileVerdicts, holdHead, type Verdict } from './log-store';
import { malformed, readPush, type SignedChange } from './read-push';
import { dropEmptyPlaces, holdRows, rowKey, storeRows } from './row-store';

/** The device whose changes are pushed: the caller's own, or another of the same person whose journal was recovered. */
interface Source {
  readonly device: string;
  readonly user: string;
  readonly space: string;
  readonly key: DeviceKey;
  readonly withdrawn: boolean;
  readonly role: Caller['role'];
}

/** Takes the changes of one push, all of them or none, and gives a receipt for each. Sending it again changes nothing. */
export async function applyPush(
  database: Database,
  caller: Caller,
  push: PushRequest,
  received: number,
): Promise<Result<PushReply, Problem>> {
  const source = await sourceOf(database, caller, push);
  if (!source.ok) return source;
  const epoch = await epochOf(database, push.space);
  if (epoch !== push.epoch) {
    return refuse({
      code: 'epoch',
      epoch,
      message: 'Headquarters was restored from a backup. Fetch all records again and send what is waiting.',
    });
  }
  const changes = readPush(push, source.value.key);
  if (!changes.ok) return changes;
  const taken = await database.transaction((tx) => take(tx, source.value, changes.value, { ...push, received }));
  if (!taken.ok) return taken;
  return ok({ ...taken.value, time: received, skew: skewOf({ ...push, received }) });
}

async function sourceOf(database: Queries, caller: Caller, push: PushRequest): Promise<Result<Source, Problem>> {
  const [row] = await database.query<{ user_id: string; public_key: string; revoked_at: number | null }>(
    'select user_id, public_key, revoked_at from device where device_id = $1 and user_id = $2 and space_id = $3',
    [push.device, caller.user, caller.space],
  );
  const key = row ? readDeviceKey(row.public_key) : null;
  if (!row || !key || push.space !== caller.space) {
    return refuse(malformed('These changes belong to a device or a territory that is not yours.'));
  }
  return ok({
    device: push.device,
    user: row.user_id,
    space: push.space,
    key,
    withdrawn: row.revoked_at !== null,
    role: caller.role,
  });
}

async function epochOf(database: Queries, space: string): Promise<string> {
  const [row] = await database.query<{ epoch: string }>('select epoch from space where space_id = $1', [space]);
  return row?.epoch ?? '';
}

type Clock = Pick<PushRequest, 'sent' | 'mono' | 'boot'> & { readonly received: number };
type Taken = Pick<PushReply, 'acks' | 'head'>;

async function take(
  tx: Queries,
  source: Source,
  changes: readonly SignedChange[],
  clock: Clock,
): Promise<Result<Taken, Problem>> {
  const { space, device, user } = source;
  const stream = await holdStream(tx, space, device);
  const sorted = await sortPush(tx, space, device, stream, changes);
  if (!sorted.ok) return sorted;
  const { repeated, fresh } = sorted.value;
  const last = fresh.at(-1);
  if (!last) {
    const [head] = await tx.query<{ seq: number; hash: string }>(
      'select seq, head_hash as hash from space where space_id = $1',
      [space],
    );
    if (!head) throw new Error('The space of a device is gone.');
    return ok({ acks: [...repeated], head });
  }
  const { verdicts, touched } = await judgeAll(tx, source, stream, fresh, clock);
  const head = await holdHead(tx, space);
  const filed = await fileVerdicts(tx, { space, device, user, received: clock.received }, head, verdicts);
  await storeRows(tx, space, filed.head.seq, touched);
  await dropEmptyPlaces(
    tx,
    space,
    fresh.map((change) => ({ entity: change.entity, row: change.row })),
  );
  await tx.query('update device_stream set last_n = $3, last_hash = $4 where space_id = $1 and device_id = $2', [
    space,
    device,
    last.n,
    last.hash,
  ]);
  return ok({ acks: [...repeated, ...filed.acks], head: filed.head });
}

async function judgeAll(
  tx: Queries,
  source: Source,
  stream: DeviceStream,
  fresh: readonly SignedChange[],
  clock: Clock,
): Promise<{ readonly verdicts: readonly Verdict[]; readonly touched: readonly RowState[] }> {
  const names = fresh.map((change) => ({ entity: change.entity, row: change.row }));
  const known = await knownIds(tx, source.space, fresh);
  const { states, newestSeq } = await holdRows(tx, source.space, names);
  const hasSeen = newestSeq > stream.pulledSeq ? await seenBy(tx, source.space, stream.pulledSeq, names) : () => true;
  const touched = new Map<string, RowState>();
  let previous = stream.lastHash;
  const verdicts = fresh.map((change): Verdict => {
    const at = change.body ? effectiveTime(change.body.t, clock) : clock.received;
    const chained = change.prev === previous;
    previous = change.hash;
    const kept = (why: Quarantine): Verdict => ({ change, at, state: 'quarantined', fields: [], why });
    if (!change.body) return kept('unknown-form');
    if (known.has(change.id)) return kept('repeated-id');
    known.add(change.id);
    if (!chained) return kept('broken-chain');
    const foreign = notTheirs(source, change.body);
    if (foreign) return kept(foreign);
    const key = rowKey({ entity: change.entity, row: change.row });
    const row = states.get(key) ?? emptyRow(change.entity, change.row);
    const author = { user: source.user, tag: source.key.tag };
    const judged = judgeChange(row, change.body, author, at, hasSeen);
    if (!judged.ok) return kept(judged.error);
    states.set(key, judged.value.row);
    touched.set(key, judged.value.row);
    return { change, at, state: judged.value.state, fields: judged.value.fields, why: null };
  });
  return { verdicts, touched: [...touched.values()] };
}

// Changes made before enrolment name neither a space nor a person; they are filed under the device's own.
function notTheirs(source: Source, body: ChangeBody): Quarantine | null {
  if (source.withdrawn) return 'device-withdrawn';
  if (body.sp !== '' && body.sp !== source.space) return 'other-space';
  if (body.actor !== source.user && body.actor !== `device:${source.device}`) return 'other-author';
  // What everybody is asked by is published by those whose work it is.
  return body.e === 'packVersion' && mayEditPlaybook(source.role) !== 'yes' ? 'role' : null;
}

async function knownIds(tx: Queries, space: string, fresh: readonly SignedChange[]): Promise<Set<string>> {
  const rows = await tx.query<{ change_id: string }>(
    'select change_id from change_log where space_id = $1 and change_id = any($2::text[])',
    [space, fresh.map((change) => change.id)],
  );
  return new Set(rows.map((row) => row.change_id));
}

async function seenBy(
  tx: Queries,
  space: string,
  pulledSeq: number,
  names: readonly { readonly row: string }[],
): Promise<HasSeen> {
  const rows = await tx.query<{ tag: string; n: number }>(
    `select device.tag, entry.device_n as n from change_log entry join device on device.device_id = entry.device_id
     where entry.space_id = $1 and entry.seq > $2 and entry.row_id = any($3::text[])`,
    [space, pulledSeq, names.map((name) => name.row)],
  );
  const unseen = new Set(rows.map((row) => `${row.tag}:${row.n}`));
  return (dot) => !unseen.has(dot);
}
