import type { Ack, PullReply } from '#shared/contracts/hq-api';
import { type ChangeBody, dotOf, readChangeBody } from '#shared/sync/change';
import { applyChange, type RowState } from '#shared/sync/row';
import type { ChangedRow } from './change-signal';
import { type Cursor, putMeta, readCursor } from './identity';
import { type DeliveryState, type HistoryLine, rowOf, type StoredRow, storedRow } from './stored';
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
  const by = workspace.enrolment?.user.id ?? '';
  const lineById = new Map(batch.map((line) => [line.id, line]));
  const touched: ChangedRow[] = [];
  await workspace.lock(() =>
    database.transaction('rw', [database.rows, database.bases, database.history, database.outbox], async () => {
      for (const ack of acks) {
        const line = lineById.get(ack.id);
        if (!line) continue;
        await database.outbox.delete(line.id);
        await database.history.put({ ...line, state: deliveryOf(ack), why: ack.why ?? '' });
        if (ack.state !== 'quarantined') await advanceBase(workspace, line, { by, at: ack.at });
        touched.push(await redraw(workspace, line.rowId, bodyOf(line).e));
      }
    }),
  );
  workspace.changed.tell(touched, 'hq');
}

/** Takes over one page of HQ's rows and the cursor behind it, together or not at all. */
export async function acceptPage(workspace: Workspace, page: PullReply): Promise<void> {
  const { database } = workspace;
  const { rows, bases, history, outbox, meta, colleagues } = database;
  const touched: ChangedRow[] = [];
  await workspace.lock(() =>
    database.transaction('rw', [rows, bases, history, outbox, meta, colleagues], async () => {
      const pending = new Set(
        (
          await outbox
            .where('rowId')
            .anyOf(page.rows.map(({ row }) => row.id))
            .toArray()
        ).map((entry) => entry.rowId),
      );
      const plain: StoredRow[] = [];
      for (const { row } of page.rows) {
        const stored = storedRow(row as RowState);
        touched.push({ entity: stored.entity, id: stored.id, partnerId: stored.partnerId });
        if (!pending.has(row.id)) {
          plain.push(stored);
          continue;
        }
        await bases.put(stored);
        await redraw(workspace, row.id, row.entity);
      }
      await rows.bulkPut(plain);
      await colleagues.bulkPut([...page.people]);
      const cursor: Cursor = { after: page.after, hash: page.head.hash, lastSyncAt: workspace.surroundings.now() };
      await putMeta(database, 'cursor', cursor);
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

async function advanceBase(
  workspace: Workspace,
  line: HistoryLine,
  as: { readonly by: string; readonly at: number },
): Promise<void> {
  const { bases } = workspace.database;
  const body = bodyOf(line);
  const stored = await bases.get(line.rowId);
  if (!stored) return;
  await bases.put(storedRow(applyChange(rowOf(stored), body, { dot: dotOf(line.tag, line.n), ...as })));
}

// The row as shown is HQ's word with the changes that HQ does not have yet laid over it. The writer notes HQ's
// word before the first edit; without it the row was put back into the outbox and is right as it is shown.
async function redraw(workspace: Workspace, rowId: string, entity: string): Promise<ChangedRow> {
  const { rows, bases, history, outbox } = workspace.database;
  const base = await bases.get(rowId);
  if (!base) return { entity, id: rowId, partnerId: (await rows.get(rowId))?.partnerId ?? '' };
  const waiting = (await outbox.where('rowId').equals(rowId).toArray()).sort((left, right) => left.n - right.n);
  const lines = await history.bulkGet(waiting.map((entry) => entry.id));
  let row = rowOf(base);
  for (const line of lines) {
    if (line)
      row = applyChange(row, bodyOf(line), {
        dot: dotOf(line.tag, line.n),
        by: bodyOf(line).actor,
        at: bodyOf(line).t.w,
      });
  }
  const shown = storedRow(row);
  await rows.put(shown);
  if (waiting.length === 0) await bases.delete(rowId);
  return { entity: shown.entity, id: shown.id, partnerId: shown.partnerId };
}

function deliveryOf(ack: Ack): DeliveryState {
  return ack.state;
}

function bodyOf(line: HistoryLine): ChangeBody {
  const body = readChangeBody(line.content.body);
  if (!body.ok) throw new Error(`A change of this device cannot be read: ${body.error}`);
  return body.value;
}
