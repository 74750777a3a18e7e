import { afterEach, describe, expect, test, vi } from 'vitest';
import { ok } from '#shared/base/result';
import { fieldsOf } from '#shared/records/records';
import { Database } from '../../../../renderer/data/database';
import { InsightsDesk, PastLost } from '../../../../renderer/data/insights-desk';
import { lookBack } from '../../../../renderer/data/look-back';
import { MarksKeeper } from '../../../../renderer/data/marks-keeper';
import { holeAt, readPastHoles } from '../../../../renderer/data/past-holes';
import type { StoredLedger } from '../../../../renderer/data/stored';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';

const day = 86_400_000;
const began = Date.parse('2026-01-05T08:00:00Z');
let now = began;
const opened: Workspace[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  for (const { database } of opened.splice(0)) database.close();
});

/** A partner, its change after ten days, an answer after twenty, and figures that were told on the way. */
async function aDeviceWithPast() {
  now = began;
  const device = await aWorkspace({ now: () => now });
  const { workspace } = device;
  await keepPartner(workspace, aPartner({ createdAt: new Date(now).toISOString() }));
  now += 10 * day;
  await editPartner(workspace, 'partner-1', { programTier: 'gold' });
  now += 10 * day;
  const at = new Date(now).toISOString();
  const answer = {
    ...{ id: 'answer', partnerId: 'partner-1', survey: 'promoter', score: 10, comment: '', personId: null },
    ...{ contact: 'a@b.example', engagementId: null, answeredAt: at, how: 'told', reference: '', recordedBy: 'Ida' },
    recordedAt: at,
  };
  const edits = [
    { operation: 'create' as const, entity: 'surveyAnswer' as const, id: 'answer', fields: fieldsOf(answer) },
  ];
  await write(workspace, async () => ok({ value: null, edits }));
  now += 40 * day;
  const told = await allFigures(workspace);
  await new MarksKeeper(workspace).write();
  workspace.database.close();
  return { ...device, told };
}

const asked = [5, 15, 25].map((days) => began + days * day);
const figuresOf = (workspace: Workspace, asOf: number) =>
  new InsightsDesk(workspace.database).answer({ kind: 'summary', asOf }, on());
const on = () => ({ now, signal: new AbortController().signal, progress: () => undefined });
/** One after the other, as the worker does. */
async function allFigures(workspace: Workspace) {
  const told: Awaited<ReturnType<typeof figuresOf>>[] = [];
  for (const asOf of asked) told.push(await figuresOf(workspace, asOf));
  return told;
}

async function again(device: Awaited<ReturnType<typeof aWorkspace>>): Promise<Workspace> {
  const { workspace } = await aWorkspace({ host: device.host, name: device.name, now: () => now });
  opened.push(workspace);
  return workspace;
}

/** Into the tables beneath the program, as damage does. */
async function damage(name: string, table: string, work: (store: IDBObjectStore) => void): Promise<void> {
  const raw = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = raw.transaction(table, 'readwrite');
    work(transaction.objectStore(table));
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  raw.close();
}

describe('a device that has lost', () => {
  test('nothing looks back as before, and says nothing', async () => {
    const device = await aDeviceWithPast();
    const workspace = await again(device);
    expect(workspace.mended.pastLostAt).toBeNull();
    expect(await readPastHoles(workspace.database)).toEqual([]);
    expect(await allFigures(workspace)).toEqual(device.told);
  });

  test.each(['pastRows', 'rows'])(
    'its %s alone says which days cannot be looked back to, and tells no figure of them',
    async (table) => {
      const device = await aDeviceWithPast();
      await damage(device.name, table, (store) => store.clear());
      const workspace = await again(device);
      expect(workspace.mended.pastLostAt).toBe(now);
      const holes = await readPastHoles(workspace.database);
      expect(holes).toEqual([{ from: 0, to: now, why: 'lost' }]);
      for (const asOf of asked) await expect(figuresOf(workspace, asOf)).rejects.toBeInstanceOf(PastLost);
      const trend = await new InsightsDesk(workspace.database).answer(
        { kind: 'trend', asOf: null, metric: 'promoterScore', scope: { kind: 'all' }, months: 3 },
        on(),
      );
      expect(trend.map(({ asOf }) => asOf)).toEqual([now]);
      // From then on the past is kept again.
      now += day;
      const then = now;
      now += day;
      await editPartner(workspace, 'partner-1', { programTier: 'silver' });
      expect(holeAt(holes, then)).toBeNull();
      const past = lookBack(workspace.database, then);
      expect((await past.rows.get('partner-1'))?.content['programTier']?.[0]?.value).toBe('gold');
      past.close();
      workspace.database.close();
      expect((await again(device)).mended.pastLostAt).toBeNull();
    },
  );

  test('a single past row says so as well', async () => {
    const device = await aDeviceWithPast();
    await damage(device.name, 'pastRows', (store) => store.delete(1));
    expect((await again(device)).mended.pastLostAt).toBe(now);
  });

  test('all its tables says so, because what was known when is not in the journal', async () => {
    const device = await aDeviceWithPast();
    await Database.delete(device.name);
    const workspace = await again(device);
    expect(workspace.mended).toMatchObject({ tablesWereLost: true, pastLostAt: now });
    await expect(figuresOf(workspace, began + day)).rejects.toBeInstanceOf(PastLost);
  });

  test('its ledgers alone makes them again, and tells what it told', async () => {
    const device = await aDeviceWithPast();
    await damage(device.name, 'ledgers', (store) => store.clear());
    const workspace = await again(device);
    expect(workspace.mended.pastLostAt).toBeNull();
    expect(await allFigures(workspace)).toEqual(device.told);
  });

  test.each([
    ['a number', (ledger: StoredLedger) => ledger.bytes.set([(ledger.bytes[6] as number) ^ 1], 6)],
    ['its kinds', (ledger: StoredLedger) => ledger.bytes.fill(255)],
    ['its words', (ledger: StoredLedger) => (ledger.words as string[]).fill('nobody')],
  ])('%s of a ledger makes that ledger again, and tells what it told', async (_what, spoil) => {
    const device = await aDeviceWithPast();
    await damage(device.name, 'ledgers', (store) => {
      const reading = store.get('partner-1');
      reading.onsuccess = () => {
        const ledger = reading.result as StoredLedger;
        spoil(ledger);
        store.put(ledger);
      };
    });
    const workspace = await again(device);
    expect(await allFigures(workspace)).toEqual(device.told);
  });
});

describe('a save whose past row cannot be kept', () => {
  test('on a full disk keeps nothing and says so; what was shown stays', async () => {
    const device = await aDeviceWithPast();
    const workspace = await again(device);
    const before = await everything(workspace);
    const add = IDBObjectStore.prototype.add;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value: unknown) {
      if (this.name === 'pastRows') throw new DOMException('no room', 'QuotaExceededError');
      return add.call(this, value);
    });
    expect(await changeTier(workspace)).toEqual({ ok: false, error: { kind: 'storage-full' } });
    vi.restoreAllMocks();
    expect(await everything(workspace)).toEqual(before);
    expect(await changeTier(workspace)).toMatchObject({ ok: true });
  });

  test('for a reason that shows only in the request does not change the row either', async () => {
    const device = await aDeviceWithPast();
    const workspace = await again(device);
    const before = await everything(workspace);
    const add = IDBObjectStore.prototype.add;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value: unknown) {
      // A number that is taken.
      return add.call(this, this.name === 'pastRows' ? { ...(value as object), no: 1 } : value);
    });
    expect(await changeTier(workspace)).toEqual({ ok: false, error: { kind: 'storage-failed' } });
    vi.restoreAllMocks();
    expect(await everything(workspace)).toEqual(before);
  });
});

const changeTier = (workspace: Workspace) =>
  write(workspace, async () =>
    ok({
      value: null,
      edits: [
        { operation: 'set' as const, entity: 'partner' as const, id: 'partner-1', fields: { programTier: 'entry' } },
      ],
    }),
  );

async function everything({ database }: Workspace) {
  const { rows, pastRows, history, outbox, dueLedgers, meta } = database;
  return Promise.all([rows, pastRows, history, outbox, dueLedgers, meta].map((table) => table.toArray()));
}
