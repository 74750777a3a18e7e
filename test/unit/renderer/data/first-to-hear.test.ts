import '../../../fakes/indexed-db';
import { liveQuery } from 'dexie';
import { expect, test } from 'vitest';
import { Database } from '../../../../renderer/data/database';
import { tellFirst } from '../../../../renderer/data/first-to-hear';

/** A database with a live query on it, and what was heard of it, in order. */
async function aWatchedDatabase(name: string) {
  const database = new Database(name);
  const heard: string[] = [];
  let isFirst = true;
  await new Promise<void>((resolve) => {
    liveQuery(() => {
      if (!isFirst) heard.push('live query');
      return database.drafts.toArray();
    }).subscribe(() => {
      isFirst = false;
      resolve();
    });
  });
  return { database, heard };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

test('the one who asked hears of a commit before any live query does', async () => {
  const { database, heard } = await aWatchedDatabase('first-to-hear-commit');
  await database.transaction('rw', database.drafts, async (transaction) => {
    tellFirst(transaction, () => heard.push('first'));
    await database.drafts.put({ key: 'one', savedAt: 1, content: null });
  });
  await pause();
  expect(heard).toEqual(['first', 'live query']);
});

test('nobody hears of a write that failed', async () => {
  const { database, heard } = await aWatchedDatabase('first-to-hear-failure');
  const failing = database.transaction('rw', database.drafts, async (transaction) => {
    tellFirst(transaction, () => heard.push('first'));
    await database.drafts.put({ key: 'one', savedAt: 1, content: null });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  await pause();
  expect(heard).toEqual([]);
});
