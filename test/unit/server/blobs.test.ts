import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema } from '#shared/contracts/hq-api';
import type { FieldDevice } from './field-device';
import { openTestHq, type TestHq } from './open-hq';

let hq: TestHq;
let address: string;
let device: FieldDevice;
beforeAll(async () => {
  hq = await openTestHq();
  address = await hq.app.listen({ port: 0, host: '127.0.0.1' });
  device = await hq.enrol('Ada', 'blobs');
});
afterAll(() => hq.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const base64 = (text: string) => Buffer.from(text).toString('base64');

function create(bytes: Buffer, hash = sha256(bytes), space = device.space, headers: Record<string, string> = {}) {
  return fetch(`${address}/v1/uploads`, {
    method: 'POST',
    headers: {
      ...device.auth,
      'Tus-Resumable': '1.0.0',
      'Upload-Length': String(bytes.length),
      'Upload-Metadata': `sha256 ${base64(hash)},space ${base64(space)},mime ${base64('image/jpeg')}`,
      ...headers,
    },
  });
}

function send(location: string, offset: number, bytes: Buffer) {
  return fetch(address + location, {
    method: 'PATCH',
    headers: {
      ...device.auth,
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(bytes),
  });
}

const blob = (
  hash: string,
  method: 'HEAD' | 'GET' = 'HEAD',
  headers: Record<string, string> = {},
  space = device.space,
) => fetch(`${address}/v1/blobs/${hash}?space=${space}`, { method, headers: { ...device.auth, ...headers } });

const unfinished = () => readdirSync(join(hq.folder, 'uploads'));

describe('a file', () => {
  test('sent in pieces with a pause is there when its content is proved, and can be read in parts', async () => {
    const bytes = randomBytes(300_000);
    const hash = sha256(bytes);
    const location = (await create(bytes)).headers.get('location') ?? '';
    expect(location).toMatch(/^\/v1\/uploads\/[0-9a-f]{32}$/);
    expect((await send(location, 0, bytes.subarray(0, 100_000))).status).toBe(204);
    expect((await blob(hash)).status).toBe(404);
    const asked = await fetch(address + location, {
      method: 'HEAD',
      headers: { ...device.auth, 'Tus-Resumable': '1.0.0' },
    });
    expect(asked.headers.get('upload-offset')).toBe('100000');
    expect((await send(location, 50, bytes.subarray(50))).status).toBe(409);
    expect((await send(location, 100_000, bytes.subarray(100_000))).status).toBe(204);
    const head = await blob(hash);
    expect([head.status, head.headers.get('content-length'), head.headers.get('content-type')]).toEqual([
      200,
      '300000',
      'image/jpeg',
    ]);
    expect(sha256(Buffer.from(await (await blob(hash, 'GET')).arrayBuffer()))).toBe(hash);
    const part = await blob(hash, 'GET', { range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 10-19/300000']);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
    const tail = await blob(hash, 'GET', { range: 'bytes=-5' });
    expect(Buffer.from(await tail.arrayBuffer())).toEqual(bytes.subarray(-5));
    expect((await blob(hash, 'GET', { range: 'bytes=300000-' })).status).toBe(416);
    expect(readFileSync(join(hq.folder, 'blobs', hash.slice(0, 2), hash))).toEqual(bytes);
    expect(unfinished()).toEqual([]);
  });

  test('is taken from the client library that the window uses', async () => {
    const bytes = randomBytes(70_000);
    await new Promise<void>((done, fail) => {
      new Upload(bytes, {
        endpoint: `${address}/v1/uploads`,
        headers: device.auth,
        chunkSize: 20_000,
        metadata: { sha256: sha256(bytes), space: device.space, mime: 'application/pdf' },
        onSuccess: () => done(),
        onError: fail,
      }).start();
    });
    expect((await blob(sha256(bytes))).status).toBe(200);
  });

  test('whose content is not what was announced is refused and removed', async () => {
    const bytes = randomBytes(5000);
    const announced = sha256(randomBytes(10));
    const location = (await create(bytes, announced)).headers.get('location') ?? '';
    const reply = await send(location, 0, bytes);
    expect([reply.status, problemSchema.parse(await reply.json())]).toEqual([
      422,
      {
        code: 'malformed',
        message: 'The file arrived damaged: its content does not match its SHA-256. It was removed; send it again.',
      },
    ]);
    expect([(await blob(announced)).status, (await blob(sha256(bytes))).status]).toEqual([404, 404]);
    expect(unfinished()).toEqual([]);
  });

  test('of no bytes is a file too', async () => {
    const nothing = Buffer.alloc(0);
    expect((await create(nothing)).status).toBe(201);
    const read = await blob(sha256(nothing), 'GET');
    expect([read.status, (await read.arrayBuffer()).byteLength]).toEqual([200, 0]);
  });

  test('of a territory is not even known to exist in another', async () => {
    const bytes = randomBytes(100);
    const location = (await create(bytes)).headers.get('location') ?? '';
    await send(location, 0, bytes);
    const stranger = await hq.enrol('Eve', 'elsewhere');
    const asked = await fetch(`${address}/v1/blobs/${sha256(bytes)}`, { method: 'HEAD', headers: stranger.auth });
    expect(asked.status).toBe(404);
  });

  test('whose headquarters died between the last byte and the proof is proved at the next start', async () => {
    const bytes = randomBytes(4000);
    const location = (await create(bytes)).headers.get('location') ?? '';
    // What a crash leaves: every byte in the unfinished file, nothing in the register.
    writeFileSync(join(hq.folder, 'uploads', location.split('/').at(-1) ?? ''), bytes);
    await hq.uploads.tidy();
    expect((await blob(sha256(bytes))).status).toBe(200);
    expect(unfinished()).toEqual([]);
  });
});

describe('an upload', () => {
  test('must say what it is and how long', async () => {
    const bytes = randomBytes(10);
    const replies = [
      await create(bytes, 'not-a-hash'),
      await create(bytes, sha256(bytes), 'another-space'),
      await create(bytes, sha256(bytes), device.space, { 'Upload-Length': String(5 * 1024 ** 3) }),
      await create(bytes, sha256(bytes), device.space, { authorization: '' }),
      await fetch(`${address}/v1/uploads`, {
        method: 'POST',
        headers: { ...device.auth, 'Tus-Resumable': '1.0.0', 'Upload-Defer-Length': '1' },
      }),
    ];
    expect(replies.map((reply) => reply.status)).toEqual([400, 403, 413, 401, 400]);
    for (const reply of replies) problemSchema.parse(await reply.json());
    expect(unfinished()).toEqual([]);
  });

  test('of somebody else cannot be continued or looked at', async () => {
    const location = (await create(randomBytes(10))).headers.get('location') ?? '';
    const stranger = await hq.enrol('Eve', 'elsewhere');
    const headers = { ...stranger.auth, 'Tus-Resumable': '1.0.0' };
    expect((await fetch(address + location, { method: 'HEAD', headers })).status).toBe(404);
    expect((await fetch(address + location, { method: 'DELETE', headers })).status).toBe(404);
    expect(
      (await fetch(address + location, { method: 'DELETE', headers: { ...headers, ...device.auth } })).status,
    ).toBe(204);
  });

  test('that nobody came back for in a month is dropped', async () => {
    await create(randomBytes(10));
    hq.clock.now = Date.now();
    await hq.uploads.tidy();
    expect(unfinished()).toHaveLength(2);
    hq.clock.now += 31 * 86_400_000;
    await hq.uploads.tidy();
    expect(unfinished()).toEqual([]);
    expect(existsSync(join(hq.folder, 'uploads'))).toBe(true);
  });
});
