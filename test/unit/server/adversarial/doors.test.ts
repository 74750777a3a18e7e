import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '#shared/contracts/hq-api';
import type { FieldDevice } from '../field-device';
import { openTestHq, type TestHq } from '../open-hq';

let hq: TestHq;
let address: string;
let ada: FieldDevice;
beforeAll(async () => {
  hq = await openTestHq();
  address = await hq.app.listen({ port: 0, host: '127.0.0.1' });
  ada = await hq.enrol('Ada', 'north');
}, 60_000);
afterAll(() => hq.close());

type Headers = Record<string, string>;
const json = { 'content-type': 'application/json' };
const post = (url: string, payload: string | Buffer, headers: Headers) =>
  hq.app.inject({ method: 'POST', url, payload, headers: { ...json, ...headers } });
const stored = async () => {
  const [row] = await hq.database.query<{ n: number }>('select count(*) as n from change_log');
  return Number(row?.n ?? 0);
};

/** Every door that asks who calls. */
const doors = [
  ['GET', '/v1/hello'],
  ['GET', '/v1/pull?space=SPACE&epoch=e&after=0'],
  ['GET', '/v1/log?space=SPACE'],
  ['GET', '/v1/log/links?space=SPACE&after=0'],
  ['GET', '/v1/checkpoints?space=SPACE'],
  ['GET', '/v1/quarantine?space=SPACE'],
  ['GET', '/v1/events'],
  ['GET', '/v1/trust'],
  ['GET', `/v1/blobs/${'a'.repeat(64)}?space=SPACE`],
  ['GET', '/v1/console/overview'],
  ['POST', '/v1/push'],
  ['POST', '/v1/identity'],
  ['POST', '/v1/uploads'],
  ['HEAD', '/v1/uploads/0123456789abcdef0123456789abcdef'],
  ['POST', '/v1/console/codes'],
  ['POST', '/v1/console/grants'],
  ['POST', '/v1/console/territories'],
  ['POST', '/v1/console/moves'],
  ['POST', '/v1/console/devices/any/withdraw'],
] as const;

async function knockEverywhere(headers: Headers, space: string): Promise<Set<number>> {
  const codes = new Set<number>();
  for (const [method, path] of doors) {
    const url = path.replace('SPACE', space);
    const request = { method, url, headers: { ...headers, ...(method === 'POST' && json) } };
    const reply = await hq.app.inject(method === 'POST' ? { ...request, payload: '{}' } : request);
    codes.add(reply.statusCode);
  }
  return codes;
}

describe('a token (F38)', () => {
  test('that is made up, cut, doubled, or of another kind opens no door', async () => {
    const token = ada.enrolment?.token ?? '';
    const forged = ['A'.repeat(43), token.slice(1), `${token}A`, `${token} ${token}`, "' or 1=1 --", 'the-admin-token'];
    for (const one of forged) {
      expect(await knockEverywhere({ authorization: `Bearer ${one}` }, ada.space)).toEqual(new Set([401]));
    }
    expect(await knockEverywhere({ authorization: `Basic ${token}` }, ada.space)).toEqual(new Set([401]));
  });

  test('that is out of time opens no door, and its device gets a new one with its key only', async () => {
    const late = await hq.enrol('Late', 'north');
    hq.clock.now += 16 * 60_000;
    expect(await knockEverywhere(late.auth, late.space)).toEqual(new Set([401]));
    const ask = async (key: FieldDevice, device = late) => {
      const { challenge } = (await post('/v1/challenge', JSON.stringify({ device: device.id }), {})).json();
      const text = `fieldpact-token:${device.enrolment?.server}:${device.id}:${challenge}`;
      const proof = key.signature(text);
      return (await post('/v1/token', JSON.stringify({ device: device.id, challenge, proof }), {})).statusCode;
    };
    expect([await ask(late), await ask(ada)]).toEqual([200, 401]);
    const again = await hq.enrol('Ada', 'north');
    ada = again;
  });

  test('of one person does not carry the changes of another', async () => {
    const eve = await hq.enrol('Eve', 'north');
    ada.edit({ row: 'p', fields: { note: 'of Ada' } });
    const before = await stored();
    const replies = [
      await post('/v1/push', JSON.stringify(ada.push()), eve.auth),
      await post('/v1/push', JSON.stringify({ ...ada.push(), device: eve.id }), eve.auth),
    ];
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([400, 400]);
    expect(await stored()).toBe(before);
  });
});

describe('a device that was withdrawn (F39)', () => {
  const admin = { authorization: 'Bearer the-admin-token' };
  const withdraw = (device: FieldDevice, reason: string) =>
    post(`/admin/devices/${device.id}/withdraw`, JSON.stringify({ reason }), admin);

  test('as lost finds every door shut', async () => {
    const device = await hq.enrol('Lost', 'north');
    await withdraw(device, 'lost');
    expect(await knockEverywhere(device.auth, device.space)).toEqual(new Set([403]));
  });

  test('as retired may hand in what it has, which is set aside, and gets nothing', async () => {
    const device = await hq.enrol('Retired', 'north');
    await withdraw(device, 'retired');
    device.edit({ row: 'q', fields: { note: 'late' } });
    const reply = await hq.push(device);
    expect([reply.statusCode, reply.json().acks]).toMatchObject([
      200,
      [{ state: 'quarantined', why: 'device-withdrawn' }],
    ]);
    const url = `/v1/pull?space=${device.space}&epoch=any&after=0`;
    expect((await hq.app.inject({ url, headers: device.auth })).json().code).toBe('revoked');
  });
});

test('a territory that was taken away is shut at once, and what was made for it is set aside (F40)', async () => {
  const device = await hq.enrol('Moved', 'north');
  device.edit({ row: 'r', fields: { note: 'before' } });
  await hq.push(device);
  await hq.database.query('delete from space_grant where user_id = $1', [device.enrolment?.user.id]);
  for (const path of doors.map(([, one]) => one).filter((one) => one.includes('SPACE') && !one.includes('blobs'))) {
    const reply = await hq.app.inject({ url: path.replace('SPACE', device.space), headers: device.auth });
    expect([path, reply.statusCode, reply.json().code]).toEqual([path, 403, 'not-granted']);
  }
  device.edit({ row: 'r', fields: { note: 'after' } });
  const reply = await hq.push(device, device.push(2));
  expect(reply.json().acks).toMatchObject([{ n: 2, state: 'quarantined', why: 'grant-withdrawn' }]);
});

describe('a body that is meant to hurt (F41)', () => {
  test('a bomb of packed nothing is refused while it unpacks, without its size in memory', async () => {
    const bomb = gzipSync(Buffer.alloc(400 << 20, ' '), { level: 9 });
    expect(bomb.length).toBeLessThan(1 << 20);
    const before = process.memoryUsage().rss;
    const reply = await fetch(`${address}/v1/push`, {
      method: 'POST',
      headers: { ...json, 'content-encoding': 'gzip', ...ada.auth },
      body: bomb,
    });
    expect([reply.status, (await reply.json()).code]).toEqual([413, 'malformed']);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 << 20);
    const twice = await post('/v1/push', gzipSync(bomb), { 'content-encoding': 'gzip, gzip', ...ada.auth });
    expect(twice.statusCode).toBeGreaterThanOrEqual(400);
    expect(twice.statusCode).toBeLessThan(500);
  });

  test('of a stranger is not read at all', async () => {
    const answer = await new Promise<string>((done) => {
      const socket = connect(Number(new URL(address).port), '127.0.0.1', () => {
        socket.write(
          'POST /v1/push HTTP/1.1\r\nHost: hq\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n{',
        );
      });
      socket.once('data', (data) => {
        socket.destroy();
        done(data.toString().split('\r\n')[0] ?? '');
      });
    });
    expect(answer).toBe('HTTP/1.1 401 Unauthorized');
  });

  test('ten gigabytes that are announced are refused before they come', async () => {
    const announce = (path: string, headers: string) =>
      new Promise<string>((done, fail) => {
        const socket = connect(Number(new URL(address).port), '127.0.0.1', () => {
          socket.write(
            `POST ${path} HTTP/1.1\r\nHost: hq\r\nAuthorization: ${ada.auth.authorization}\r\n${headers}\r\n\r\n`,
          );
        });
        socket.once('data', (data) => {
          socket.destroy();
          done(data.toString().split('\r\n')[0] ?? '');
        });
        socket.on('error', fail);
        setTimeout(() => fail(new Error('No answer.')), 5000).unref();
      });
    const tenGigabytes = 10 * 1024 ** 3;
    const asJson = `Content-Type: application/json\r\nContent-Length: ${tenGigabytes}`;
    for (const path of ['/v1/push', '/v1/devices', '/v1/console/codes', '/v1/identity']) {
      expect([path, await announce(path, asJson)]).toEqual([path, 'HTTP/1.1 413 Payload Too Large']);
    }
    const metadata = `sha256 ${Buffer.from('a'.repeat(64)).toString('base64')},space ${Buffer.from(ada.space).toString('base64')},mime ${Buffer.from('image/png').toString('base64')}`;
    const tus = `Tus-Resumable: 1.0.0\r\nUpload-Length: ${tenGigabytes}\r\nUpload-Metadata: ${metadata}\r\nContent-Length: 0`;
    expect(limits.blobBytes).toBeLessThan(tenGigabytes);
    expect(await announce('/v1/uploads', tus)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a million brackets, and names that every object has, are refused unread', async () => {
    for (const body of [
      '['.repeat(1_000_000),
      '{"a":'.repeat(100_000),
      '{"__proto__":{"x":1}}',
      '{"constructor":{"prototype":{}}}',
    ]) {
      const reply = await post('/v1/push', body, ada.auth);
      expect([reply.statusCode, reply.json().code]).toEqual([400, 'malformed']);
    }
    // Brackets within quotes are text.
    const text = await post('/v1/devices', JSON.stringify({ code: '[{"\\'.repeat(15) }), {});
    expect(text.json().message).toContain('(device)');
  });

  test('two lengths, a length beside pieces, and headers without end are refused', async () => {
    const raw = (text: string) =>
      new Promise<string>((done) => {
        let answer = '';
        const socket = connect(Number(new URL(address).port), '127.0.0.1', () => socket.write(text));
        socket.on('data', (data) => {
          answer += data.toString();
        });
        socket.on('close', () => done(answer.split('\r\n')[0] ?? ''));
        socket.on('error', () => undefined);
      });
    const head = `POST /v1/push HTTP/1.1\r\nHost: hq\r\nContent-Type: application/json\r\n`;
    expect(await raw(`${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`)).toBe('HTTP/1.1 400 Bad Request');
    expect(await raw(`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)).toBe(
      'HTTP/1.1 400 Bad Request',
    );
    expect(await raw(`${head}X: ${'a'.repeat(20_000)}\r\n\r\n`)).toBe('HTTP/1.1 431 Request Header Fields Too Large');
  });

  test('whoever sends headers by the drop is cut off after twenty seconds, and no request lasts for ever', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout } = hq.app.server;
    expect({ headersTimeout, requestTimeout, keepAliveTimeout }).toEqual({
      headersTimeout: 20_000,
      requestTimeout: 1_800_000,
      keepAliveTimeout: 72_000,
    });
  });
});

test('no address leads out of the folders, however it is written', async () => {
  const outside = [
    '..',
    '%2e%2e',
    '%252e%252e',
    '..%2f..',
    '..%5c..',
    '..\\..',
    '%c0%ae%c0%ae',
    'a%00',
    '....//',
    '~root',
  ];
  for (const way of outside) {
    for (const path of [
      `/v1/blobs/${way}/hq.log`,
      `/v1/blobs/${way}%2fhq.log?space=${ada.space}`,
      `/v1/uploads/${way}/hq.log`,
      `/v1/uploads/${way}%2fhq.log`,
      `/v1/sign-in/${way}`,
      `/${way}/admin-token`,
    ]) {
      const reply = await hq.app.inject({
        method: path.includes('uploads') ? 'HEAD' : 'GET',
        url: path,
        headers: { ...ada.auth, 'tus-resumable': '1.0.0' },
      });
      expect([path, reply.statusCode >= 400 && reply.statusCode < 500]).toEqual([path, true]);
    }
  }
});
