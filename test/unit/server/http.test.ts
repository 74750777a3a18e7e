import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentPolicy } from '#shared/contracts/content-policy';
import { enrolReply, helloReply, limits, problemSchema } from '#shared/contracts/hq-api';
import { issueCode } from '../../../server/enrolment/codes';
import { FieldDevice } from './field-device';
import { openTestHq, type TestHq } from './open-hq';

let hq: TestHq;
let window: string;
beforeAll(async () => {
  window = mkdtempSync(join(tmpdir(), 'fieldpact-window-'));
  mkdirSync(join(window, 'assets'));
  writeFileSync(join(window, 'index.html'), '<!doctype html><title>Fieldpact</title>');
  writeFileSync(join(window, 'assets', 'main-1a2b.js'), 'export {};');
  writeFileSync(join(window, '.secret'), 'hidden');
  hq = await openTestHq(window);
});
afterAll(async () => {
  await hq.close();
  rmSync(window, { recursive: true });
});

test('hello says who answers, without asking who calls', async () => {
  const reply = await hq.app.inject({ url: '/v1/hello' });
  expect(helloReply.parse(reply.json())).toEqual({
    product: 'fieldpact-hq',
    server: expect.stringMatching(/^[0-9a-f]{24}$/),
    name: 'Test HQ',
    time: hq.clock.now,
    protocol: [1, 2],
    schema: { min: 1, max: 1 },
    limits,
    signIn: ['code'],
  });
});

describe('a one-time code', () => {
  const enrol = (payload: object, remoteAddress = '10.0.0.1') =>
    hq.app.inject({ method: 'POST', url: '/v1/devices', payload, remoteAddress });

  test('enrols one device, and the same one again when its answer was lost', async () => {
    const code = await issueCode(hq.database, { name: 'Ada', territory: 'codes' }, hq.clock.now);
    const device = new FieldDevice();
    const first = enrolReply.parse((await enrol(device.enrolRequest(code))).json());
    expect(first).toMatchObject({ user: { name: 'Ada' }, space: { name: 'codes' }, role: 'manager' });
    const again = enrolReply.parse((await enrol(device.enrolRequest(code.toLowerCase().replaceAll('-', ' ')))).json());
    expect({ ...again, token: '' }).toEqual({ ...first, token: '' });
    const other = await enrol(new FieldDevice().enrolRequest(code));
    expect([other.statusCode, other.json().code]).toEqual([403, 'bad-code']);
  });

  test('sent by two devices at once is spent by one of them', async () => {
    const code = await issueCode(hq.database, { name: 'Ada', territory: 'codes' }, hq.clock.now);
    const replies = await Promise.all([1, 2, 3, 4].map(() => enrol(new FieldDevice().enrolRequest(code))));
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 403, 403, 403]);
  });

  test('of seven days ago is no longer valid', async () => {
    const issued = hq.clock.now - 7 * 86_400_000;
    const [late, just] = await Promise.all(
      [issued, issued + 1000].map(async (at) => {
        const code = await issueCode(hq.database, { name: 'Ada', territory: 'codes' }, at);
        return enrol(new FieldDevice().enrolRequest(code), '10.0.0.2');
      }),
    );
    expect([late?.statusCode, just?.statusCode]).toEqual([403, 200]);
  });

  test('is not spent by a device that cannot prove its key', async () => {
    const code = await issueCode(hq.database, { name: 'Ada', territory: 'codes' }, hq.clock.now);
    const device = new FieldDevice();
    const forged = {
      ...device.enrolRequest(code),
      proof: new FieldDevice().signature(`fieldpact-enrol:${code}:${device.id}`),
    };
    expect((await enrol(forged)).statusCode).toBe(400);
    expect((await enrol(device.enrolRequest(code))).statusCode).toBe(200);
  });

  test('cannot be found by trying: after ten wrong ones the address has to wait a minute', async () => {
    const code = await issueCode(hq.database, { name: 'Ada', territory: 'codes' }, hq.clock.now);
    const device = new FieldDevice();
    const tries: number[] = [];
    for (let at = 0; at < 12; at += 1) {
      tries.push((await enrol(device.enrolRequest(`WRNG-${1000 + at}`), '10.0.0.3')).statusCode);
    }
    expect(tries).toEqual([...Array(10).fill(403), 429, 429]);
    const right = await enrol(device.enrolRequest(code), '10.0.0.3');
    expect([right.statusCode, right.json().code, right.headers['retry-after']]).toEqual([429, 'busy', '60']);
    hq.clock.now += 61_000;
    expect((await enrol(device.enrolRequest(code), '10.0.0.3')).statusCode).toBe(200);
  });

  test('is issued only to the administrator', async () => {
    const ask = (authorization: string) =>
      hq.app.inject({ method: 'POST', url: '/admin/codes', headers: { authorization }, payload: { name: 'Eve' } });
    expect((await ask('Bearer wrong')).statusCode).toBe(401);
    expect((await ask('')).statusCode).toBe(401);
    expect((await ask('Bearer the-admin-token')).json()).toEqual({ code: expect.stringMatching(/^(\w{4}-){2}\w{4}$/) });
  });
});

describe('a request that is not what it should be', () => {
  test('is answered with a problem, whatever is wrong with it', async () => {
    const device = await hq.enrol('Ada', 'http');
    device.edit({ row: 'p', fields: { note: 'x' } });
    const push = (payload: string, headers: object = {}) =>
      hq.app.inject({
        method: 'POST',
        url: '/v1/push',
        headers: { 'content-type': 'application/json', ...device.auth, ...headers },
        payload,
      });
    const whole = JSON.stringify(device.push());
    const replies = {
      'not JSON': await push('{"space":'),
      'not a push': await push('{"space":"x"}'),
      'unknown keys': await push(JSON.stringify({ ...device.push(), extra: 1 })),
      'no changes': await push(JSON.stringify({ ...device.push(), changes: [] })),
      'nested without end': await push(JSON.stringify(device.push(1, [{ body: '['.repeat(200_000), sig: 'x' }]))),
      'another media type': await push(whole, { 'content-type': 'text/plain' }),
      'too large': await push(`"${'x'.repeat(11 << 20)}"`),
      'no token': await push(whole, { authorization: '' }),
      'a wrong token': await push(whole, { authorization: `Bearer ${'x'.repeat(43)}` }),
      'an unknown address': await hq.app.inject({ url: '/v1/nothing', headers: device.auth }),
      'a pull without a cursor': await hq.app.inject({ url: '/v1/pull?space=x&epoch=y', headers: device.auth }),
    };
    const said = Object.entries(replies).map(([what, reply]) => [
      what,
      reply.statusCode,
      problemSchema.parse(reply.json()).code,
    ]);
    expect(said).toEqual([
      ['not JSON', 400, 'malformed'],
      ['not a push', 400, 'malformed'],
      ['unknown keys', 400, 'malformed'],
      ['no changes', 400, 'malformed'],
      ['nested without end', 400, 'malformed'],
      ['another media type', 415, 'malformed'],
      ['too large', 413, 'malformed'],
      ['no token', 401, 'unauthorised'],
      ['a wrong token', 401, 'unauthorised'],
      ['an unknown address', 404, 'malformed'],
      ['a pull without a cursor', 400, 'malformed'],
    ]);
    expect((await push(whole)).statusCode).toBe(200);
  });

  test('may not unfold from a small gzip to more than a push may hold', async () => {
    const device = await hq.enrol('Ada', 'bomb');
    const payload = gzipSync(Buffer.alloc(64 << 20, 0x20));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', ...device.auth };
    const reply = await hq.app.inject({ method: 'POST', url: '/v1/push', headers, payload });
    expect([reply.statusCode, reply.json().code]).toEqual([413, 'malformed']);
  });
});

test('pushes are taken and pages are given in gzip', async () => {
  const device = await hq.enrol('Ada', 'gzip');
  for (let at = 0; at < 50; at += 1)
    device.edit({ row: `row ${at}`, fields: { note: 'the same words again and again' } });
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', ...device.auth };
  const payload = gzipSync(JSON.stringify(device.push()));
  const pushed = await hq.app.inject({ method: 'POST', url: '/v1/push', headers, payload });
  expect(pushed.statusCode).toBe(200);
  const url = `/v1/pull?space=${device.space}&epoch=${device.enrolment?.space.epoch}&after=0`;
  const page = await hq.app.inject({ url, headers: { ...device.auth, 'accept-encoding': 'gzip, br' } });
  expect(page.headers['content-encoding']).toBe('gzip');
  expect(JSON.parse(gunzipSync(page.rawPayload).toString()).rows).toHaveLength(50);
});

test('only the desktop window and windows of this computer may call from elsewhere', async () => {
  const ask = async (origin: string) => {
    const reply = await hq.app.inject({
      method: 'OPTIONS',
      url: '/v1/push',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    return [reply.statusCode, reply.headers['access-control-allow-origin']];
  };
  expect(await ask('app://field')).toEqual([204, 'app://field']);
  expect(await ask('http://localhost:5173')).toEqual([204, 'http://localhost:5173']);
  expect(await ask('http://127.0.0.1:4870')).toEqual([204, 'http://127.0.0.1:4870']);
  expect(await ask('https://example.com')).toEqual([204, undefined]);
  expect(await ask('http://localhost.example.com')).toEqual([204, undefined]);
});

describe('the window', () => {
  test('is served with its policy, fresh at the door and for ever behind it', async () => {
    const index = await hq.app.inject({ url: '/' });
    expect([index.statusCode, index.headers['content-type'], index.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(index.headers['content-security-policy']).toBe(contentPolicy(null));
    expect(index.headers['x-content-type-options']).toBe('nosniff');
    const script = await hq.app.inject({ url: '/assets/main-1a2b.js' });
    expect([script.headers['content-type'], script.headers['cache-control'], script.body]).toEqual([
      'application/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
      'export {};',
    ]);
    expect(script.headers['content-security-policy']).toBe(contentPolicy(null));
  });

  test('shows nothing that lies outside it or is hidden in it', async () => {
    const addresses = [
      '/../package.json',
      '/%2e%2e/hq.log',
      '/assets/..%2f..%2fhq.log',
      '/.secret',
      '/assets',
      '/assets/',
      '/partners',
    ];
    const codes = await Promise.all(addresses.map(async (url) => (await hq.app.inject({ url })).statusCode));
    expect(codes.every((code) => code === 403 || code === 404)).toBe(true);
  });
});

test('whoever listens is told at once, and whenever somebody has pushed', async () => {
  const address = await hq.app.listen({ port: 0, host: '127.0.0.1' });
  const ada = await hq.enrol('Ada', 'events');
  const grace = await hq.enrol('Grace', 'events');
  const refused = await fetch(`${address}/v1/events`);
  expect(refused.status).toBe(401);
  const leave = new AbortController();
  const reply = await fetch(`${address}/v1/events`, {
    headers: { ...grace.auth, origin: 'app://field' },
    signal: leave.signal,
  });
  expect(reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(reply.headers.get('access-control-allow-origin')).toBe('app://field');
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  const organisation = grace.enrolment?.spaces.find(({ kind }) => kind === 'organisation')?.id;
  const poke = (space: string | undefined, seq: number) => `event: poke\ndata: {"space":"${space}","seq":${seq}}\n\n`;
  const first = async () => (await reader?.read())?.value ?? '';
  let told = '';
  while (told.length < 2 * poke(ada.space, 0).length) told += await first();
  expect(told).toBe(poke(ada.space, 0) + poke(organisation, 0));
  ada.edit({ row: 'p', fields: { note: 'x' } });
  await hq.push(ada);
  expect((await reader?.read())?.value).toBe(`event: poke\ndata: {"space":"${ada.space}","seq":1}\n\n`);
  leave.abort();
});
