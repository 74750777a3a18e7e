import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPullRoom, type Place } from '../../../../server/http/pull-room';
import { openTestHq, type TestHq } from '../open-hq';

/** The far end of a connection. */
function caller(): ServerResponse {
  return new EventEmitter() as unknown as ServerResponse;
}

function leave(place: Place): void {
  if (place.kind === 'inside') place.leave();
}

describe('the room for pulls', () => {
  test('lets so many in, and the others in the order of their coming', async () => {
    const room = openPullRoom({ pulls: 2, waiting: 9 });
    const came: string[] = [];
    const enter = async (name: string) => {
      const place = await room.enter(caller());
      came.push(name);
      return place;
    };
    const first = await enter('a');
    const second = await enter('b');
    const later = [enter('c'), enter('d')];
    expect([came, room.underWay(), room.waiting()]).toEqual([['a', 'b'], 2, 2]);
    leave(second);
    // Leaving twice gives no second place away.
    leave(second);
    const third = await later[0];
    expect([came, room.underWay(), room.waiting()]).toEqual([['a', 'b', 'c'], 2, 1]);
    leave(first);
    await later[1];
    leave(third ?? first);
    expect([came, room.underWay(), room.waiting()]).toEqual([['a', 'b', 'c', 'd'], 1, 0]);
  });

  test('forgets who goes while waiting, and turns away only behind a very long queue', async () => {
    const room = openPullRoom({ pulls: 1, waiting: 2 });
    const first = await room.enter(caller());
    const impatient = caller();
    const gone = room.enter(impatient);
    const next = room.enter(caller());
    expect((await room.enter(caller())).kind).toBe('full');
    impatient.emit('close');
    expect((await gone).kind).toBe('gone');
    leave(first);
    expect((await next).kind).toBe('inside');
    expect([room.underWay(), room.waiting()]).toEqual([1, 0]);
  });
});

describe('at headquarters with room for one pull', () => {
  let hq: TestHq;
  beforeAll(async () => {
    hq = await openTestHq(null, null, { doors: { pullRoom: { pulls: 1, waiting: 30 } } });
  });
  afterAll(() => hq.close());

  test('a pull waits its turn and is answered', async () => {
    const device = await hq.enrol('Ada', 'north');
    for (let at = 0; at < 40; at += 1) device.edit({ row: `row ${at}`, fields: { note: `note ${at}` } });
    await hq.push(device);
    const pages = await Promise.all(Array.from({ length: 12 }, () => hq.pull(device)));
    expect(pages.map(({ rows }) => rows.length)).toEqual(Array<number>(12).fill(40));
    // A refused pull gives its place back as well.
    const other = (space: string) =>
      hq.app.inject({ url: `/v1/pull?space=${space}&epoch=any&after=0`, headers: device.auth });
    expect((await Promise.all(['south', 'west'].map(other))).map((reply) => reply.json().code)).toEqual([
      'not-granted',
      'not-granted',
    ]);
    expect((await hq.pull(device)).rows).toHaveLength(40);
  });

  test('a page goes out packed to whoever takes that, and is the same page', async () => {
    const device = await hq.enrol('Grace', 'north');
    const url = `/v1/pull?space=${device.space}&epoch=${device.epoch}&after=0&limit=1000`;
    const packed = await hq.app.inject({ url, headers: { ...device.auth, 'accept-encoding': 'gzip, br' } });
    expect([packed.headers['content-encoding'], packed.headers.vary]).toEqual([
      'gzip',
      expect.stringMatching(/accept-encoding/i),
    ]);
    const { gunzipSync } = await import('node:zlib');
    const plain = await hq.app.inject({ url, headers: { ...device.auth, 'accept-encoding': 'gzip;q=0' } });
    expect(plain.headers['content-encoding']).toBe(undefined);
    expect(JSON.parse(gunzipSync(packed.rawPayload).toString('utf8'))).toEqual(plain.json());
  });
});
