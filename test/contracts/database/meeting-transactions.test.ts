import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPostgres } from './a-postgres';

let postgres: Awaited<ReturnType<typeof aPostgres>>;
beforeAll(async () => {
  postgres = await aPostgres();
  await postgres.database.query('create table pair (name text primary key, value bigint not null)');
  await postgres.database.query(`insert into pair values ('left', 0), ('right', 0)`);
});
afterAll(() => postgres.close());

const add = 'update pair set value = value + 1 where name = $1';

test('two transactions that wait for each other are both done, one of them a second time', async () => {
  const { database } = postgres;
  let runs = 0;
  let bothHold: () => void = () => undefined;
  const both = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  const inOrder = (first: string, second: string) =>
    database.transaction(async (tx) => {
      runs += 1;
      await tx.query(add, [first]);
      if (runs === 2) bothHold();
      await both;
      await tx.query(add, [second]);
    });
  await Promise.all([inOrder('left', 'right'), inOrder('right', 'left')]);
  expect(await database.query('select name, value from pair order by name')).toEqual([
    { name: 'left', value: 2 },
    { name: 'right', value: 2 },
  ]);
  expect(runs).toBe(3);
});

test('a transaction that the database could not put in an order (40001) is done again, and once', async () => {
  const { database } = postgres;
  const value = async () => {
    const [right] = await database.query<{ value: number }>(`select value from pair where name = 'right'`);
    return Number(right?.value);
  };
  const before = await value();
  let runs = 0;
  await database.transaction(async (tx) => {
    runs += 1;
    await tx.query(add, ['right']);
    if (runs === 1)
      await tx.query(`do $$ begin raise exception 'could not serialize access' using errcode = '40001'; end $$`);
  });
  expect([runs, (await value()) - before]).toEqual([2, 1]);
});

test('a transaction waits for a long one that holds its row, and loses nothing of it', async () => {
  const { database } = postgres;
  const long = database.transaction(async (tx) => {
    await tx.query(add, ['left']);
    await new Promise((wake) => setTimeout(wake, 300));
  });
  await new Promise((wake) => setTimeout(wake, 100));
  await Promise.all([long, database.transaction((tx) => tx.query(add, ['left']))]);
  expect(await database.query(`select value from pair where name = 'left'`)).toEqual([{ value: 4 }]);
});

test('headquarters’ own database answers a commit only when the disk has it', async () => {
  const settings = await postgres.database.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name`,
  );
  expect(settings.map(({ name, setting }) => `${name} ${setting}`)).toEqual([
    ...['fsync on', 'full_page_writes on', 'synchronous_commit on'],
  ]);
  const [sums] = await postgres.database.query<{ data_checksums: string }>('show data_checksums');
  expect(sums).toEqual({ data_checksums: 'on' });
});
