import { afterEach, describe, expect, test } from 'vitest';
import { Database } from '../../../../renderer/data/database';
import { putCursor, readChain, readCursor } from '../../../../renderer/data/identity';
import { findMark, markText } from '../../../../renderer/data/marks';
import { MarksKeeper } from '../../../../renderer/data/marks-keeper';
import { nothingMended } from '../../../../renderer/data/mended';
import { record } from '../../../../renderer/data/reading';
import type { Workspace } from '../../../../renderer/data/workspace';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';

const open: Workspace[] = [];
afterEach(() => {
  for (const { database } of open.splice(0)) database.close();
});

/** Two partners, an edit, and the mark of it all. */
async function markedWorkspace() {
  const first = await aWorkspace();
  await keepPartner(first.workspace);
  await keepPartner(first.workspace, aPartner({ id: 'partner-2' as never, legalName: 'Second' }));
  await editPartner(first.workspace, 'partner-1', { note: 'Met at the harbour.' });
  await putCursor(first.workspace.database, '', { after: 40, hash: 'a'.repeat(64), lastSyncAt: 5 });
  await new MarksKeeper(first.workspace).write();
  return first;
}

async function again(first: Awaited<ReturnType<typeof aWorkspace>>) {
  first.workspace.database.close();
  const second = await aWorkspace(first);
  open.push(second.workspace);
  return second;
}

async function everythingIsThere({ database }: Workspace) {
  expect(await record(database, 'partner', 'partner-1')).toMatchObject({ note: 'Met at the harbour.' });
  expect(await record(database, 'partner', 'partner-2')).toMatchObject({ legalName: 'Second' });
  expect(await database.outbox.count()).toBe(3);
  expect(await database.rows.filter(({ conflicted }) => conflicted === 1).count()).toBe(0);
}

describe('a start beside a mark', () => {
  test('is an ordinary day when nothing is missing, also when there is more than was written down', async () => {
    const first = await markedWorkspace();
    await editPartner(first.workspace, 'partner-2', { note: 'After the mark.' });
    const { workspace } = await again(first);
    expect(workspace.mended).toEqual(nothingMended);
    expect((await readCursor(workspace.database)).after).toBe(40);
  });

  test('notices tables that came up empty without an error, and keeps the name of the device', async () => {
    const first = await markedWorkspace();
    first.workspace.database.close();
    await Database.delete(first.name);
    const { workspace } = await again(first);
    expect(workspace.mended).toMatchObject({ restored: 3, tablesWereLost: true, lost: 0 });
    expect(workspace.mended.shortfalls).toContain('unnamed');
    await everythingIsThere(workspace);
  });

  test('notices a row that is gone, brings it back from what was written here, and pulls everything again', async () => {
    const first = await markedWorkspace();
    await first.workspace.database.rows.delete('partner-1');
    const { workspace } = await again(first);
    expect(workspace.mended).toMatchObject({ shortfalls: ['rows'], tablesWereLost: false, restored: 0, rowsShort: 0 });
    expect((await readCursor(workspace.database)).after).toBe(0);
    await everythingIsThere(workspace);
  });

  test('notices rows of HQ that are gone, and says how many come again', async () => {
    const first = await markedWorkspace();
    const { database } = first.workspace;
    const [row] = await database.rows.toArray();
    if (!row) throw new Error('There is no row.');
    await database.rows.put({ ...row, id: 'from-hq' });
    await new MarksKeeper(first.workspace).write();
    await database.rows.delete('from-hq');
    const { workspace } = await again(first);
    expect(workspace.mended).toMatchObject({ shortfalls: ['rows'], rowsShort: 1, lost: 0 });
    expect((await readCursor(workspace.database)).after).toBe(0);
  });

  test.each<[string, (database: Database) => Promise<unknown>, string]>([
    ['the history', (database) => database.history.clear(), 'history'],
    ['the facts about itself', (database) => database.meta.clear(), 'unnamed'],
    ['the chain of this device', (database) => database.meta.where('key').startsWith('chain/').delete(), 'chain'],
    ['rows and history', (database) => Promise.all([database.rows.clear(), database.history.clear()]), 'rows'],
    ['what waits for HQ', (database) => Promise.all([database.outbox.clear(), database.rows.clear()]), 'rows'],
    ['everything but the cursor', (database) => Promise.all([database.rows.clear(), database.bases.clear()]), 'cursor'],
  ])('notices that %s is lost, and loses nothing', async (_what, lose, shortfall) => {
    const first = await markedWorkspace();
    const { n } = await readChain(first.workspace.database, first.workspace.key.deviceId);
    await lose(first.workspace.database);
    const { workspace } = await again(first);
    expect(workspace.mended.shortfalls).toContain(shortfall);
    await everythingIsThere(workspace);
    expect((await readChain(workspace.database, workspace.key.deviceId)).n).toBe(n);
  });

  test('notices a cursor that is behind', async () => {
    const first = await markedWorkspace();
    await putCursor(first.workspace.database, '', { after: 7, hash: '', lastSyncAt: 5 });
    const { workspace } = await again(first);
    expect(workspace.mended.shortfalls).toEqual(['cursor']);
  });

  test('notices tables of somebody else', async () => {
    const first = await markedWorkspace();
    await first.workspace.database.meta.put({ key: 'database', value: 'of another profile' });
    const { workspace } = await again(first);
    expect(workspace.mended.shortfalls).toEqual(['other-tables']);
    expect((await again({ ...first, workspace })).workspace.mended.shortfalls).toEqual([]);
  });

  test('says how many changes neither the tables nor the journal have any more', async () => {
    const first = await markedWorkspace();
    first.workspace.database.close();
    await Database.delete(first.name);
    first.host.disk.journal = first.host.disk.journal.slice(0, 700);
    const { workspace } = await again(first);
    const { restored, lost } = workspace.mended;
    expect(restored + lost).toBe(3);
    expect(lost).toBeGreaterThan(0);
  });

  test('goes on counting behind what was lost, so that no number is used twice', async () => {
    const first = await markedWorkspace();
    first.workspace.database.close();
    await Database.delete(first.name);
    first.host.disk.journal = new Uint8Array();
    const { workspace } = await again(first);
    expect(workspace.mended.lost).toBe(3);
    expect((await readChain(workspace.database, workspace.key.deviceId)).n).toBe(3);
  });

  test('takes a damaged mark for none', async () => {
    const first = await markedWorkspace();
    first.host.disk.marks = (first.host.disk.marks ?? '').replace('"rows":2', '"rows":9');
    expect(first.host.disk.marks).toContain('9');
    const { workspace } = await again(first);
    expect(workspace.mended).toEqual(nothingMended);
  });

  test('is refused when a newer program has written here, and nothing is touched', async () => {
    const first = await markedWorkspace();
    const found = await findMark(first.host.marks, first.workspace.database.verno);
    if (found.kind !== 'mark') throw new Error('There is no mark.');
    const before = await first.workspace.database.rows.toArray();
    first.workspace.database.close();
    for (const newer of [{ tables: 99 }, { schema: 99 }, { format: 2 as never }]) {
      const text = markText({ ...found.mark, ...newer, program: '9.1.0' });
      first.host.disk.marks = text;
      await expect(aWorkspace(first)).rejects.toMatchObject({ name: 'VersionError' });
      expect(first.host.disk.marks).toBe(text);
    }
    const tables = await new Database(first.name).open();
    expect(await tables.table('rows').toArray()).toEqual(before);
    tables.close();
  });

  test('gives tables up that were found unreadable, and rebuilds them', async () => {
    const first = await markedWorkspace();
    await new MarksKeeper(first.workspace).giveUpTables();
    const { workspace } = await again(first);
    expect(workspace.mended).toMatchObject({ tablesWereLost: true, restored: 3 });
    expect(workspace.mended.shortfalls).toContain('unreadable');
    await everythingIsThere(workspace);
  });
});

describe('the keeper of the mark', () => {
  test('writes at most two seconds after a save, and not for every one of them', async () => {
    const { workspace, host } = await aWorkspace();
    const keeper = new MarksKeeper(workspace);
    let written = 0;
    const { keep } = host.marks;
    host.marks.keep = (text) => {
      written += 1;
      return keep(text);
    };
    keeper.start();
    for (let each = 0; each < 5; each += 1) await keepPartner(workspace, aPartner({ id: `partner-${each}` as never }));
    expect(written).toBe(0);
    await expect.poll(() => host.disk.marks ?? '', { timeout: 2_500 }).toContain('\\"history\\":5');
    expect(written).toBeLessThanOrEqual(2);
    await keeper.stop();
  });

  test('leaves the old mark on a full disk', async () => {
    const first = await markedWorkspace();
    const before = first.host.disk.marks;
    first.host.faults.diskFull = true;
    await new MarksKeeper(first.workspace).write();
    expect(first.host.disk.marks).toBe(before);
    open.push(first.workspace);
  });
});
