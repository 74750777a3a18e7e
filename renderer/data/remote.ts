import { groupBy } from '#shared/base/group-by';
import type { Ack, PullReply } from '#shared/contracts/hq-api';
import { type ChangeBody, dotOf, readChangeBody } from '#shared/sync/change';
import { applyChange, type RowState } from '#shared/sync/row';
import type { ChangedRow } from './change-signal';
import { type Cursor, putMeta, readCursor } from './identity';
import { type HistoryLine, rowOf, type StoredRow, storedRow } from './stored';
import type { Workspace } from './workspace';

/** What the sync engine may do with the tables. It never writes them itself. */

/**
 * The next changes to push, all of one device and contiguous, oldest first; empty when HQ has everything.
 *
 * @param without devices whose changes HQ does not take; they stay in the outbox and hold up nobody
 */
export async function nextToPush(
  workspace: Workspace,
  atMost: { readonly changes: number; readonly bytes: number },
  without: ReadonlySet<string> = new Set(),
): Promise<readonly HistoryLine[]> {
  const { outbox, history } = workspace.database;
  const first = await outbox
    .orderBy('[dev+n]')
    .filter(({ dev }) => !without.has(dev))
    .first();
  if (!first) return [];
  const waiting = await outbox
    .where('[dev+n]')
    .between([first.dev, first.n], [first.dev, Number.MAX_SAFE_INTEGER])
    .limit(atMost.changes)
    .toArray();
  const lines = await history.bulkGet(waiting.map((entry) => entry.id));
  const batch: HistoryLine[] = [];
  let bytes = 0;
  for (const line of lines) {
    if (!line || line.n !== first.n + batch.length) break;
    bytes += line.content.body.length * 2 + 200;
    if (batch.length > 0 && bytes > atMost.bytes) break;
    batch.push(line);
  }
  return batch;
}

/** Puts changes from `from` on back into the outbox, because HQ says it does not have them (restored from a backup). */
export async function rewindTo(workspace: Workspace, device: string, from: number): Promise<number> {
  const { outbox, history, bases } = workspace.database;
  return workspace.lock(async () => {
    const lines = await history.where('[dev+n]').between([device, from], [device, Number.MAX_SAFE_INTEGER]).toArray();
    await workspace.database.transaction('rw', [outbox, history, bases], async () => {
      await outbox.bulkPut(lines.map(({ id, rowId, dev, n, at }) => ({ id, rowId, dev, n, at })));
      await history.bulkPut(lines.map((line) => ({ ...line, state: 'waiting' as const })));
      // What HQ now has of these rows is not known; until it says so they stay as they are shown (see `redraw`).
      await bases.bulkDelete([...new Set(lines.map((line) => line.rowId))]);
    });
    return lines.length;
  });
}

/**
 * Puts the last change of every device in the history back into the outbox. After a restore of HQ this asks how
 * far HQ still knows us: it acknowledges the change once more, or answers from where on it lost us.
 */
export async function offerLastChanges(workspace: Workspace): Promise<void> {
  const { history } = workspace.database;
  let line = await history.orderBy('[dev+n]').last();
  while (line) {
    await rewindTo(workspace, line.dev, line.n);
    line = await history.where('[dev+n]').below([line.dev, 0]).last();
  }
}

/** Takes HQ's acknowledgements: the changes leave the outbox, and HQ's word on their rows moves forward. */
export async function acknowledge(
  workspace: Workspace,
  batch: readonly HistoryLine[],
  acks: readonly Ack[],
): Promise<void> {
  const { database } = workspace;
  const { rows, bases, history, outbox } = database;
  const by = workspace.enrolment?.user.id ?? '';
  const lineById = new Map(batch.map((line) => [line.id, line]));
  const answered = acks.flatMap((ack) => {
    const line = lineById.get(ack.id);
    return line ? [{ ack, line }] : [];
  });
  // All of a batch at once, not change by change: while this goes on nothing can be saved.
  const touched = await workspace.lock(() =>
    database.transaction('rw', [rows, bases, history, outbox], async () => {
      const rowIds = [...new Set(answered.map(({ line }) => line.rowId))];
      await outbox.bulkDelete(answered.map(({ line }) => line.id));
      await history.bulkPut(answered.map(({ ack, line }) => ({ ...line, state: ack.state, why: ack.why ?? '' })));
      const known = await basesOf(workspace, rowIds);
      for (const { ack, line } of answered) {
        const base = known.get(line.rowId);
        if (!base || ack.state === 'quarantined') continue;
        const as = { dot: dotOf(line.tag, line.n), by, at: ack.at };
        known.set(line.rowId, applyChange(base, bodyOf(line), as));
      }
      // Without HQ's word before the first edit a row was put back into the outbox; it is right as it is shown.
      const asTheyAre = await rows.bulkGet(rowIds.filter((id) => !known.has(id)));
      const redrawn = await redraw(workspace, [...known.values()]);
      return [...redrawn, ...asTheyAre.flatMap((row) => row ?? [])].map(changedRow);
    }),
  );
  workspace.changed.tell(touched, 'hq');
}

/** Takes over one page of HQ's rows and the cursor behind it, together or not at all. */
export async function acceptPage(workspace: Workspace, page: PullReply): Promise<void> {
  const { database } = workspace;
  const { rows, bases, history, outbox, meta, colleagues } = database;
  const touched = await workspace.lock(() =>
    database.transaction('rw', [rows, bases, history, outbox, meta, colleagues], async () => {
      const pending = new Set(
        (
          await outbox
            .where('rowId')
            .anyOf(page.rows.map(({ row }) => row.id))
            .toArray()
        ).map((entry) => entry.rowId),
      );
      const arrived = page.rows.map(({ row }) => row as RowState);
      const plain = arrived.filter(({ id }) => !pending.has(id)).map(storedRow);
      const redrawn = await redraw(
        workspace,
        arrived.filter(({ id }) => pending.has(id)),
      );
      await rows.bulkPut(plain);
      await colleagues.bulkPut([...page.people]);
      const cursor: Cursor = { after: page.after, hash: page.head.hash, lastSyncAt: workspace.surroundings.now() };
      await putMeta(database, 'cursor', cursor);
      return [...plain, ...redrawn].map(changedRow);
    }),
  );
  workspace.changed.tell(touched, 'hq');
}

/** Begins again from HQ's first row, because HQ was restored. What waits to be sent stays. */
export async function forgetCursor(workspace: Workspace): Promise<void> {
  await putMeta(workspace.database, 'cursor', {
    after: 0,
    hash: '',
    lastSyncAt: (await readCursor(workspace.database)).lastSyncAt,
  });
}

/** HQ's word on each of these rows, where it was noted. */
async function basesOf(workspace: Workspace, rowIds: readonly string[]): Promise<Map<string, RowState>> {
  const stored = await workspace.database.bases.bulkGet([...rowIds]);
  return new Map(stored.flatMap((base) => (base ? [[base.id, rowOf(base)] as const] : [])));
}

/**
 * Draws rows anew, each from HQ's latest word on it: that, with the changes that HQ does not have yet laid over it,
 * is the row as it is shown. HQ's word is noted as long as such changes wait, and forgotten with the last of them.
 */
async function redraw(workspace: Workspace, words: readonly RowState[]): Promise<readonly StoredRow[]> {
  const { rows, bases, history, outbox } = workspace.database;
  const waiting = await outbox
    .where('rowId')
    .anyOf(words.map(({ id }) => id))
    .toArray();
  const lines = await history.bulkGet(waiting.map(({ id }) => id));
  const linesOfRow = groupBy(
    lines.filter((line) => line !== undefined).sort((left, right) => left.n - right.n),
    ({ rowId }) => rowId,
  );
  const shown = words.map((word) => storedRow((linesOfRow.get(word.id) ?? []).reduce(withLine, word)));
  await rows.bulkPut(shown);
  const waits = new Set(waiting.map(({ rowId }) => rowId));
  await bases.bulkPut(words.filter(({ id }) => waits.has(id)).map(storedRow));
  await bases.bulkDelete(words.filter(({ id }) => !waits.has(id)).map(({ id }) => id));
  return shown;
}

function withLine(row: RowState, line: HistoryLine): RowState {
  const body = bodyOf(line);
  return applyChange(row, body, { dot: dotOf(line.tag, line.n), by: body.actor, at: body.t.w });
}

function changedRow({ id, entity, partnerId }: StoredRow): ChangedRow {
  return { id, entity, partnerId };
}

function bodyOf(line: HistoryLine): ChangeBody {
  const body = readChangeBody(line.content.body);
  if (!body.ok) throw new Error(`A change of this device cannot be read: ${body.error}`);
  return body.value;
}
