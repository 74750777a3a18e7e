import Dexie from 'dexie';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { type ChangeBody, type ChangeOperation, dotOf } from '#shared/sync/change';
import type { EntityName } from '#shared/sync/entities';
import { applyChange, deletedField, emptyRow, parentsOf, type RowState } from '#shared/sync/row';
import { schemaVersion } from '#shared/sync/schema-version';
import type { ChangedRow } from './change-signal';
import { hex, sha256Of, sign } from './device-key';
import { tellFirst } from './first-to-hear';
import { type Chain, putChain, readChain } from './identity';
import { journalText } from './journal-record';
import { type HistoryLine, rowOf, storedRow } from './stored';
import { actorOf, type Workspace } from './workspace';

/** One record to write. Fields not named stay as they are. */
export interface Edit {
  readonly operation: ChangeOperation;
  readonly entity: EntityName;
  readonly id: string;
  readonly fields: { readonly [field: string]: Json };
  /** Why, where the person gave a reason. */
  readonly why?: string;
}

/** The device cannot take the edit; nothing of it was written and the form still holds it. */
export interface StorageRefusal {
  readonly kind: 'storage-full' | 'storage-failed';
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
  const began = performance.now();
  return workspace.lock(async () => {
    const decision: Result<Decision<unknown>, unknown> = await decide();
    if (!decision.ok) return refuse(decision.error as RefusalOf<Outcome>);
    const { edits } = decision.value;
    const value = decision.value.value as ValueOf<Outcome>;
    if (edits.length === 0) return ok(value);
    const prepared = await prepare(workspace, edits);
    const kept = await keep(workspace, prepared);
    if (!kept.ok) return kept;
    // For `npm run bench`, and for whoever looks into a slow device with the browser's own tools.
    performance.measure('save', { start: began });
    workspace.changed.tell(changedRows(prepared), 'here');
    return ok(value);
  });
}

/** What the caller gets when the rule allows, and what when it refuses, read off the decision's own type. */
type ValueOf<Outcome> = Outcome extends { readonly ok: true; readonly value: Decision<infer Value> } ? Value : never;
type RefusalOf<Outcome> = Outcome extends { readonly ok: false; readonly error: infer Refusal } ? Refusal : never;

interface Prepared {
  readonly lines: readonly HistoryLine[];
  readonly before: ReadonlyMap<string, RowState>;
  readonly after: ReadonlyMap<string, RowState>;
  readonly chain: Chain;
}

// Signing is asynchronous and would end an IndexedDB transaction, so everything is signed before it begins.
async function prepare(workspace: Workspace, edits: readonly Edit[]): Promise<Prepared> {
  const { surroundings, key } = workspace;
  const { chain: lastChain, rows } = await readStanding(workspace, edits);
  let chain = lastChain;
  const before = new Map<string, RowState>();
  const after = new Map<string, RowState>();
  const lines: HistoryLine[] = [];
  for (const edit of edits) {
    const row = after.get(edit.id) ?? rows.get(edit.id) ?? emptyRow(edit.entity, edit.id);
    if (!before.has(edit.id)) before.set(edit.id, row);
    const body = bodyOf(workspace, edit, row, chain);
    const text = JSON.stringify(body);
    const [sig, hash] = await Promise.all([sign(key, text), sha256Of(text)]);
    const next = applyChange(row, body, { dot: dotOf(key.tag, body.n), by: body.actor, at: body.t.w });
    after.set(edit.id, next);
    lines.push({
      id: body.id,
      rowId: edit.id,
      partnerId: storedRow(next).partnerId,
      dev: key.deviceId,
      n: body.n,
      tag: key.tag,
      at: surroundings.now(),
      state: 'waiting',
      why: '',
      content: { body: text, sig },
    });
    chain = { n: body.n, prev: hash, clock: body.t.c };
  }
  return { lines, before, after, chain };
}

/** Where the chain stands, and the rows as they are, in one look. */
async function readStanding(
  { database, key }: Workspace,
  edits: readonly Edit[],
): Promise<{ readonly chain: Chain; readonly rows: ReadonlyMap<string, RowState> }> {
  return database.transaction('r', [database.rows, database.meta], async () => {
    const [chain, stored] = await Promise.all([
      readChain(database, key.deviceId),
      database.rows.bulkGet(edits.map(({ id }) => id)),
    ]);
    const rows = stored.flatMap((row) => (row ? [[row.id, rowOf(row)] as const] : []));
    return { chain, rows: new Map(rows) };
  });
}

function bodyOf(workspace: Workspace, edit: Edit, row: RowState, chain: Chain): ChangeBody {
  const { surroundings, key, enrolment } = workspace;
  const fields = edit.operation === 'delete' ? { ...edit.fields, [deletedField]: true } : edit.fields;
  const written = Object.entries(fields).map(([field, v]) => [field, { v, p: parentsOf(row, field) }] as const);
  return {
    v: 1,
    id: surroundings.newId(),
    sp: enrolment?.space.id ?? '',
    dev: key.deviceId,
    n: chain.n + 1,
    prev: chain.prev,
    actor: actorOf(workspace),
    sv: schemaVersion,
    e: edit.entity,
    r: edit.id,
    op: edit.operation,
    f: Object.fromEntries(written),
    t: { w: surroundings.now(), c: chain.clock + 1, m: Math.round(surroundings.monotonic()), b: workspace.boot },
    salt: hex(surroundings.random(16)),
    ...(edit.why === undefined ? {} : { why: edit.why }),
  };
}

/** Puts all into one transaction, and into the journal once that is on the disk. */
async function keep(workspace: Workspace, prepared: Prepared): Promise<Result<null, StorageRefusal>> {
  const { database, key, journalTail } = workspace;
  const { rows, bases, history, outbox, meta } = database;
  const records = prepared.lines.map((line) => journalText({ ...line.content, tag: line.tag }));
  let journal: Promise<unknown> | null = null;
  try {
    await database.transaction('rw', [rows, bases, history, outbox, meta], async (transaction) => {
      tellFirst(transaction, () => {
        journal = journalTail.append(records);
      });
      const ids = [...prepared.before.keys()];
      const earlier = await Promise.all(ids.map((id) => outbox.where('rowId').equals(id).count()));
      const firstEdited = [...prepared.before.values()].filter((_, at) => earlier[at] === 0);
      // All at once: each wait for an answer in between costs as much as the write itself.
      await Promise.all([
        bases.bulkPut(firstEdited.map(storedRow)),
        rows.bulkPut([...prepared.after.values()].map(storedRow)),
        history.bulkAdd([...prepared.lines]),
        outbox.bulkAdd(prepared.lines.map(({ id, rowId, dev, n, at }) => ({ id, rowId, dev, n, at }))),
        putChain(database, key.deviceId, prepared.chain),
      ]);
    });
  } catch (error) {
    if (isQuota(error)) return refuse({ kind: 'storage-full' });
    if (error instanceof Dexie.DexieError) return refuse({ kind: 'storage-failed' });
    throw error;
  }
  await (journal ?? journalTail.append(records));
  return ok(null);
}

/** Whether the browser refused to store because the disk or the quota is used up. */
export function isQuota(error: unknown): boolean {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map(
    (each) => (each as { name?: string } | null)?.name,
  );
  return names.includes('QuotaExceededError');
}

function changedRows(prepared: Prepared): readonly ChangedRow[] {
  return [...prepared.after.values()].map((row) => {
    const { id, entity, partnerId } = storedRow(row);
    return { id, entity, partnerId };
  });
}
