import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FieldDevice } from '../field-device';
import { openTestHq, type TestHq } from '../open-hq';

let hq: TestHq;
let address: string;
let device: FieldDevice;
beforeAll(async () => {
  hq = await openTestHq();
  address = await hq.app.listen({ port: 0, host: '127.0.0.1' });
  device = await hq.enrol('Ada', 'full disk');
});
afterAll(() => hq.close());

const base64 = (text: string) => Buffer.from(text).toString('base64');

// What PostgreSQL says when it cannot make a file longer: SQLSTATE 53100, in the middle of a transaction.
const full = [
  `create function no_room() returns trigger language plpgsql as $$
   begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
  'create trigger no_room before insert on change_log for each row execute function no_room()',
];

test('a database without room takes nothing of a push, gives no receipt for it, and takes it when there is room', async () => {
  device.edit({ row: 'p', op: 'create', fields: { legalName: 'Before' } });
  expect((await hq.push(device)).statusCode).toBe(200);
  const before = await hq.pull(device);
  for (const statement of full) await hq.database.query(statement);
  device.edit({ row: 'p', fields: { note: 'while there is no room' } });
  const refused = await hq.push(device);
  expect([refused.statusCode, refused.json().code]).toEqual([500, 'busy']);
  const after = await hq.pull(device);
  expect([after.head, after.rows]).toEqual([before.head, before.rows]);
  const alive = await hq.app.inject({ url: '/v1/hello', headers: device.auth });
  expect(alive.statusCode).toBe(200);

  await hq.database.query('drop trigger no_room on change_log');
  const taken = await hq.push(device);
  expect([taken.statusCode, taken.json().acks.map(({ n }: { n: number }) => n)]).toEqual([200, [1, 2]]);
  expect((await hq.pull(device)).head.seq).toBe(2);
});

// A file that refuses every byte as a full disk does; where the system has none, files are written as everywhere.
const fullFile = '/dev/full';

test.runIf(existsSync(fullFile))('a folder without room takes no byte of a file and calls none received', async () => {
  const bytes = randomBytes(50_000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const metadata = `sha256 ${base64(sha256)},space ${base64(device.space)},mime ${base64('image/jpeg')}`;
  const headers = { ...device.auth, 'Tus-Resumable': '1.0.0' };
  const created = await fetch(`${address}/v1/uploads`, {
    method: 'POST',
    headers: { ...headers, 'Upload-Length': String(bytes.length), 'Upload-Metadata': metadata },
  });
  const location = address + (created.headers.get('location') ?? '');
  const send = () =>
    fetch(location, {
      method: 'PATCH',
      headers: { ...headers, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
      body: new Uint8Array(bytes),
    });
  const isReceived = async () =>
    (await fetch(`${address}/v1/blobs/${sha256}?space=${device.space}`, { method: 'HEAD', headers: device.auth })).ok;
  const folder = join(hq.folder, 'uploads');
  const file = join(folder, readdirSync(folder).find((name) => !name.endsWith('.json')) ?? '');
  rmSync(file);
  symlinkSync(fullFile, file);
  const refused = await send();
  expect([refused.status, (await refused.json()) as unknown]).toEqual([
    503,
    expect.objectContaining({ code: 'busy', message: expect.any(String) }),
  ]);
  expect(await isReceived()).toBe(false);

  rmSync(file);
  writeFileSync(file, '');
  expect((await send()).status).toBe(204);
  expect(await isReceived()).toBe(true);
});
