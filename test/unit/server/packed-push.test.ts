import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PackedPush, packChanges } from '#shared/contracts/packed-push';
import type { FieldDevice } from './field-device';
import { openTestHq, statesOf, type TestHq } from './open-hq';

let hq: TestHq;
beforeAll(async () => {
  hq = await openTestHq();
});
afterAll(() => hq.close());

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

function packedOf(device: FieldDevice): PackedPush {
  const { changes, ...envelope } = device.push();
  const packed = packChanges(changes, hashOf);
  if (packed === null) throw new Error('These changes cannot be packed.');
  return { ...envelope, ...packed };
}

const send = (device: FieldDevice, payload: object) =>
  hq.app.inject({ method: 'POST', url: '/v1/push', headers: device.auth, payload });

async function aDeviceWith(count: number): Promise<FieldDevice> {
  const device = await hq.enrol('Ada', 'packed');
  for (let at = 0; at < count; at += 1) {
    device.edit({ row: `row ${at % 3}`, fields: { note: `says "${at}"\n`, order: at } });
  }
  return device;
}

async function logOf(device: FieldDevice): Promise<unknown> {
  return hq.database.query('select body, sig from change_log where device_id = $1 order by device_n', [device.id]);
}

test('a packed push is stored as the very texts that were signed, and known when it comes again, in either form', async () => {
  const device = await aDeviceWith(7);
  const first = await send(device, packedOf(device));
  expect(statesOf(first)).toEqual(Array.from({ length: 7 }, (_, at) => [at + 1, 'applied', undefined]));
  expect(await logOf(device)).toEqual(device.changes);
  const again = [await send(device, packedOf(device)), await send(device, device.push())];
  expect(again.map((reply) => reply.json().acks)).toEqual([first.json().acks, first.json().acks]);
});

test('a packed push that was tampered with is refused, and nothing of it is stored', async () => {
  const device = await aDeviceWith(4);
  const packed = packedOf(device);
  const text = JSON.stringify(packed);
  const signature = packed.signatures;
  const broken = [
    JSON.parse(text.replace('says', 'sais')),
    { ...packed, signatures: `${signature.slice(86)}${signature.slice(0, 86)}` },
    { ...packed, signatures: signature.slice(1) },
    { ...packed, bodies: { ...packed.bodies, of: 3 } },
    { ...packed, changes: device.changes },
    // The first is not told by what came before: its own link is signed with it.
    JSON.parse(text.replace('\\"prev\\":', '\\"prov\\":')),
  ];
  for (const one of broken) {
    const reply = await send(device, one);
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'malformed']);
  }
  expect(await logOf(device)).toEqual([]);
});

test('a parcel that would fill the house is refused before it is unpacked', async () => {
  const device = await aDeviceWith(1);
  const packed = { ...device.push(), changes: undefined, signatures: 'A'.repeat(86 * 500) };
  const bomb = { shapes: [{ around: 'x'.repeat(1 << 20), places: [] }], of: 500 };
  const before = process.memoryUsage().rss;
  const reply = await send(device, { ...packed, bodies: bomb });
  expect([reply.statusCode, reply.json().code]).toEqual([400, 'malformed']);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 << 20);
});
