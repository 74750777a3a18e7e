import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkpointsReply, checkpointText, entryText, firstHash, linksReply } from '#shared/contracts/hq-log';
import { readDeviceKey, signed } from '../../../server/enrolment/device-key';
import { openCheckpoints } from '../../../server/sync/checkpoints';
import { openLogKey } from '../../../server/sync/log-key';
import type { FieldDevice } from './field-device';
import { openTestHq, type TestHq } from './open-hq';

let hq: TestHq;
beforeAll(async () => {
  hq = await openTestHq();
});
afterAll(() => hq.close());

const hour = 3_600_000;

async function looking<Value>(work: (look: () => Promise<void>) => Promise<Value>): Promise<Value> {
  const checkpoints = openCheckpoints(hq.parts, hour);
  try {
    return await work(() => checkpoints.look());
  } finally {
    await checkpoints.stop();
  }
}

async function checkpointsOf(device: FieldDevice) {
  const reply = await hq.app.inject({ url: `/v1/checkpoints?space=${device.space}`, headers: device.auth });
  return checkpointsReply.parse(reply.json());
}

async function write(device: FieldDevice, count: number): Promise<void> {
  const from = device.changes.length + 1;
  for (let at = 0; at < count; at += 1) device.edit({ row: `row ${at}`, fields: { note: at } });
  for (let at = from; at <= device.changes.length; at += 500) {
    await hq.push(device, device.push(at, device.changes.slice(at - 1, at + 499)));
  }
}

describe('the head of a log', () => {
  test('is signed after five minutes or a thousand entries, when there is anything new', async () => {
    const device = await hq.enrol('Ada', 'signed');
    await looking(async (look) => {
      await write(device, 2);
      await look();
      await look();
      await write(device, 1);
      await look();
      hq.clock.now += 5 * 60_000;
      await look();
      await write(device, 1000);
      await look();
    });
    expect((await checkpointsOf(device)).checkpoints.map(({ seq }) => seq)).toEqual([2, 3, 1003]);
  });

  test('is signed so that a device can follow the log to it without its content', async () => {
    const device = await hq.enrol('Ada', 'followed');
    await write(device, 5);
    await looking((look) => look());
    const { key, checkpoints } = await checkpointsOf(device);
    expect(key).toBe(device.enrolment?.logKey);
    const [last] = checkpoints;
    const shown = readDeviceKey(key);
    const text = checkpointText(device.enrolment?.server ?? '', device.space, last ?? { seq: 0, hash: '', at: 0 });
    expect(shown && signed(shown, text, last?.sig ?? '')).toBe(true);
    const url = `/v1/log/links?space=${device.space}&after=0`;
    const { links, head } = linksReply.parse((await hq.app.inject({ url, headers: device.auth })).json());
    const hash = links.reduce(
      (previous, link) =>
        createHash('sha256')
          .update(entryText(device.space, { ...link, previous }))
          .digest('hex'),
      firstHash,
    );
    expect([last?.hash, head.hash]).toEqual([hash, hash]);
    expect((await hq.pull(device)).checkpoint).toEqual(last);
  });

  test('is not signed when the log does not follow from what was signed before', async () => {
    const device = await hq.enrol('Eve', 'damaged');
    await write(device, 3);
    await looking((look) => look());
    await write(device, 2);
    await hq.database.query('update change_log set effective_at = 1 where space_id = $1 and seq = 4', [device.space]);
    hq.clock.now += 5 * 60_000;
    await looking((look) => look());
    expect((await checkpointsOf(device)).checkpoints.map(({ seq }) => seq)).toEqual([3]);
  });
});

test('several headquarters on one database need the same key of the log', async () => {
  const other = mkdtempSync(join(tmpdir(), 'fieldpact-other-folder-'));
  const refused = await openLogKey(hq.database, other, null);
  expect(refused).toEqual({ ok: false, error: expect.stringContaining('signed with another key') });
  const again = await openLogKey(hq.database, hq.folder, null);
  expect(again.ok && again.value.publicKey).toBe(hq.parts.logKey.publicKey);
  rmSync(other, { recursive: true });
});
