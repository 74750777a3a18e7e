import { expect, test } from 'vitest';
import { Database } from '../../renderer/data/database';

test('what waits is still there, in a table of its own, until the outbox has its new key', async () => {
  const before = new Database('migration-outbox-set-aside', 2);
  await before.open();
  const entry = { id: 'c', rowId: 'p', dev: 'd', n: 1, at: 1 };
  await before.table('outbox').put(entry);
  before.close();

  const between = new Database('migration-outbox-set-aside', 3);
  expect(await between.table('outboxBefore').toArray()).toEqual([entry]);
  between.close();
});
