import { expect, test } from 'vitest';
import { Database } from '../../renderer/data/database';

test('what was there before is filed in the first territory, and what waits still waits', async () => {
  const before = new Database('migration-territories', 2);
  await before.open();
  const row = { id: 'p', entity: 'partner', partnerId: 'p', content: {} };
  const line = {
    ...{ id: 'c', rowId: 'p', partnerId: 'p', dev: 'd', n: 1, tag: 'aaaaaa', at: 1, state: 'waiting', why: '' },
    content: { body: '{}', sig: '' },
  };
  const entry = { id: 'c', rowId: 'p', dev: 'd', n: 1, at: 1 };
  // As the program of that date wrote them: without a territory.
  await before.table('rows').bulkPut([
    { ...row, conflicted: 0 },
    { ...row, id: 'q', conflicted: 1 },
  ]);
  await before.table('bases').put(row);
  await before.table('history').put(line);
  await before.table('outbox').put(entry);
  await before.meta.put({ key: 'chain/d', value: { n: 1, prev: '', clock: 1 } });
  before.close();

  const after = new Database('migration-territories');
  expect(await after.rows.where('entity').equals('partner').toArray()).toEqual([
    { ...row, space: '' },
    { ...row, id: 'q', space: '', conflicted: 1 },
  ]);
  expect(await after.rows.where('conflicted').equals(1).primaryKeys()).toEqual(['q']);
  expect(await after.bases.get('p')).toEqual({ ...row, space: '' });
  const history = after.history.where('[space+dev+n]').equals(['', 'd', 1]);
  expect(await history.toArray()).toEqual([{ ...line, space: '' }]);
  expect(await after.outbox.get(['', 'd', 1])).toEqual({ ...entry, space: '' });
  expect(await after.meta.get('chain/d')).toEqual({ key: 'chain/d', value: { n: 1, prev: '', clock: 1 } });
  after.close();
});

test('tables that are new have the outbox in its order from the first', async () => {
  const fresh = new Database('migration-territories-fresh', 4);
  await fresh.open();
  expect(fresh.tables.map(({ name }) => name).sort()).toEqual(
    ['bases', 'blobs', 'colleagues', 'devices', 'drafts', 'history', 'meta', 'outbox', 'rows'].sort(),
  );
  expect(fresh.outbox.schema.primKey.keyPath).toEqual(['space', 'dev', 'n']);
  fresh.close();
});
