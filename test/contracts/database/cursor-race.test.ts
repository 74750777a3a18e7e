import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../server/db/database';
import { migrate } from '../../../server/db/migrate';
import type { CallerIn } from '../../../server/enrolment/caller';
import { issueCode } from '../../../server/enrolment/codes';
import { enrolDevice } from '../../../server/enrolment/enrol-device';
import { answerPull } from '../../../server/sync/answer-pull';
import { applyPush } from '../../../server/sync/apply-push';
import { lasting } from '../../torture/extent';
import { FieldDevice } from '../../unit/server/field-device';
import { aPostgres } from './a-postgres';

const duration = lasting(2_500, 30_000);
/** A scheme that loses rows does so within tenths of a second; this is how long it may take at the worst. */
const patience = 30_000;
const writers = 12;

let postgres: Awaited<ReturnType<typeof aPostgres>>;
beforeAll(async () => {
  postgres = await aPostgres();
});
afterAll(() => postgres.close());

const pause = (most: number) => new Promise((wake) => setTimeout(wake, Math.random() * most));

/** Everybody writes at the same time until the end; each takes a moment between its rows, as work does. */
async function allAtOnce(until: () => boolean, write: (writer: number, turn: number) => Promise<void>): Promise<void> {
  const one = async (writer: number) => {
    for (let turn = 0; !until(); turn += 1) await write(writer, turn);
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => one(writer)));
}

describe('a cursor over what many write at once', () => {
  test('that is the counter of a territory, taken last, misses nothing', async () => {
    const { database } = postgres;
    await migrate(database, Date.now());
    const devices = await Promise.all(
      Array.from({ length: writers }, (_, at) => aFieldDevice(database, `Person ${at}`)),
    );
    const reader = await aFieldDevice(database, 'Reader');
    const seen = new Set<string>();
    let after = 0;
    let polls = 0;
    const look = async () => {
      const page = await answerPull(database, reader.caller, { epoch: reader.epoch, after, hash: '', limit: 200 }, 1);
      if (!page.ok) throw new Error(page.error.message);
      for (const { row } of page.value.rows) seen.add(row.id);
      after = page.value.after;
      polls += 1;
      return page.value.more;
    };
    const end = Date.now() + duration;
    let writing = true;
    const polling = (async () => {
      while (writing) await look();
    })();
    let pushes = 0;
    await allAtOnce(
      () => Date.now() > end,
      async (writer) => {
        const { device, caller } = devices[writer] ?? reader;
        const from = device.changes.length + 1;
        for (let row = 0; row < 5; row += 1)
          device.edit({ row: `${device.id.slice(-8)}-${from + row}`, fields: { note: 'x' } });
        await pause(4);
        const taken = await applyPush(database, caller, device.push(from), Date.now());
        if (!taken.ok) throw new Error(taken.error.message);
        pushes += 1;
      },
    );
    writing = false;
    await polling;
    while (await look());
    const written = devices.flatMap(({ device }) => device.changes.map(({ body }) => String(JSON.parse(body).r)));
    expect(written.filter((row) => !seen.has(row))).toEqual([]);
    expect(written.length).toBeGreaterThan(200);
    expect(polls).toBeGreaterThan(10);
    expect(pushes * 5).toBe(written.length);
  }, 120_000);

  test('that is a running number of the database misses rows, so this test would notice', async () => {
    expect(await missedBy('select seq from bad where seq > $1 order by seq')).toBeGreaterThan(0);
  }, 120_000);

  test('that waits for older transactions and still goes by the running number misses rows, so this test would notice', async () => {
    const settled = 'xid < pg_snapshot_xmin(pg_current_snapshot())';
    expect(await missedBy(`select seq from bad where seq > $1 and ${settled} order by seq`)).toBeGreaterThan(0);
  }, 120_000);
});

async function aFieldDevice(database: Database, person: string) {
  const device = new FieldDevice();
  const code = await issueCode(database, { name: person, territory: 'Race' }, Date.now());
  const at = { server: 'server', logKey: '' };
  const reply = await enrolDevice(database, at, device.enrolRequest(code), Date.now());
  if (!reply.ok) throw new Error(reply.error.message);
  device.enrolment = reply.value;
  const { space } = device;
  const grants = reply.value.spaces.map(({ id, role, kind }) => ({ space: id, role, kind }));
  const { user } = reply.value;
  const of = { device: device.id, user: user.id, name: user.name, grants, home: space, withdrawn: null };
  const caller: CallerIn = { ...of, space, role: reply.value.role };
  return { device, caller, epoch: reply.value.space.epoch };
}

/** How many rows a poller with this question never sees; ends as soon as it is some. */
async function missedBy(question: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: postgres.url, max: writers });
  const poller = new pg.Client({ connectionString: postgres.url });
  // The database is stopped while a line may still be closing.
  pool.on('error', () => undefined);
  poller.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  await poller.connect();
  await poller.query('drop table if exists bad');
  await poller.query(
    'create table bad (seq bigserial primary key, xid xid8 not null default pg_current_xact_id(), filler text)',
  );
  const seen = new Set<number>();
  let cursor = 0;
  const look = async () => {
    const { rows } = await poller.query<{ seq: string }>(question, [cursor]);
    for (const { seq } of rows) seen.add(Number(seq));
    cursor = Math.max(cursor, ...rows.map(({ seq }) => Number(seq)));
  };
  const missing = async () => {
    await look();
    const { rows } = await poller.query<{ seq: string }>('select seq from bad where seq <= $1', [cursor]);
    return rows.filter(({ seq }) => !seen.has(Number(seq))).length;
  };
  let missed = 0;
  const end = Date.now() + patience;
  const polling = (async () => {
    while (missed === 0 && Date.now() < end) missed = await missing();
  })();
  await allAtOnce(
    () => missed > 0 || Date.now() > end,
    async () => {
      const client = await pool.connect();
      await client.query('begin');
      for (let row = 0; row < 4; row += 1) {
        await client.query("insert into bad (filler) values ('x')");
        await pause(4);
      }
      await client.query('commit');
      client.release();
    },
  );
  await polling;
  await pool.end();
  await poller.end();
  return missed;
}
