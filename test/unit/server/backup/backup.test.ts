import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupTables, tablesLeftOut } from '../../../../server/backup/backup-tables';
import { copyBlobs } from '../../../../server/backup/copy-blobs';
import { nextTime, openNightly } from '../../../../server/backup/nightly';
import { checkBackup } from '../../../../server/backup/read-backup';
import { restoreBackup } from '../../../../server/backup/restore-backup';
import { writeBackup } from '../../../../server/backup/write-backup';
import type { Database } from '../../../../server/db/database';
import { migrate } from '../../../../server/db/migrate';
import { verifyDatabase } from '../../../../server/verify/verify-database';
import { openTestDatabase } from '../test-database';
import { aFiledLog, type FiledLog } from '../verify/a-filed-log';

let log: FiledLog;
let folder: string;
/** Another database, into which backups are put. */
let database: Database;
beforeAll(async () => {
  log = await aFiledLog();
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-backup-test-'));
  database = await openTestDatabase();
});
afterAll(async () => {
  await log.hq.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

const backup = (name: string, passphrase: string | null = null) =>
  writeBackup(log.hq.database, {
    ...{ file: join(folder, name), passphrase, now: log.hq.clock.now },
    keysOf: passphrase === null ? null : log.hq.folder,
  });
const asked = { replace: false, keysTo: null, now: 5 };
const allRows = async (from: Database, tables = backupTables) =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async ({ name, key }) => [name, await from.query(`select * from ${name} order by ${key.join(', ')}`)]),
    ),
  );

test('every table of the database is in a backup or is left out on purpose', async () => {
  const rows = await log.hq.database.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = current_schema() and table_name not like 'kept_%' order by table_name`,
  );
  const listed = [...backupTables.map(({ name }) => name), ...tablesLeftOut].sort();
  expect(rows.map(({ name }) => name)).toEqual(listed);
});

describe('a backup', () => {
  test('restored into an empty database gives the same rows, new epochs and a log that verifies', async () => {
    const { manifest } = await backup('plain.backup');
    expect(manifest.territories.map(({ name, seq }) => [name, seq]).sort()).toEqual([
      ['North', 9],
      ['Organisation', 0],
      ['South', 1],
    ]);
    expect(manifest.blobs).toEqual([[log.file, 12]]);
    const [durable] = await log.hq.database.query('select durable_seq from space where space_id = $1', [log.north]);
    expect(durable).toEqual({ durable_seq: 9 });
    await migrate(database, 1);
    const done = await restoreBackup(database, { ...asked, file: join(folder, 'plain.backup'), passphrase: null });
    expect(done).toMatchObject({ ok: true, value: { movedAside: expect.stringMatching(/^before_restore_/) } });
    const withoutSpaces = backupTables.filter(({ name }) => name !== 'space');
    expect(await allRows(database, withoutSpaces)).toEqual(await allRows(log.hq.database, withoutSpaces));
    const epochs = 'select space_id, name, seq, head_hash, kind, durable_seq from space order by space_id';
    expect(await database.query(epochs)).toEqual(await log.hq.database.query(epochs));
    const [before] = await log.hq.database.query<{ epoch: string }>('select epoch from space where space_id = $1', [
      log.north,
    ]);
    const [after] = await database.query<{ epoch: string }>('select epoch from space where space_id = $1', [log.north]);
    expect(after?.epoch).not.toBe(before?.epoch);
    const findings: string[] = [];
    await verifyDatabase({
      ...{ database, blobs: log.hq.parts.blobs, logKeys: [] },
      onFinding: ({ sentence }) => findings.push(sentence),
      onProgress: () => undefined,
    });
    expect(findings).toEqual([]);

    const again = await restoreBackup(database, { ...asked, file: join(folder, 'plain.backup'), passphrase: null });
    expect(again).toEqual({ ok: false, error: expect.stringContaining('already holds records') });
    const replaced = await restoreBackup(database, {
      ...asked,
      replace: true,
      file: join(folder, 'plain.backup'),
      passphrase: null,
    });
    const aside = replaced.ok ? replaced.value.movedAside : '';
    expect(await database.query(`select count(*)::int as entries from ${aside}.change_log`)).toEqual([{ entries: 10 }]);
  });

  test('sealed by a passphrase cannot be read without it, brings the keys along, and opens with it', async () => {
    const { file } = await backup('a.sealed-backup', 'correct horse');
    expect(readFileSync(file).includes('Harbour')).toBe(false);
    await expect(checkBackup(file, null)).rejects.toThrow('This backup is sealed.');
    await expect(checkBackup(file, 'wrong')).rejects.toThrow('The passphrase does not open this file');
    const keysTo = mkdtempSync(join(folder, 'keys-'));
    const done = await restoreBackup(database, { ...asked, keysTo, replace: true, file, passphrase: 'correct horse' });
    expect(done.ok && done.value.keys).toContain('log-key.pem');
    expect(readFileSync(join(keysTo, 'log-key.pem'))).toEqual(readFileSync(join(log.hq.folder, 'log-key.pem')));
  });

  test('that was cut off or has a flipped byte is refused with its place', async () => {
    const { file, bytes } = await backup('damaged.backup');
    const whole = readFileSync(file);
    for (const part of [0.1, 0.5, 0.999]) {
      const at = Math.floor(bytes * part);
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(file, flipped);
      await expect(checkBackup(file, null)).rejects.toThrow(/damaged|not as it was written|not those/);
      writeFileSync(file, whole);
      truncateSync(file, at);
      await expect(checkBackup(file, null)).rejects.toThrow(/ends too early|cut off/);
    }
  });

  test('that is damaged changes nothing of a database', async () => {
    const { file } = await backup('half.backup');
    truncateSync(file, 2000);
    const before = await allRows(database);
    const done = await restoreBackup(database, { ...asked, replace: true, file, passphrase: null });
    expect(done.ok ? '' : done.error).toMatch(
      /half.backup cannot be restored; nothing was changed. The .* ends too early/,
    );
    expect(await allRows(database)).toEqual(before);
  });

  test('in which somebody changed a row is refused with the name of the table', async () => {
    const { file } = await backup('edited.backup');
    const text = gunzipSync(readFileSync(file)).toString();
    writeFileSync(file, gzipSync(text.replace('"Ada"', '"Eve"')));
    await expect(checkBackup(file, null)).rejects.toThrow('The table person of the backup is not as it was written');
  });

  test('of a newer version is refused', async () => {
    const { file } = await backup('newer.backup');
    const text = gunzipSync(readFileSync(file)).toString();
    writeFileSync(file, gzipSync(text.replace('"2026-11-21-territories-and-proof"', '"2027-01-01-something"')));
    const done = await restoreBackup(database, { ...asked, replace: true, file, passphrase: null });
    expect(done.ok ? '' : done.error).toContain('It was made by a newer Fieldpact (it has had 2027-01-01-something).');
  });
});

test('files are copied beside a backup once, and one that is damaged or missing is named and not copied', async () => {
  const to = join(folder, 'files');
  const blobs: [string, number][] = [
    [log.file, 12],
    ['f'.repeat(64), 3],
  ];
  const first = await copyBlobs(log.hq.parts.blobs, to, blobs);
  expect(first).toEqual({ copied: 1, bytes: 12, known: 0, missing: ['f'.repeat(64)], damaged: [] });
  expect(await copyBlobs(log.hq.parts.blobs, to, blobs)).toMatchObject({ copied: 0, known: 1 });
  writeFileSync(join(log.hq.folder, 'blobs', log.file.slice(0, 2), log.file), 'a photogrAph');
  expect(await copyBlobs(log.hq.parts.blobs, join(folder, 'other'), blobs)).toMatchObject({
    copied: 0,
    damaged: [log.file],
  });
  await log.mend();
});

test('every night a backup is taken and the oldest are let go, never what is not ours', async () => {
  const to = mkdtempSync(join(folder, 'nightly-'));
  writeFileSync(join(to, 'fieldpact-notes.txt'), 'mine');
  const clock = { now: Date.UTC(2026, 10, 21, 1) };
  const { database, parts } = log.hq;
  const nightly = openNightly({
    ...{ database, blobs: parts.blobs, log: parts.log, to, at: '02:30', keep: 2, passphrase: null },
    ...{ dataFolder: log.hq.folder, now: () => clock.now },
  });
  for (let night = 0; night < 3; night += 1) {
    await nightly.run();
    clock.now += 86_400_000;
  }
  await nightly.stop();
  expect(readdirSync(to).sort()).toEqual([
    'blobs',
    'fieldpact-2026-11-22T010000Z.backup',
    'fieldpact-2026-11-23T010000Z.backup',
    'fieldpact-notes.txt',
  ]);
  const due = new Date(nextTime('02:30', clock.now));
  expect([
    due.getHours(),
    due.getMinutes(),
    due.getTime() > clock.now,
    due.getTime() - clock.now <= 86_400_000,
  ]).toEqual([2, 30, true, true]);
});
