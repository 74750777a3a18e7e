import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreBackup } from '../../../server/backup/restore-backup';
import { writeBackup } from '../../../server/backup/write-backup';
import { fieldpact } from '../../../server/cli/fieldpact';
import { openPostgres } from '../../../server/db/postgres';
import { FiguresDesk } from '../../../server/insights/figures-desk';
import { aField, day, type Field } from '../../unit/server/insights/a-field';
import { aPostgres } from './a-postgres';

let postgres: Awaited<ReturnType<typeof aPostgres>>;
let field: Field;
let folder: string;
/** The database that headquarters of this test works on. */
let url: string;
const before = process.env.FIELDPACT_TEST_DATABASE;
beforeAll(async () => {
  postgres = await aPostgres();
  process.env.FIELDPACT_TEST_DATABASE = postgres.url;
  field = await aField();
  const [own] = await field.hq.database.query<{ name: string }>('select current_database() as name');
  const address = new URL(postgres.url);
  address.pathname = `/${own?.name}`;
  url = address.href;
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-ledgers-'));
});
afterAll(async () => {
  await field.hq.close();
  if (before === undefined) delete process.env.FIELDPACT_TEST_DATABASE;
  else process.env.FIELDPACT_TEST_DATABASE = before;
  await postgres.close();
  rmSync(folder, { recursive: true });
});

test('two headquarters on one database keep one ledger of each partner while people push, and no report changes', async () => {
  const { hq } = field;
  const devices = await Promise.all(['West', 'East'].map((name) => hq.enrol(`Manager ${name}`, name)));
  const desks = [new FiguresDesk(hq.parts), new FiguresDesk(hq.parts)] as const;
  const told = new Map<number, string>();
  for (let round = 0; round < 6; round += 1) {
    hq.clock.now += 3_600_000;
    const asOf = hq.clock.now - 1;
    const pushes = devices.map(async (device, at) => {
      for (let each = 0; each < 4; each += 1) field.partner(device, `p${at}-${round}-${each}`);
      field.answer(device, `p${at}-${round}-0`, round);
      await field.send(device, 0);
    });
    const [first, second] = await Promise.all([
      ...desks.map((desk) => desk.summary({ asOf, spaces: null })),
      ...pushes,
    ]);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    told.set(asOf, JSON.stringify(first));
  }
  for (const [asOf, said] of told) expect(JSON.stringify(await desks[1].summary({ asOf, spaces: null }))).toBe(said);
  hq.clock.now += 1;
  expect((await desks[0].summary({ asOf: null, spaces: null })).all.partners).toBe(2 * 6 * 4);
  const twice = 'select partner_id from partner_ledger group by partner_id having count(*) > 1';
  expect(await hq.database.query(twice)).toEqual([]);
  expect(await hq.database.query('select partner_id from due_ledger')).toEqual([]);
});

test('a restored backup tells the same figures of every earlier day, and goes on', async () => {
  const { hq } = field;
  const ada = await hq.enrol('Ada', 'Restored');
  field.partner(ada, 'restored-p');
  await field.send(ada);
  const asOf = hq.clock.now;
  hq.clock.now += day;
  const said = JSON.stringify(await field.desk.summary({ asOf, spaces: null }));
  field.answer(ada, 'restored-p', 10);
  await field.send(ada);
  const file = join(folder, 'figures.backup');
  await writeBackup(hq.database, { file, passphrase: null, keysOf: null, now: hq.clock.now });
  const address = new URL(postgres.url);
  address.pathname = '/restored';
  await postgres.database.query('create database restored');
  const other = openPostgres(address.href, () => undefined);
  const done = await restoreBackup(other, { file, passphrase: null, replace: false, keysTo: null, now: 5 });
  expect(done).toMatchObject({ ok: true });
  hq.clock.now += day;
  const desk = new FiguresDesk({ database: other, now: hq.parts.now });
  expect(JSON.stringify(await desk.summary({ asOf, spaces: null }))).toBe(said);
  // What was due when the backup was taken is brought up there.
  const spaces = [ada.space];
  const after = await desk.summary({ asOf: null, spaces });
  expect(after.all.readings.promoterScore).toMatchObject({ state: 'measured', value: 100 });
  expect(after).toEqual(await field.desk.summary({ asOf: hq.clock.now, spaces }));
  await other.close();
});

test('the command line tells the figures of a database, and that there is none where there is none', async () => {
  const now = new Date(field.hq.clock.now).toISOString();
  const args = ['report', '--database-url', url, '--as-of', '2023-11-15'];
  const first = await fieldpact(args, now);
  expect([first.code, JSON.parse(first.text).all.partners]).toEqual([0, 49]);
  expect((await fieldpact(args, new Date(field.hq.clock.now + day).toISOString())).text).toBe(first.text);
  const nowhere = await fieldpact(['report', '--database-url', postgres.url], now);
  expect(nowhere).toMatchObject({ code: 3, problem: expect.stringContaining('There is no headquarters') });
  expect(await fieldpact(['report'], now)).toMatchObject({
    code: 2,
    problem: expect.stringContaining('Which headquarters?'),
  });
});
