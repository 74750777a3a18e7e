import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FieldDevice } from '../field-device';
import { openTestHq, type TestHq } from '../open-hq';

let hq: TestHq;
let address: string;
let ada: FieldDevice;
beforeEach(async () => {
  hq = await openTestHq();
  address = await hq.app.listen({ port: 0, host: '127.0.0.1' });
  ada = await hq.enrol('Ada', 'north');
}, 60_000);
afterEach(() => hq.close());

const json = { 'content-type': 'application/json' };

describe('when headquarters is asked to end', () => {
  test('a push that is under way is stored and answered, and nobody new is let in', async () => {
    ada.edit({ row: 'p', fields: { note: 'x' } });
    const body = JSON.stringify(ada.push());
    let status = 0;
    let text = '';
    // The body comes in two halves; between them the end is asked for.
    const sent = request(`${address}/v1/push`, {
      method: 'POST',
      headers: { ...json, ...ada.auth, 'content-length': body.length },
    });
    const answered = new Promise<void>((done, fail) => {
      sent.on('error', fail).on('response', (reply) => {
        status = reply.statusCode ?? 0;
        reply.on('data', (chunk) => {
          text += chunk;
        });
        reply.on('end', done);
      });
    });
    sent.write(body.slice(0, 50));
    await new Promise((wake) => setTimeout(wake, 100));
    const began = performance.now();
    const closed = hq.app.close();
    await new Promise((wake) => setTimeout(wake, 100));
    await expect(fetch(`${address}/health`)).rejects.toThrow();
    sent.end(body.slice(50));
    await answered;
    await closed;
    expect([status, JSON.parse(text).acks]).toMatchObject([200, [{ n: 1, state: 'applied' }]]);
    expect(performance.now() - began).toBeLessThan(4800);
    const [{ n } = { n: 0 }] = await hq.database.query<{ n: number }>('select count(*) as n from change_log');
    expect(Number(n)).toBe(1);
  });

  test('streams of events end, and idle connections with them', async () => {
    const reply = await fetch(`${address}/v1/events`, { headers: ada.auth });
    const reader = reply.body?.getReader();
    await reader?.read();
    const began = performance.now();
    const closed = hq.app.close();
    for (let more = true; more; ) more = !(await reader?.read())?.done;
    await closed;
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('an upload ends where it stands within five seconds, and goes on from there', async () => {
    const file = randomBytes(3 << 20);
    const sha256 = createHash('sha256').update(file).digest('hex');
    const metadata = Object.entries({ sha256, space: ada.space, mime: 'image/jpeg' })
      .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
      .join(',');
    const tus = { ...ada.auth, 'tus-resumable': '1.0.0' };
    const made = await fetch(`${address}/v1/uploads`, {
      method: 'POST',
      headers: { ...tus, 'upload-length': String(file.length), 'upload-metadata': metadata },
    });
    expect(made.status).toBe(201);
    const sent = request(new URL(made.headers.get('location') ?? '', `${address}/v1/uploads`), {
      method: 'PATCH',
      headers: {
        ...tus,
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
        'content-length': file.length,
      },
    });
    const ended = new Promise<void>((done) => {
      sent.on('error', () => done()).on('response', (reply) => reply.resume().on('end', () => done()));
    });
    sent.write(file.subarray(0, 1 << 20));
    await new Promise((wake) => setTimeout(wake, 500));
    const began = performance.now();
    await hq.app.close();
    await ended;
    expect(performance.now() - began).toBeLessThan(4800);
    const folder = join(hq.folder, 'uploads');
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(Math.max(...sizes)).toBe(1 << 20);
  });
});
