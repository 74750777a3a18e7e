import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem, PullReply } from '#shared/contracts/hq-api';
import type { Database, Queries } from '../db/database';
import type { Caller } from '../enrolment/caller';
import { readState } from './row-store';

export interface PullQuestion {
  readonly epoch: string;
  readonly after: number;
  readonly limit: number;
}

/** A page may grow beyond its limit by the rest of one push, and ends early when its records are large. */
const pageBytes = 4_000_000;

/** The records that changed since a cursor, oldest first, never with a part of a push only. */
export async function answerPull(
  database: Database,
  caller: Caller,
  question: PullQuestion,
  now: number,
): Promise<Result<PullReply, Problem>> {
  const [space] = await database.query<{ epoch: string; seq: number; hash: string }>(
    'select epoch, seq, head_hash as hash from space where space_id = $1',
    [caller.space],
  );
  if (!space) throw new Error('The space of a device is gone.');
  if (space.epoch !== question.epoch || question.after > space.seq) {
    return refuse({
      code: 'epoch',
      epoch: space.epoch,
      message: 'Headquarters was restored from a backup. Fetch all records again and send what is waiting.',
    });
  }
  // The head was read before the rows: what is written meanwhile lies beyond it and comes with the next page.
  const end = await pageEnd(database, caller.space, question, space.seq);
  const rows = await database.query<{ entity: string; row_id: string; state: string; seq: number }>(
    `select entity, row_id, state, seq from row_state
     where space_id = $1 and seq > $2 and seq <= $3 order by seq, entity, row_id`,
    [caller.space, question.after, end.after],
  );
  await database.query(
    `insert into device_stream values ($1, $2, 0, '', $3) on conflict (space_id, device_id)
     do update set pulled_seq = greatest(device_stream.pulled_seq, excluded.pulled_seq)
     where device_stream.pulled_seq < excluded.pulled_seq`,
    [caller.space, caller.device, end.after],
  );
  return ok({
    rows: rows.map(({ entity, row_id, state, seq }) => ({ seq, row: copyOf(entity, row_id, state) })),
    people: [...(await peopleOf(database, caller.space))],
    head: { seq: space.seq, hash: space.hash },
    after: end.after,
    more: end.more,
    time: now,
  });
}

function copyOf(entity: string, id: string, state: string): PullReply['rows'][number]['row'] {
  const row = readState(entity, id, state);
  return {
    ...row,
    fields: Object.fromEntries(Object.entries(row.fields).map(([field, heads]) => [field, [...heads]])),
  };
}

async function pageEnd(
  database: Queries,
  space: string,
  question: PullQuestion,
  head: number,
): Promise<{ readonly after: number; readonly more: boolean }> {
  const sizes = await database.query<{ seq: number; size: number }>(
    `select seq, octet_length(state) as size from row_state
     where space_id = $1 and seq > $2 and seq <= $3 order by seq, entity, row_id limit $4`,
    [space, question.after, head, question.limit + 1],
  );
  let bytes = 0;
  for (const [at, { seq, size }] of sizes.entries()) {
    bytes += size;
    const full = at + 1 >= question.limit || bytes >= pageBytes;
    if (full && at + 1 < sizes.length && sizes.at(-1)?.seq !== seq) return { after: seq, more: true };
  }
  // All that is left fits, or belongs to one push and so must travel together.
  if (sizes.length <= question.limit) return { after: head, more: false };
  const after = sizes.at(-1)?.seq ?? head;
  const beyond = await database.query(
    'select 1 from row_state where space_id = $1 and seq > $2 and seq <= $3 limit 1',
    [space, after, head],
  );
  return beyond.length > 0 ? { after, more: true } : { after: head, more: false };
}

async function peopleOf(database: Queries, space: string): Promise<PullReply['people']> {
  const rows = await database.query<{ id: string; name: string }>(
    `select person.user_id as id, person.name from person
     join space_grant on space_grant.user_id = person.user_id
     where space_grant.space_id = $1 order by person.user_id`,
    [space],
  );
  return [...rows];
}
