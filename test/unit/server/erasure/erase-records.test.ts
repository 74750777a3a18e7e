import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupTables } from '../../../../server/backup/backup-tables';
import { writeBackup } from '../../../../server/backup/write-backup';
import { eraseLateArrivals, eraseRecords, recordsNaming } from '../../../../server/erasure/erase-records';
import { openErasureLedger } from '../../../../server/erasure/erasure-ledger';
import { aFiledLog, type FiledLog } from '../verify/a-filed-log';

let log: FiledLog;
beforeAll(async () => {
  log = await aFiledLog();
});
afterAll(() => log.hq.close());

async function inTheDatabase(text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name } of backupTables)
    for (const row of await log.hq.database.query(`select * from ${name}`))
      if (JSON.stringify(row).includes(text)) found.push(name);
  return found;
}

const erase = (record: { entity: string; row: string }) => {
  const { database, ownDevice, blobs, now } = log.hq.parts;
  return eraseRecords({ database, ownDevice, blobs, now, moved: () => undefined }, [record], 'asked for by her');
};

test('what a person’s record said is nowhere any more, the file only it named is gone, and the log verifies', async () => {
  const { hq, ada } = log;
  const secret = 'Zenobia of Palmyra';
  const person = { entity: 'person', row: 'zenobia' };
  ada.edit({ ...person, op: 'create', fields: { name: secret, partnerId: 'p1', photo: log.file } });
  ada.edit({ ...person, fields: { name: `${secret} II` }, parents: [`${ada.tag}:9`] });
  ada.edit({ row: 'i1', entity: 'interview', op: 'create', fields: { with: 'zenobia', partnerId: 'p1' } });
  expect((await hq.push(ada, ada.push(9))).statusCode).toBe(200);
  expect(await inTheDatabase(secret)).toEqual(['change_log', 'change_log', 'row_state']);
  expect(await recordsNaming(hq.database, person)).toEqual([person, { entity: 'interview', row: 'i1' }]);

  const done = await erase(person);
  expect(done).toEqual({
    ok: true,
    value: { records: ['person/zenobia'], entries: 2, territories: 1, files: [log.file] },
  });
  expect(await inTheDatabase(secret)).toEqual([]);
  expect(existsSync(join(hq.folder, 'blobs', log.file.slice(0, 2), log.file))).toBe(false);
  expect((await log.verify()).findings).toEqual([]);
  const page = await hq.pull(ada, 12);
  expect(page.gone).toEqual([{ seq: 13, entity: 'person', id: 'zenobia', why: 'erased' }]);

  // A laptop that had not heard of it sends more.
  ada.edit({ ...person, fields: { name: `${secret} III` }, parents: [`${ada.tag}:10`] });
  const reply = (await hq.push(ada, ada.push(12))).json();
  expect(reply.acks.map(({ state, why }: { state: string; why: string }) => [state, why])).toEqual([
    ['quarantined', 'erased'],
  ]);
  expect(await inTheDatabase(secret)).toEqual(['change_log']);
  expect(await eraseLateArrivals(hq.database, hq.clock.now)).toBe(1);
  expect(await inTheDatabase(secret)).toEqual([]);
  expect((await log.verify()).findings).toEqual([]);

  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-erasure-test-'));
  const { file } = await writeBackup(hq.database, {
    file: join(folder, 'new.backup'),
    passphrase: null,
    keysOf: null,
    now: 1,
  });
  expect(gunzipSync(readFileSync(file)).includes(secret)).toBe(false);
  rmSync(folder, { recursive: true });
});

test('a body that somebody else took out of the log is not taken for an erasure', async () => {
  await log.hq.database.query(`update change_log set body = '', erased_at = 5 where space_id = $1 and seq = 2`, [
    log.north,
  ]);
  expect((await log.verify()).findings.map(({ sentence }) => sentence)).toContainEqual(
    'Entry 2 of territory North: its body is gone, and no entry of headquarters says that its record was erased.',
  );
});

test('a record that is not there is refused, and what was erased is remembered beside the database by name only', async () => {
  expect(await erase({ entity: 'person', row: 'nobody' })).toEqual({
    ok: false,
    error: 'There is no such record in any territory.',
  });
  const ledger = openErasureLedger(log.hq.folder);
  ledger.note([{ entity: 'person', row: 'zenobia' }], 'asked', 100);
  expect(ledger.since(100)).toEqual([{ entity: 'person', row: 'zenobia', reason: 'asked' }]);
  expect(ledger.since(101)).toEqual([]);
});
