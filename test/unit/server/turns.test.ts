import { afterAll, beforeAll, expect, test } from 'vitest';
import { Turns } from '../../../server/sync/turns';
import { openTestHq, statesOf, type TestHq } from './open-hq';

let hq: TestHq;
beforeAll(async () => {
  hq = await openTestHq();
});
afterAll(() => hq.close());

test('work of one name is done in the order of its coming, whatever becomes of it, and that of another name beside it', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const after = async (name: string, ms: number) => {
    await new Promise((wake) => setTimeout(wake, ms));
    done.push(name);
    if (name === 'fails') throw new Error('as it was asked to');
  };
  const all = [
    turns.take('north', () => after('slow', 40)),
    turns.take('north', () => after('fails', 5)),
    turns.take('north', () => after('last', 0)),
    turns.take('south', () => after('elsewhere', 0)),
  ];
  const fates = (await Promise.allSettled(all)).map(({ status }) => status);
  expect([done, fates]).toEqual([
    ['elsewhere', 'slow', 'fails', 'last'],
    ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
  ]);
});

test('pushes to one territory wait without a connection, those to another go on beside them', async () => {
  let inside = 0;
  let most = 0;
  const { transaction } = hq.database;
  const devices = await Promise.all(
    Array.from({ length: 5 }, (_, at) => hq.enrol(`Person ${at}`, at === 0 ? 'elsewhere' : 'north')),
  );
  for (const [at, device] of devices.entries()) {
    device.edit({ row: `row ${at}`, fields: { note: at } });
  }
  // Each holds its transaction until nobody has joined it for a while.
  const quiet = async () => {
    for (let seen = -1; seen !== inside; ) {
      seen = inside;
      await new Promise((wake) => setTimeout(wake, 300));
    }
  };
  const counting: typeof transaction = async (work) => {
    inside += 1;
    most = Math.max(most, inside);
    await quiet();
    return transaction(work).finally(() => {
      inside -= 1;
    });
  };
  Object.assign(hq.database, { transaction: counting });
  const replies = await Promise.all(devices.map((device) => hq.push(device)));
  Object.assign(hq.database, { transaction });
  expect(replies.map((reply) => statesOf(reply))).toEqual(Array(5).fill([[1, 'applied', undefined]]));
  expect(most).toBe(2);
});
