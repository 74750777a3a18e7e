import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../../server/db/database';
import { openPokes } from '../../../server/sync/pokes';
import { watchSpaces } from '../../../server/sync/watch-spaces';

let spaces: { space_id: string; seq: number }[];
const database: Database = {
  query: async <Row>() => structuredClone(spaces) as Row[],
  transaction: () => Promise.reject(new Error('Nothing is written by looking.')),
  close: async () => undefined,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('says that another headquarters moved a territory on, also one looked at for the first time', async () => {
  spaces = [{ space_id: 'north', seq: 7 }];
  const pokes = openPokes();
  const heard: [string, number][] = [];
  for (const space of ['north', 'south']) pokes.listen(space, (seq) => heard.push([space, seq]));
  const stop = watchSpaces(database, pokes);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(heard).toEqual([['north', 7]]);

  spaces = [
    { space_id: 'north', seq: 8 },
    { space_id: 'south', seq: 1 },
  ];
  await vi.advanceTimersByTimeAsync(2_500);
  expect(heard).toEqual([
    ['north', 7],
    ['north', 8],
    ['south', 1],
  ]);
  stop();
});
