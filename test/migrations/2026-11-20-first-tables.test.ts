import { expect, test } from 'vitest';
import { Database } from '../../renderer/data/database';

test('the first tables take every kind of stored thing and give it back', async () => {
  const database = new Database('migration-first', 1);
  await database.open();
  // As later migrations leave them, so that they are equal to what comes back.
  const row = { id: 'p', entity: 'partner', space: '', partnerId: 'p', content: {} };
  const line = {
    id: 'c',
    rowId: 'p',
    partnerId: 'p',
    space: '',
    dev: 'd',
    n: 1,
    tag: 'aaaaaa',
    at: 1,
    state: 'waiting' as const,
    why: '',
    content: { body: '{}', sig: '' },
  };
  await database.rows.put(row);
  await database.history.put(line);
  await database.outbox.put({ id: 'c', rowId: 'p', space: '', dev: 'd', n: 1, at: 1 });
  await database.drafts.put({ key: 'k', savedAt: 1, content: { typed: 'so far' } });
  database.close();

  const again = new Database('migration-first');
  expect(await again.rows.where('[entity+partnerId]').equals(['partner', 'p']).toArray()).toEqual([row]);
  expect(await again.history.where('[space+dev+n]').equals(['', 'd', 1]).toArray()).toEqual([line]);
  expect(await again.drafts.get('k')).toEqual({ key: 'k', savedAt: 1, content: { typed: 'so far' } });
  again.close();
});
