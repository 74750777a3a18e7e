import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PullReply } from '#shared/contracts/hq-api';
import type { Database } from '../../../server/db/database';
import { startEmbeddedPostgres } from '../../../server/db/embedded-postgres';
import { migrate, migrations } from '../../../server/db/migrate';
import { openPglite } from '../../../server/db/pglite';
import { openPostgres } from '../../../server/db/postgres';
import type { CallerIn } from '../../../server/enrolment/caller';
import { issueCode } from '../../../server/enrolment/codes';
import { enrolDevice } from '../../../server/enrolment/enrol-device';
import { openLog } from '../../../server/folder/log';
import { answerPull } from '../../../server/sync/answer-pull';
import { applyPush } from '../../../server/sync/apply-push';
import { FieldDevice } from '../../unit/server/field-device';

interface Opened {
  readonly database: Database;
  close(): Promise<void>;
}

const sides: Readonly<Record<string, () => Promise<Opened>>> = {
  'PGlite in memory': async () => {
    const database = await openPglite();
    return { database, close: () => database.close() };
  },
  'embedded PostgreSQL': async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldpact-database-test-'));
    mkdirSync(folder, { recursive: true });
    const log = openLog(folder);
    const started = await startEmbeddedPostgres(folder, log);
    if (!started.ok) throw new Error(started.error);
    const database = openPostgres(started.value.url, (error) => log.trouble('lost', error));
    return {
      database,
      close: async () => {
        await database.close();
        await started.value.stop();
        await log.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};

const now = 1_700_000_000_000;

async function enrolled(database: Database, person: string, territory: string) {
  const device = new FieldDevice();
  const code = await issueCode(database, { name: person, territory }, now);
  const reply = await enrolDevice(database, { server: 'server', logKey: '' }, device.enrolRequest(code), now);
  if (!reply.ok) throw new Error(reply.error.message);
  device.enrolment = reply.value;
  const { space } = device;
  const caller: CallerIn = {
    ...{
      device: device.id,
      user: reply.value.user.id,
      name: person,
      space,
      home: space,
      role: 'manager',
      withdrawn: null,
    },
    grants: [{ space, role: 'manager', kind: 'territory' }],
  };
  return { device, caller };
}

describe.each(Object.entries(sides))('%s', (_side, open) => {
  let side: Opened;
  let database: Database;
  beforeAll(async () => {
    side = await open();
    database = side.database;
    await migrate(database, now);
  });
  afterAll(() => side.close());

  test('gives back what it was given: text, whole numbers, nothing, lists', async () => {
    const text = 'Grüße, \\ \' " $1 \n 漢字 🙂';
    const rows = await database.query(
      'select $1::text as text, $2::bigint as number, $3::text as nothing, $4::text[] as list, $5::boolean as yes',
      [text, 1_700_000_000_000, null, [text, ''], true],
    );
    expect(rows).toEqual([{ text, number: 1_700_000_000_000, nothing: null, list: [text, ''], yes: true }]);
  });

  test('does all of a transaction or nothing', async () => {
    const write = (name: string, then: () => void) =>
      database.transaction(async (tx) => {
        await tx.query('insert into headquarters values ($1, $2)', [name, 'x']);
        then();
      });
    await expect(
      write('undone', () => {
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await write('done', () => undefined);
    const rows = await database.query(`select key from headquarters where key in ('done', 'undone')`);
    expect(rows).toEqual([{ key: 'done' }]);
  });

  test('goes on after a statement that was refused', async () => {
    await expect(database.query('select * from no_such_table')).rejects.toMatchObject({ code: '42P01' });
    await expect(database.query(`insert into headquarters values ('done', 'again')`)).rejects.toMatchObject({
      code: '23505',
    });
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('has each migration once', async () => {
    expect(await migrate(database, now)).toEqual({ ok: true, value: [] });
    const rows = await database.query<{ name: string }>('select name from migration');
    expect(rows.map((row) => row.name)).toEqual(migrations.map((step) => step.name));
  });

  test('is refused when a newer program has changed it', async () => {
    await database.query(`insert into migration values ('2027-01-01-later', 1)`);
    const outcome = await migrate(database, now);
    await database.query(`delete from migration where name = '2027-01-01-later'`);
    expect(outcome).toEqual({
      ok: false,
      error:
        'The data folder was made by a newer Fieldpact (it has had 2027-01-01-later). Start the newer version instead.',
    });
  });

  test('takes a migration that fails wholly back', async () => {
    const broken = {
      name: '2027-01-02-broken',
      statements: ['create table half (a int)', 'create table half (a int)'],
    };
    await expect(migrate(database, now, [...migrations, broken])).rejects.toThrow();
    expect(await database.query(`select 1 from pg_tables where tablename = 'half'`)).toEqual([]);
    expect(await migrate(database, now)).toEqual({ ok: true, value: [] });
  });

  test('loses no row to a reader while several devices write to one territory', async () => {
    const writers = await Promise.all(
      Array.from({ length: 6 }, (_, at) => enrolled(database, `Writer ${at}`, 'cursor')),
    );
    const reader = await enrolled(database, 'Reader', 'cursor');
    const { epoch } = reader.device.enrolment?.space ?? { epoch: '' };
    const seen = new Set<string>();
    let writing = true;
    const read = async () => {
      for (let after = 0, last = false; ; ) {
        last = !writing;
        const page = await answerPull(database, reader.caller, { epoch, after, limit: 7 }, now);
        if (!page.ok) throw new Error(page.error.message);
        for (const row of page.value.rows) seen.add(named(row));
        after = page.value.after;
        if (last && !page.value.more) return;
        // A database inside this process answers at once for ever; the signatures of the writers are checked beside.
        await new Promise((wake) => setImmediate(wake));
      }
    };
    const reading = read();
    const rounds = 12;
    await Promise.all(
      writers.map(async ({ device, caller }, writer) => {
        for (let round = 0; round < rounds; round += 1) {
          const from = device.changes.length + 1;
          // One record that all of them change, so that they also wait for each other, and one of their own.
          device.edit({ row: 'shared', fields: { [`writer${writer}`]: round } });
          device.edit({ row: `${writer}-${round}`, fields: { note: round } });
          const taken = await applyPush(database, caller, device.push(from), now);
          if (!taken.ok) throw new Error(taken.error.message);
        }
      }),
    );
    writing = false;
    await reading;
    const own = writers.flatMap((_, writer) => Array.from({ length: rounds }, (__, round) => `${writer}-${round}`));
    expect([...seen].sort()).toEqual([...own, 'shared'].sort());
    const [space] = await database.query<{ seq: number }>('select seq from space where space_id = $1', [
      reader.device.space,
    ]);
    expect(space?.seq).toBe(6 * rounds * 2);
    const shared = await answerPull(database, reader.caller, { epoch, after: 0, limit: 1000 }, now);
    const fields = shared.ok ? shared.value.rows.find(({ row }) => row.id === 'shared')?.row.fields : undefined;
    expect(Object.values(fields ?? {}).map((heads) => heads.length)).toEqual(Array(6).fill(rounds));
  });

  test('stores one delivery once, however often it arrives at the same time', async () => {
    const { device, caller } = await enrolled(database, 'Ada', 'twice');
    for (let at = 0; at < 20; at += 1) device.edit({ row: `row ${at}`, fields: { note: at } });
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => applyPush(database, caller, device.push(), now)),
    );
    const receipts = outcomes.map((outcome) => (outcome.ok ? outcome.value.acks : outcome.error));
    expect(receipts).toEqual(Array(5).fill(receipts[0]));
    const [count] = await database.query<{ count: number }>(
      'select count(*) as count from change_log where space_id = $1',
      [device.space],
    );
    expect(count).toEqual({ count: 20 });
  });
});

function named({ row }: PullReply['rows'][number]): string {
  return row.id;
}
