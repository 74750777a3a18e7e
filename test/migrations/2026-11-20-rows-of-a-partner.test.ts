import { expect, test } from 'vitest';
import { Database } from '../../renderer/data/database';

test('rows that were there before are found by their partner afterwards', async () => {
  const before = new Database('migration-rows-of-a-partner', 1);
  await before.open();
  const partner = { id: 'p', entity: 'partner', space: '', partnerId: 'p', content: {} };
  const site = { id: 's', entity: 'site', space: '', partnerId: 'p', content: {} };
  const other = { id: 'o', entity: 'partner', space: '', partnerId: 'o', content: {} };
  await before.rows.bulkPut([partner, site, other]);
  before.close();

  const after = new Database('migration-rows-of-a-partner', 2);
  expect(await after.rows.where('partnerId').equals('p').toArray()).toEqual([partner, site]);
  after.close();
});
