import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entryText, firstHash, logReply } from '#shared/contracts/hq-log';
import { changeBodySchema } from '#shared/sync/change';
import { readDeviceKey, signed } from '../../../server/enrolment/device-key';
import { type OwnDevice, openOwnDevice } from '../../../server/sync/own-device';
import { openTestHq, type TestHq, valuesIn } from './open-hq';

let hq: TestHq;
beforeAll(async () => {
  hq = await openTestHq();
});
afterAll(() => hq.close());

function ownDevice(): OwnDevice {
  const { database, headquarters, now } = hq.parts;
  return openOwnDevice({ folder: join(hq.folder, 'own-keys'), passphrase: null, database, headquarters, now });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const note = (id: string) => ({ operation: 'create', entity: 'signingEvent', id, fields: { note: id } }) as const;

test('headquarters writes like a device: signed, chained, and seen by everybody in the territory', async () => {
  const device = await hq.enrol('Ada', 'own');
  device.edit({ row: 'p1', fields: { legalName: 'Harbour Ltd' } });
  await hq.push(device);
  const own = ownDevice();
  const replies = await Promise.all([own.write(device.space, note('a')), own.write(device.space, note('b'))]);
  expect(replies.map((reply) => reply.ok && reply.value.acks.map((ack) => [ack.n, ack.state]))).toEqual([
    [[1, 'applied']],
    [[2, 'applied']],
  ]);
  // A restart goes on where the chain ended.
  const again = await ownDevice().write(device.space, note('c'));
  expect(again.ok && again.value.acks.map((ack) => [ack.n, ack.state])).toEqual([[3, 'applied']]);
  const page = await hq.pull(device);
  expect(['a', 'b', 'c'].map((id) => valuesIn(page, id, 'note'))).toEqual([['a'], ['b'], ['c']]);
  expect(page.people.map((person) => person.name).sort()).toEqual(['Ada', 'Test HQ']);

  const url = `/v1/log?space=${device.space}`;
  const log = logReply.parse((await hq.app.inject({ url, headers: device.auth })).json());
  let previous = firstHash;
  for (const entry of log.entries) {
    expect(entry.previous).toBe(previous);
    previous = sha256(entryText(device.space, entry));
    expect(entry.hash).toBe(previous);
  }
  const mine = log.entries.filter((entry) => entry.device.startsWith('hq-'));
  const [row] = await hq.database.query<{ public_key: string }>('select public_key from device where device_id = $1', [
    mine[0]?.device,
  ]);
  const key = readDeviceKey(row?.public_key ?? '');
  expect(mine.map((entry) => key !== null && signed(key, entry.body, entry.sig))).toEqual([true, true, true]);
  expect(mine.map((entry) => changeBodySchema.parse(JSON.parse(entry.body)).prev)).toEqual([
    '',
    sha256(mine[0]?.body ?? ''),
    sha256(mine[1]?.body ?? ''),
  ]);
});

test('headquarters has a key of its own in every territory, and nobody withdraws it', async () => {
  const [north, south] = [await hq.enrol('Ada', 'north'), await hq.enrol('Ada', 'south')];
  const own = ownDevice();
  await own.write(north.space, note('n'));
  await own.write(south.space, note('s'));
  expect(await own.user(north.space)).toBe(await own.user(south.space));
  const rows = await hq.database.query<{ id: string; tag: string }>(
    "select device_id as id, tag from device where device_id like 'hq-%'",
  );
  expect(new Set(rows.map((row) => row.tag)).size).toBe(rows.length);
  const headers = { authorization: 'Bearer the-admin-token' };
  const reply = await hq.app.inject({ method: 'POST', url: `/admin/devices/${rows[0]?.id}/withdraw`, headers });
  expect(reply.statusCode).toBe(404);
});
