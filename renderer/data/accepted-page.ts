import type { PullReply } from '#shared/contracts/hq-api';
import type { RowState } from '#shared/sync/row';
import { changedRow } from './change-signal';
import type { Database } from './database';
import { figuresTold } from './figures-told';
import { forgetErased, gatherErased } from './forget-erased';
import { metaKey, noCursor, putCursor, putDurable, readCursor } from './identity';
import { fromBefore } from './past-rows';
import { baseOf, redraw, tablesToRedraw, waitingOf, wordOf } from './redraw';
import { type OutboxEntry, type StoredRow, storedRow } from './stored';
import type { Workspace } from './workspace';

/** Takes over one page of HQ's rows of a lane and the cursor behind it, together or not at all. */
export async function acceptPage(workspace: Workspace, page: PullReply, lane = ''): Promise<void> {
  const { database } = workspace;
  const { rows, meta, colleagues, devices, pastRows, ledgers, dueLedgers, keptFigures } = database;
  const past = [pastRows, ledgers, dueLedgers, keptFigures];
  const touched = await workspace.lock(() =>
    database.transaction('rw', [...tablesToRedraw(database), meta, colleagues, devices, ...past], async () => {
      const isFirstLook = await looksFirst(database, page, lane);
      const ids = [...page.rows.map(({ row }) => row.id), ...page.gone.map(({ id }) => id)];
      const waiting = await waitingOf(database, ids);
      const pending = new Set(waiting.map((entry) => entry.rowId));
      const arrived = page.rows.map(({ row }) => row as RowState);
      const plain = arrived.filter(({ id }) => !pending.has(id)).map((row) => storedRow(row, lane));
      const words = arrived
        .filter(({ id }) => pending.has(id))
        .map((row) => ({ row, space: lane, gone: false, noted: true }));
      await rows.bulkPut(isFirstLook ? await withTheirPast(database, plain) : plain);
      const { shown } = await redraw(database, workspace.enrolment, { words, waiting });
      const left = page.gone.length === 0 ? [] : await letGo(workspace, page.gone, { lane, waiting });
      const hash = page.after === page.head.seq ? page.head.hash : '';
      await Promise.all([
        colleagues.bulkPut([...page.people]),
        devices.bulkPut([...page.devices]),
        putCursor(database, lane, { after: page.after, hash, lastSyncAt: workspace.surroundings.now() }),
        putDurable(database, lane, page.durable),
      ]);
      return [...plain, ...shown, ...left].map(changedRow);
    }),
  );
  if (touched.length > 0) workspace.changed.tell(touched, 'hq');
}

/**
 * Drops records that left the territory or were erased. One that arrived from another territory meanwhile stays; one
 * of which something waits stays until HQ has it, unless it was erased.
 */
async function letGo(
  { database }: Workspace,
  gone: PullReply['gone'],
  { lane, waiting }: { readonly lane: string; readonly waiting: readonly OutboxEntry[] },
): Promise<readonly StoredRow[]> {
  const { rows, bases, history } = database;
  const why = new Map(gone.map((each) => [each.id, each.why]));
  const erased = gone.filter((each) => each.why === 'erased').map(({ id }) => id);
  const forgotten = await gatherErased(database, erased);
  const here = (await rows.bulkGet([...why.keys()])).filter((row) => row !== undefined && row.space === lane);
  const stored = here.filter((row) => row !== undefined);
  const isErased = ({ id }: StoredRow) => why.get(id) === 'erased';
  const pending = new Set(waiting.map(({ rowId }) => rowId));
  const kept = stored.filter((row) => pending.has(row.id) && !isErased(row));
  const dropped = stored.filter((row) => !kept.includes(row));
  const known = new Map(
    (await bases.bulkGet(kept.map(({ id }) => id))).flatMap((base) => (base ? [[base.id, base]] : [])),
  );
  await bases.bulkPut(kept.map((row) => baseOf({ ...wordOf(known.get(row.id) ?? row), gone: true })));
  await bases.bulkDelete(dropped.map(({ id }) => id));
  await rows.bulkDelete(dropped.map(({ id }) => id));
  // What left this device is not kept as a past either. The ledger of a partner that was moved stays: it names nobody.
  await database.pastRows
    .where('id')
    .anyOf(dropped.map(({ id }) => id))
    .delete();
  await forgetErased(database, forgotten, lane);
  const waits = new Set(waiting.map(({ id }) => id));
  // The line stays: the next start must not bring the change back out of the journal. Its content goes.
  if (erased.length > 0)
    await history
      .where('rowId')
      .anyOf(erased)
      .filter(({ id }) => !waits.has(id))
      .modify({ content: { body: '', sig: '' } });
  return dropped;
}

/**
 * Whether a page belongs to the first look at a territory: what is in it was there before this device looked. It may
 * take several tries, so that it is noted until the last page has come.
 */
async function looksFirst(database: Database, page: PullReply, lane: string): Promise<boolean> {
  const key = metaKey('looking', lane);
  const { meta } = database;
  const isLooking = (await meta.get(key)) !== undefined;
  const { after, lastSyncAt } = await readCursor(database, lane);
  const isFirst = isLooking || (after === 0 && lastSyncAt === noCursor.lastSyncAt);
  // Figures that were told here stay what they were; whatever comes afterwards is news.
  const isTold = (await meta.get(figuresTold)) !== undefined;
  if (isFirst && page.more) await meta.put({ key, value: true });
  else if (isLooking) await meta.delete(key);
  return isFirst && !isTold;
}

/**
 * Rows that a first look at a territory brings keep their own times. Of a partner that was here before, this device has
 * already told what it knew; what now comes of it is news.
 */
async function withTheirPast({ rows }: Database, arrived: readonly StoredRow[]): Promise<readonly StoredRow[]> {
  const ids = [...new Set(arrived.map(({ partnerId }) => partnerId))];
  const here = await rows.bulkGet(ids);
  const known = new Set(ids.filter((_, at) => here[at]?.since !== undefined));
  return arrived.map((row) => (known.has(row.partnerId) ? row : { ...row, since: fromBefore }));
}
