import { createHash } from 'node:crypto';
import type { LogEntry, SetAsideDecision } from '#shared/contracts/hq-log';
import { quarantineDecisionSchema } from '#shared/domain/headquarters/quarantine-decision';
import { type ChangeBody, type Dot, readChangeBody } from '#shared/sync/change';
import { fieldClass } from '#shared/sync/entities';
import { deletedField, emptyRow, parentsOf, type RowState, shownRecord } from '#shared/sync/row';
import type { Database, Queries } from '../db/database';
import type { Log } from '../folder/log';
import type { OwnDevice, OwnRecord } from './own-device';
import { readState } from './row-store';

export interface DeskParts {
  readonly database: Database;
  readonly ownDevice: OwnDevice;
  readonly log: Log;
}

/** Carries out what was decided about changes that were set aside. */
export interface QuarantineDesk {
  /** Everything decided and not yet done in a territory, or in all of them. */
  tend(space?: string): Promise<void>;
}

export function openQuarantineDesk(parts: DeskParts): QuarantineDesk {
  let last: Promise<unknown> = Promise.resolve();
  return {
    tend: (space) => {
      const turn = last.then(() => tendAll(parts, space ?? null));
      last = turn.catch((error: unknown) => parts.log.trouble('A decision could not be carried out.', error));
      return turn;
    },
  };
}

/** A decision as it stands in the records: the first about a change is the one that counts. */
interface Decided extends SetAsideDecision {
  readonly space: string;
  readonly change: string;
  /** Entry of the delivery it came with, and its author's counter: where it stands in the log. */
  readonly place: readonly [seq: number, n: number];
}

interface DecisionRow {
  readonly space: string;
  readonly row: string;
  readonly state: string;
  readonly seq: number;
}

async function tendAll({ database, ownDevice, log }: DeskParts, only: string | null): Promise<void> {
  for (const decided of await openDecisions(database, only)) {
    const { space, change, decision } = decided;
    const entry = await setAsideEntry(database, space, change);
    // A decision may name anything; what is not set aside here has nothing to be carried out.
    if (entry && decision === 'accepted') await writeAgain(database, ownDevice, log, decided, entry);
    await database.query(
      `insert into quarantine_decision (space_id, change_id, decision, user_id, at) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [space, change, decision, decided.by, decided.at],
    );
  }
}

async function openDecisions(database: Queries, only: string | null): Promise<readonly Decided[]> {
  const rows = await database.query<DecisionRow>(
    `select space_id as space, row_id as row, state, seq from row_state
     where entity = 'quarantineDecision' and ($1::text is null or space_id = $1)`,
    [only],
  );
  const done = await database.query<{ space: string; change: string }>(
    'select space_id as space, change_id as change from quarantine_decision where $1::text is null or space_id = $1',
    [only],
  );
  const isDone = new Set(done.map(({ space, change }) => `${space}/${change}`));
  return firstOfEach(rows).filter(({ space, change }) => !isDone.has(`${space}/${change}`));
}

function decidedIn({ space, row, state, seq }: DecisionRow): Decided | null {
  const held = readState('quarantineDecision', row, state);
  const read = quarantineDecisionSchema.safeParse(shownRecord(held));
  const head = held.fields['decision']?.[0];
  if (!read.success || !head) return null;
  const { changeId: change, decision, reason } = read.data;
  const place = [seq, Number.parseInt(head.dot.split(':')[1] ?? '', 10)] as const;
  return { space, change, decision, reason, by: head.by, at: head.at, place };
}

function firstOfEach(rows: readonly DecisionRow[]): readonly Decided[] {
  const first = new Map<string, Decided>();
  const inOrder = rows
    .flatMap((row) => decidedIn(row) ?? [])
    .sort((left, right) => left.place[0] - right.place[0] || left.place[1] - right.place[1]);
  for (const decided of inOrder) {
    const key = `${decided.space}/${decided.change}`;
    if (!first.has(key)) first.set(key, decided);
  }
  return [...first.values()];
}

type SetAside = Pick<LogEntry, 'entity' | 'row' | 'device' | 'body'>;

async function setAsideEntry(database: Queries, space: string, change: string): Promise<SetAside | null> {
  const [entry] = await database.query<SetAside>(
    `select entity, row_id as row, device_id as device, body from change_log
     where space_id = $1 and change_id = $2 and state = 'quarantined' order by seq limit 1`,
    [space, change],
  );
  return entry ?? null;
}

/** Once and no more: the new change has an id that follows from the old one, and is looked for first. */
async function writeAgain(
  database: Database,
  ownDevice: OwnDevice,
  log: Log,
  { space, change, reason }: Decided,
  entry: SetAside,
): Promise<void> {
  const id = acceptedId(change);
  const written = await database.query('select 1 as one from change_log where space_id = $1 and change_id = $2', [
    space,
    id,
  ]);
  if (written.length > 0) return;
  const body = readChangeBody(entry.body);
  if (!body.ok) {
    log.trouble('A change was accepted that this program cannot read. It stays set aside.');
    return;
  }
  const record = await recordFrom(database, space, body.value, { id, reason });
  const done = await ownDevice.write(space, record);
  if (!done.ok) throw new Error(done.error.message);
  const [ack] = done.value.acks;
  if (ack?.state === 'quarantined') log.trouble(`An accepted change was set aside again (${ack.why ?? ''}).`);
}

async function recordFrom(
  database: Queries,
  space: string,
  body: ChangeBody,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<OwnRecord> {
  const [stored] = await database.query<{ state: string }>(
    'select state from row_state where space_id = $1 and entity = $2 and row_id = $3',
    [space, body.e, body.r],
  );
  const row = stored ? readState(body.e, body.r, stored.state) : emptyRow(body.e, body.r);
  const parents: Record<string, readonly Dot[]> = {};
  for (const [field, { p }] of Object.entries(body.f)) {
    parents[field] =
      fieldClass(body.e, field) === 'guarded'
        ? parentsOf(row, field)
        : await stillStanding(database, space, row, field, p);
  }
  const isThere = Object.keys(row.fields).length > 0;
  return {
    operation: body.op === 'create' && isThere ? 'set' : body.op,
    ...{ entity: body.e, id: body.r, parents, change: id, why: reason },
    fields: Object.fromEntries(Object.entries(body.f).map(([field, { v }]) => [field, v])),
  };
}

/** Of the values an author meant to replace those that stand; for one that was set aside itself, what was written for it. */
async function stillStanding(
  database: Queries,
  space: string,
  row: RowState,
  field: string,
  parents: readonly Dot[],
): Promise<readonly Dot[]> {
  const heads = field === deletedField ? Object.values(row.fields).flat() : (row.fields[field] ?? []);
  const missing = parents.filter((dot) => !heads.some((head) => head.dot === dot));
  const accepted = new Set<string>();
  for (const dot of missing) {
    const [tag, n] = dot.split(':');
    const [entry] = await database.query<{ change: string }>(
      `select entry.change_id as change from change_log entry join device on device.device_id = entry.device_id
       where entry.space_id = $1 and device.tag = $2 and entry.device_n = $3`,
      [space, tag, Number.parseInt(n ?? '', 10)],
    );
    if (entry) accepted.add(acceptedId(entry.change));
  }
  return heads.filter(({ dot, change }) => parents.includes(dot) || accepted.has(change)).map(({ dot }) => dot);
}

/** Id of the change that headquarters writes for one that it accepts: a UUID of version 8 over the old id. */
export function acceptedId(change: string): string {
  const bytes = createHash('sha256').update(`fieldpact-accepted:${change}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = bytes.toString('hex');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

/** What was decided about changes of a territory, by their ids. */
export async function decisionsIn(database: Queries, space: string): Promise<ReadonlyMap<string, SetAsideDecision>> {
  const rows = await database.query<DecisionRow>(
    `select space_id as space, row_id as row, state, seq from row_state
     where space_id = $1 and entity = 'quarantineDecision'`,
    [space],
  );
  return new Map(
    firstOfEach(rows).map(({ change, decision, reason, by, at }) => [change, { decision, reason, by, at }]),
  );
}
