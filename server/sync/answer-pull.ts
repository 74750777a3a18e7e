import { ok, type Result, refuse } from '#shared/base/result';
import type { Checkpoint, Problem, PullReply } from '#shared/contracts/hq-api';
import type { Database, Queries } from '../db/database';
import type { CallerIn } from '../enrolment/caller';
import { restored } from './apply-push';
import { lastCheckpoint } from './checkpoint-store';
import { namesFor } from './names-in-territory';

export interface PullQuestion {
  readonly epoch: string;
  readonly after: number;
  /** Hash of the entry at `after` as this device was told it; empty where it was not. */
  readonly hash?: string;
  readonly limit: number;
}

/** A page may grow beyond its limit by the rest of one push, and ends early when its records are large. */
const pageBytes = 4_000_000;

interface StoredState {
  readonly entity: string;
  readonly row_id: string;
  /** JSON text of the record's fields, handed on as it is. */
  readonly state: string;
  readonly seq: number;
}

/** The records that changed since a cursor, oldest first, never with a part of a push only. */
export async function answerPull(
  database: Database,
  caller: CallerIn,
  question: PullQuestion,
  now: number,
  alarm: (sentence: string) => void = () => undefined,
): Promise<Result<PullReply, Problem>> {
  const page = await pullPage(database, caller, question, now, alarm);
  if (!page.ok) return page;
  const { states, ...others } = page.value;
  const rows = states.map(({ entity, row_id, state, seq }) => ({
    seq,
    row: { entity, id: row_id, fields: JSON.parse(state) as PullReply['rows'][number]['row']['fields'] },
  }));
  return ok({ ...others, rows });
}

/** The same as JSON text. Records are kept as JSON, so a page of thousands is put together without reading them. */
export async function pullText(
  database: Database,
  caller: CallerIn,
  question: PullQuestion,
  now: number,
  alarm: (sentence: string) => void,
): Promise<Result<{ readonly text: string; readonly rows: number }, Problem>> {
  const page = await pullPage(database, caller, question, now, alarm);
  if (!page.ok) return page;
  const { states, ...others } = page.value;
  const rows = states.map(
    ({ entity, row_id, state, seq }) =>
      `{"seq":${seq},"row":{"entity":${JSON.stringify(entity)},"id":${JSON.stringify(row_id)},"fields":${state}}}`,
  );
  return ok({ text: `{"rows":[${rows.join(',')}],${JSON.stringify(others).slice(1)}`, rows: rows.length });
}

type Page = Omit<PullReply, 'rows'> & { readonly states: readonly StoredState[] };

async function pullPage(
  database: Database,
  { space, device }: CallerIn,
  question: PullQuestion,
  now: number,
  alarm: (sentence: string) => void,
): Promise<Result<Page, Problem>> {
  const { after } = question;
  const [head] = await database.query<Head>(
    `select space.epoch, space.seq, space.head_hash as hash, space.durable_seq as durable, stream.pulled_seq as pulled
     from space left join device_stream stream on stream.space_id = space.space_id and stream.device_id = $2
     where space.space_id = $1`,
    [space, device],
  );
  if (!head) throw new Error('The territory of a device is gone.');
  if (head.epoch !== question.epoch) return refuse(restored(head.epoch));
  if (after > head.seq) {
    alarm(`Device ${device} has entry ${after} of a log that ends at ${head.seq}. Was the database put back by hand?`);
    return refuse(restored(head.epoch));
  }
  // The head was read before the rows: what is written meanwhile lies beyond it and comes with the next page.
  const [told, end, checkpoint] = await Promise.all([
    entryAt(database, space, after),
    pageEnd(database, space, question, head.seq),
    checkpointUpTo(database, space),
  ]);
  if (question.hash !== undefined && question.hash !== '' && told !== null && told.hash !== question.hash) {
    alarm(`Entry ${after} is not the one that device ${device} was told. The log has been changed.`);
    const message = 'The log of headquarters is not the one it told this device before.';
    return refuse({ code: 'rewritten', at: after, message });
  }
  const [states, gone] = await Promise.all([
    statesBetween(database, space, after, end.after),
    goneBetween(database, space, after, end.after),
    (head.pulled ?? -1) < end.after && notePulled(database, space, device, end.after),
  ]);
  const names = await namesFor(
    database,
    space,
    told?.received ?? 0,
    states.map(({ state }) => state),
  );
  return ok({
    states,
    gone,
    ...names,
    checkpoint,
    durable: head.durable,
    head: { seq: head.seq, hash: head.hash },
    after: end.after,
    more: end.more,
    time: now,
  });
}

interface Head {
  readonly epoch: string;
  readonly seq: number;
  readonly hash: string;
  readonly durable: number;
  /** Newest entry the device has been given; null: none yet. */
  readonly pulled: number | null;
}

function statesBetween(database: Queries, space: string, after: number, end: number): Promise<readonly StoredState[]> {
  if (after === end) return Promise.resolve([]);
  return database.query<StoredState>(
    `select entity, row_id, state, seq from row_state
     where space_id = $1 and seq > $2 and seq <= $3 order by seq, entity, row_id`,
    [space, after, end],
  );
}

async function entryAt(
  database: Queries,
  space: string,
  seq: number,
): Promise<{ readonly hash: string; readonly received: number } | null> {
  if (seq === 0) return null;
  const [row] = await database.query<{ hash: string; received: number }>(
    'select entry_hash as hash, received_at as received from change_log where space_id = $1 and seq = $2',
    [space, seq],
  );
  return row ?? null;
}

async function notePulled(database: Queries, space: string, device: string, seq: number): Promise<void> {
  await database.query(
    `insert into device_stream values ($1, $2, 0, '', $3) on conflict (space_id, device_id)
     do update set pulled_seq = greatest(device_stream.pulled_seq, excluded.pulled_seq)
     where device_stream.pulled_seq < excluded.pulled_seq`,
    [space, device, seq],
  );
}

async function goneBetween(database: Queries, space: string, after: number, end: number): Promise<PullReply['gone']> {
  if (after === end) return [];
  const rows = await database.query<{ seq: number; entity: string; id: string; moved: boolean }>(
    `select seq, entity, row_id as id, to_space is not null as moved from gone_row
     where space_id = $1 and seq > $2 and seq <= $3 order by seq, entity, row_id`,
    [space, after, end],
  );
  return rows.map(({ seq, entity, id, moved }) => ({ seq, entity, id, why: moved ? 'moved' : 'erased' }));
}

async function checkpointUpTo(database: Queries, space: string): Promise<Checkpoint | null> {
  const last = await lastCheckpoint(database, space);
  return last ? { seq: last.seq, hash: last.hash, at: last.at, sig: last.sig } : null;
}

async function pageEnd(
  database: Queries,
  space: string,
  question: PullQuestion,
  head: number,
): Promise<{ readonly after: number; readonly more: boolean }> {
  if (question.after === head) return { after: head, more: false };
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
