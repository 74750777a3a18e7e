import Dexie from 'dexie';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { type ChangeBody, type ChangeOperation, dotOf } from '#shared/sync/change';
import { type EntityName, fieldClass } from '#shared/sync/entities';
import { applyChange, deletedField, emptyRow, parentsOf, type RowState } from '#shared/sync/row';
import { schemaVersion } from '#shared/sync/schema-version';
import { setEdits } from '#shared/sync/set-field';
import type { ChangedRow } from './change-signal';
import { hex, sha256Now, sign } from './device-key';
import { firstEdited } from './first-edited';
import { tellFirst } from './first-to-hear';
import { type Chain, type Cursor, noChain, noCursor, putChain, readChains, readCursor } from './identity';
import { isQuota } from './is-quota';
import { journalText } from './journal-record';
import { laneForNew, laneOf, spaceOf } from './lanes';
import { type HistoryLine, type OutboxEntry, outboxEntry, rowOf, type StoredRow, storedRow } from './stored';
import { actorOf, type Workspace } from './workspace';

/** One record to write. Fields not named stay as they are. */
export interface Edit {
  readonly operation: ChangeOperation;
  readonly entity: EntityName;
  readonly id: string;
  /** A list of a field of class `set` becomes one field for each element that comes or goes. */
  readonly fields: { readonly [field: string]: Json };
  /** Why, where the person gave a reason. */
  readonly why?: string;
  /** Id of the territory in which a new record is to be filed; without it the record goes where its partner is. */
  readonly space?: string;
}

/**
 * The device cannot take the edit; nothing of it was written and the form still holds it. `past-is-fixed`: the screen shows
 * how things stood on an earlier day.
 */
export interface StorageRefusal {
  readonly kind: 'storage-full' | 'storage-failed' | 'past-is-fixed';
}

/** What a rule decided: the edits to write, and what to answer when they are. */
export interface Decision<Value> {
  readonly value: Value;
  readonly edits: readonly Edit[];
}

/**
 * The one way to write a record. Under the writer's lock it lets the action gather and ask its rule, then puts
 * rows, history and outbox into one transaction, then appends the change to the journal, and answers when both
 * are on the disk. All edits are kept or none.
 */
export function write<Outcome extends Result<Decision<unknown>, unknown>>(
  workspace: Workspace,
  decide: () => Promise<Outcome>,
): Promise<Result<ValueOf<Outcome>, RefusalOf<Outcome> | StorageRefusal>> {
  if (workspace.lookingAt !== undefined) return Promise.resolve(refuse({ kind: 'past-is-fixed' }));
  const began = performance.now();
  return workspace.lock(async () => {
    const decision: Result<Decision<unknown>, unknown> = await decide();
    if (!decision.ok) return refuse(decision.error as RefusalOf<Outcome>);
    const { edits } = decision.value;
    const value = decision.value.value as ValueOf<Outcome>;
    if (edits.length === 0) return ok(value);
    // To ask for each of a thousand new records whether it is there already takes longer than to be told so.
    let prepared = await prepare(workspace, edits, edits.length > many ? 'presumed' : 'looked-for');
    if (prepared.lines.length === 0) return ok(value);
    let kept = await keep(workspace, prepared);
    if (kept === 'there-already') {
      prepared = await prepare(workspace, edits, 'looked-for');
      kept = await keep(workspace, prepared);
    }
    if (kept === 'there-already') return refuse({ kind: 'storage-failed' });
    if (!kept.ok) return kept;
    // For `npm run bench`, and for whoever looks into a slow device with the browser's own tools.
    performance.measure('save', { start: began });
    workspace.changed.tell(changedRows(prepared), 'here');
    return ok(value);
  });
}

/** More edits than a person makes at once: an import. */
const many = 40;

/** Whether records that are to be added are known to be new. */
type Newness = 'presumed' | 'looked-for';

/** What the caller gets when the rule allows, and what when it refuses, read off the decision's own type. */
type ValueOf<Outcome> = Outcome extends { readonly ok: true; readonly value: Decision<infer Value> } ? Value : never;
type RefusalOf<Outcome> = Outcome extends { readonly ok: false; readonly error: infer Refusal } ? Refusal : never;

interface Prepared {
  readonly lines: readonly HistoryLine[];
  readonly before: readonly StoredRow[];
  readonly after: readonly StoredRow[];
  readonly chains: ReadonlyMap<string, Chain>;
  /** Records that did not exist, with the change that adds them. */
  readonly fresh: ReadonlyMap<string, string>;
}

// Signing is asynchronous and would end an IndexedDB transaction, so everything is signed before it begins.
async function prepare(workspace: Workspace, edits: readonly Edit[], newness: Newness): Promise<Prepared> {
  const { key } = workspace;
  const standing = await readStanding(workspace, edits, newness);
  const chains = new Map<string, Chain>();
  let clock = Math.max(0, ...[...standing.chains.values()].map((chain) => chain.clock));
  const before = new Map<string, StoredRow>();
  const after = new Map<string, StoredRow>();
  const fresh = new Map<string, string>();
  const lines: HistoryLine[] = [];
  const signatures: Promise<string>[] = [];
  for (const edit of edits) {
    const known = after.get(edit.id) ?? standing.rows.get(edit.id);
    const lane = known?.space ?? laneOfNew(workspace, edit, { after, rows: standing.rows });
    const row = known ? rowOf(known) : emptyRow(edit.entity, edit.id);
    const fields = known ? splitSets(row, edit) : edit.fields;
    if (edit.operation === 'set' && Object.keys(fields).length === 0) continue;
    if (!before.has(edit.id)) before.set(edit.id, storedRow(row, lane));
    const chain = chains.get(lane) ?? standing.chains.get(lane) ?? noChain;
    const cursor = standing.cursors.get(lane) ?? noCursor;
    const body = bodyOf(workspace, { ...edit, fields }, { row, lane, chain, clock, cursor });
    const text = JSON.stringify(body);
    // Each body names the hash of the one before, so hashing cannot wait; signatures can, and are made all at once.
    const hash = sha256Now(text);
    signatures.push(sign(key, text));
    const next = storedRow(applyChange(row, body, { dot: dotOf(key.tag, body.n), by: body.actor, at: body.t.w }), lane);
    after.set(edit.id, next);
    lines.push({
      ...{ id: body.id, rowId: edit.id, partnerId: next.partnerId, space: lane },
      ...{ dev: key.deviceId, n: body.n, tag: key.tag, at: body.t.w },
      ...{ state: 'waiting' as const, why: '' },
      content: { body: text, sig: '' },
    });
    if (!known) fresh.set(edit.id, body.id);
    clock = body.t.c;
    chains.set(lane, { n: body.n, prev: hash, clock });
  }
  const signed = await Promise.all(signatures);
  const all = lines.map((line, at) => ({ ...line, content: { ...line.content, sig: signed[at] ?? '' } }));
  return { lines: all, before: [...before.values()], after: [...after.values()], chains, fresh };
}

interface Standing {
  readonly chains: ReadonlyMap<string, Chain>;
  /** The rows that are edited, and the partners of those that are new. */
  readonly rows: ReadonlyMap<string, StoredRow>;
  readonly cursors: ReadonlyMap<string, Cursor>;
}

/** Where the chains stand, and the rows as they are, in one look. */
async function readStanding(
  { database, key, enrolment }: Workspace,
  edits: readonly Edit[],
  newness: Newness,
): Promise<Standing> {
  const isPresumed = new Set(newness === 'presumed' ? edits.filter(isCreation).map(({ id }) => id) : []);
  const partners = edits.map(({ fields }) => fields.partnerId).filter((id) => typeof id === 'string');
  const lanes = [...new Set(['', ...(enrolment?.spaces ?? []).map(({ id }) => laneOf(enrolment, id))])];
  return database.transaction('r', [database.rows, database.meta], async () => {
    const [chains, stored, cursors] = await Promise.all([
      readChains(database, key.deviceId),
      database.rows.bulkGet(
        [...new Set([...edits.map(({ id }) => id), ...partners])].filter((id) => !isPresumed.has(id)),
      ),
      Promise.all(lanes.map(async (lane) => [lane, await readCursor(database, lane)] as const)),
    ]);
    const rows = stored.flatMap((row) => (row ? [[row.id, row] as const] : []));
    return { chains, rows: new Map(rows), cursors: new Map(cursors) };
  });
}

function isCreation({ operation }: Edit): boolean {
  return operation === 'create';
}

/** Where a new record is filed: as it says itself, where its partner is, or where its kind belongs. */
function laneOfNew(
  { enrolment }: Workspace,
  edit: Edit,
  { after, rows }: { readonly after: ReadonlyMap<string, StoredRow>; readonly rows: ReadonlyMap<string, StoredRow> },
): string {
  if (edit.space !== undefined) return laneOf(enrolment, edit.space);
  const { partnerId } = edit.fields;
  const partner = typeof partnerId === 'string' ? (after.get(partnerId) ?? rows.get(partnerId)) : undefined;
  return partner?.space ?? laneForNew(enrolment, edit.entity);
}

// Two people who add different elements to a list must not replace each other's.
function splitSets(row: RowState, { entity, fields }: Edit): Edit['fields'] {
  const written = Object.entries(fields).flatMap(([field, value]) => {
    const isList = Array.isArray(value) && value.every((element) => typeof element === 'string');
    if (!isList || fieldClass(entity, field) !== 'set') return [[field, value] as const];
    return Object.entries(setEdits(row, field, value));
  });
  return Object.fromEntries(written);
}

function bodyOf(
  workspace: Workspace,
  edit: Edit,
  on: {
    readonly row: RowState;
    readonly lane: string;
    readonly chain: Chain;
    readonly clock: number;
    readonly cursor: Cursor;
  },
): ChangeBody {
  const { surroundings, key, enrolment } = workspace;
  const { after, hash } = on.cursor;
  const fields = edit.operation === 'delete' ? { ...edit.fields, [deletedField]: true } : edit.fields;
  const written = Object.entries(fields).map(([field, v]) => [field, { v, p: parentsOf(on.row, field) }] as const);
  return {
    v: 1,
    id: surroundings.newId(),
    sp: spaceOf(enrolment, on.lane),
    dev: key.deviceId,
    n: on.chain.n + 1,
    prev: on.chain.prev,
    actor: actorOf(workspace),
    sv: schemaVersion,
    e: edit.entity,
    r: edit.id,
    op: edit.operation,
    f: Object.fromEntries(written),
    t: { w: surroundings.now(), c: on.clock + 1, m: Math.round(surroundings.monotonic()), b: workspace.boot },
    salt: hex(surroundings.random(16)),
    ...(edit.why === undefined ? {} : { why: edit.why }),
    ...(hash === '' ? {} : { h: `${after}:${hash}` }),
  };
}

/** Puts all into one transaction, and into the journal once that is on the disk. */
async function keep(workspace: Workspace, prepared: Prepared): Promise<Result<null, StorageRefusal> | 'there-already'> {
  const { database, key, journalTail } = workspace;
  const { rows, bases, history, outbox, meta } = database;
  const records = prepared.lines.map((line) => journalText({ ...line.content, tag: line.tag }));
  let journal: Promise<unknown> | null = null;
  try {
    await database.transaction('rw', [rows, bases, history, outbox, meta], async (transaction) => {
      tellFirst(transaction, () => {
        journal = journalTail.append(records);
      });
      // A record that did not exist needs no note of how it was, and nothing of it can be waiting.
      const there = prepared.before.filter(({ id }) => !prepared.fresh.has(id));
      const unchanged = there.length === 0 ? [] : await firstEdited(database, key, there);
      // All at once: each wait for an answer in between costs as much as the write itself.
      await Promise.all([
        unchanged.length > 0 && bases.bulkPut([...unchanged]),
        rows.bulkAdd(prepared.after.filter(({ id }) => prepared.fresh.has(id))),
        rows.bulkPut(prepared.after.filter(({ id }) => !prepared.fresh.has(id))),
        history.bulkAdd([...prepared.lines]),
        outbox.bulkAdd(prepared.lines.map((line) => entryOf(line, prepared.fresh))),
        ...[...prepared.chains].map(([lane, chain]) => putChain(database, key.deviceId, chain, lane)),
      ]);
    });
  } catch (error) {
    if (isQuota(error)) return refuse({ kind: 'storage-full' });
    if (isThereAlready(error)) return 'there-already';
    if (error instanceof Dexie.DexieError) return refuse({ kind: 'storage-failed' });
    throw error;
  }
  await (journal ?? journalTail.append(records));
  return ok(null);
}

// Nothing was kept: the transaction ended with it.
function isThereAlready(error: unknown): boolean {
  if (!(error instanceof Dexie.BulkError)) return false;
  return error.failures.some(({ name }) => name === 'ConstraintError');
}

function entryOf(line: HistoryLine, fresh: Prepared['fresh']): OutboxEntry {
  const entry = outboxEntry(line);
  return fresh.get(line.rowId) === line.id ? { ...entry, fresh: 1 } : entry;
}

function changedRows(prepared: Prepared): readonly ChangedRow[] {
  return prepared.after.map(({ id, entity, partnerId }) => ({ id, entity, partnerId }));
}
