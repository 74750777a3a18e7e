import { expect, test } from 'vitest';
import { emptyRow } from '#shared/sync/row';
import { Database } from '../../renderer/data/database';
import { storedRow } from '../../renderer/data/stored';

test('rows that were there before have no past and no time; what is written afterwards has both', async () => {
  const before = new Database('past-rows-migration', 4);
  const row = storedRow(emptyRow('partner', 'partner-1'), '');
  await before.rows.put(row);
  before.close();

  const after = new Database('past-rows-migration');
  after.now = () => 1_000;
  expect(await after.rows.get('partner-1')).toEqual(row);
  const head = { dot: 'a:1', change: 'c1', value: 'Nordlys', by: 'Ida', dev: 'd', at: 5 } as const;
  await after.rows.put({ ...row, content: { legalName: [head] } } as never);
  expect(await after.rows.get('partner-1')).toMatchObject({ since: 1_000 });
  expect(await after.pastRows.toArray()).toEqual([{ ...row, no: 1, until: 1_000 }]);
  expect(await after.dueLedgers.toArray()).toEqual([{ partnerId: 'partner-1', from: 1_000, at: 1_000 }]);
  after.close();
});
