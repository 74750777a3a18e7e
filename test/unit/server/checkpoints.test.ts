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

  test('that does not follow is said once, and walked again after an hour or from a newer checkpoint', async () => {
    const device = await hq.enrol('Eve', 'walked again');
    await write(device, 3);
    await looking((look) => look());
    await write(device, 2);
    const damage = 'update change_log set effective_at = effective_at + $2 where space_id = $1 and seq = 4';
    await hq.database.query(damage, [device.space, 1]);
    hq.clock.now += 5 * 60_000;
    const said: string[] = [];
    let walks = 0;
    const log = { ...hq.parts.log, trouble: (sentence: string) => void said.push(sentence) };
    const query: typeof hq.database.query = (sql, values) => {
      if (sql.includes('body_hash as "bodyHash"') && values?.[0] === device.space) walks += 1;
      return hq.database.query(sql, values);
    };
    const broken = new Map();
    const checkpoints = openCheckpoints({ ...hq.parts, database: { ...hq.database, query }, log, broken }, hour);
    for (let at = 0; at < 4; at += 1) await checkpoints.look();
    const about = () => said.filter((sentence) => sentence.includes(device.space)).length;
    expect([walks, about(), [...broken.keys()].includes(device.space)]).toEqual([1, 1, true]);
    hq.clock.now += hour;
    await checkpoints.look();
    expect([walks, about()]).toEqual([2, 1]);
    // Put right, it is seen within the hour.
    await hq.database.query(damage, [device.space, -1]);
    hq.clock.now += hour;
    await checkpoints.look();
    expect([walks, about(), broken.has(device.space)]).toEqual([3, 1, false]);
    await checkpoints.stop();
    const signed = await hq.database.query('select seq from checkpoint where space_id = $1 order by seq', [
      device.space,
    ]);
    expect(signed).toEqual([{ seq: 3 }, { seq: 5 }]);
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
