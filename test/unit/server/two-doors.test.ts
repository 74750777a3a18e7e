import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BlobStore, hashOfStream } from '../../../server/blobs/blob-store';
import { type Files, openFiles } from '../../../server/blobs/open-files';
import { scanFiles } from '../../../server/blobs/scan-files';
import { openUploads, type Uploads } from '../../../server/blobs/uploads';
import type { Database } from '../../../server/db/database';
import { migrate } from '../../../server/db/migrate';
import type { Caller } from '../../../server/enrolment/caller';
import { type S3Server, startS3 } from '../../fakes/s3-server';
import { openTestDatabase } from './test-database';

/** Two headquarters that share a database and their files: what reaches one can be gone on with at the other. */
interface Door {
  readonly server: Server;
  readonly address: string;
  readonly uploads: Uploads;
  readonly files: Files;
}

let database: Database;
let folder: string;
let s3: S3Server;
const clock = { now: Date.now() };
const log = { note: () => undefined, trouble: () => undefined, failure: () => undefined, close: async () => undefined };
const caller: Caller = {
  ...{ device: 'd', user: 'u', name: 'Ada', home: 's', withdrawn: null },
  grants: [{ space: 's', role: 'manager', kind: 'territory' }],
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-two-doors-'));
  s3 = await startS3(join(folder, 's3'));
  database = await openTestDatabase();
  await migrate(database, 1);
  await database.query(
    `insert into space (space_id, name, epoch, seq, head_hash, created_at) values ('s', 'North', 'e', 0, 'h', 1)`,
  );
});
afterAll(async () => {
  await s3.stop();
  await database.close();
  rmSync(folder, { recursive: true });
});

async function open(blobs: string): Promise<Door> {
  const files = await openFiles(blobs, { blobs: join(folder, 'own'), uploads: join(folder, 'own-uploads') });
  if (!files.ok) throw new Error(files.error);
  const uploads = openUploads({
    ...{ folder, place: files.value.uploads, blobs: files.value.blobs, database, log, now: () => clock.now },
    mayCall: () => true,
  });
  const server = createServer((request, response) => void uploads.handle(request, response, caller));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, uploads, files: files.value, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const close = (door: Door) =>
  new Promise<void>((done) => {
    door.server.closeAllConnections();
    door.server.close(() => done());
    door.files.close();
  });

const tus = { 'Tus-Resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function create(door: Door, bytes: Buffer, hash = sha256(bytes)): Promise<string> {
  const reply = await fetch(`${door.address}/v1/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      'Upload-Length': String(bytes.length),
      'Upload-Metadata': `sha256 ${base64(hash)},space ${base64('s')},mime ${base64('image/jpeg')}`,
    },
  });
  expect(reply.status).toBe(201);
  return reply.headers.get('location') ?? '';
}

const send = (door: Door, path: string, offset: number, body: Buffer) =>
  fetch(door.address + path, {
    method: 'PATCH',
    headers: { ...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
    body: new Uint8Array(body),
  });

const reached = async (door: Door, path: string) =>
  Number((await fetch(door.address + path, { method: 'HEAD', headers: tus })).headers.get('upload-offset'));

const hashIn = async (blobs: BlobStore, hash: string) => hashOfStream(await blobs.read(hash));

describe.each(['a shared folder', 'an S3 store'])('with files in %s', (where) => {
  let one: Door;
  let other: Door;
  beforeAll(async () => {
    const blobs = where === 'an S3 store' ? s3.address : join(folder, 'shared');
    one = await open(blobs);
    other = await open(blobs);
  });
  afterAll(() => Promise.all([close(one), close(other)]));

  test('an upload begun at one door is gone on with and finished at the other, and read in parts at both', async () => {
    const bytes = randomBytes(300_000);
    const path = await create(one, bytes);
    expect((await send(one, path, 0, bytes.subarray(0, 120_000))).status).toBe(204);
    expect(await reached(other, path)).toBe(120_000);
    expect((await send(other, path, 50, bytes.subarray(50))).status).toBe(409);
    expect((await send(other, path, 120_000, bytes.subarray(120_000))).status).toBe(204);
    for (const { files } of [one, other]) {
      expect(await files.blobs.sizeOf(sha256(bytes))).toBe(300_000);
      expect(await hashIn(files.blobs, sha256(bytes))).toBe(sha256(bytes));
      const part = await files.blobs.read(sha256(bytes), { start: 10, end: 19 });
      expect(Buffer.concat(await part.toArray())).toEqual(bytes.subarray(10, 20));
    }
    expect(await one.files.uploads.list()).toEqual([]);
    expect(await database.query(`select size from blob where sha256 = $1`, [sha256(bytes)])).toEqual([
      { size: 300_000 },
    ]);
    expect(await database.query('select * from upload_lease')).toEqual([]);
  });

  test('content that is not what was announced is never among the files', async () => {
    const bytes = randomBytes(2000);
    const announced = sha256(randomBytes(5));
    const path = await create(one, bytes, announced);
    expect((await send(other, path, 0, bytes)).status).toBe(422);
    expect([await one.files.blobs.sizeOf(announced), await one.files.uploads.list()]).toEqual([null, []]);
  });

  test('what ended between its last byte and its verification is finished at the next start, once, whoever starts', async () => {
    const bytes = randomBytes(40_000);
    const path = await create(one, bytes);
    await send(one, path, 0, bytes.subarray(0, 30_000));
    const id = path.split('/').at(-1) ?? '';
    const { Readable } = await import('node:stream');
    await one.files.uploads.store.write(Readable.from([bytes.subarray(30_000)]), id, 30_000);
    await Promise.all([one.uploads.tidy(), other.uploads.tidy()]);
    if ((await one.files.uploads.list()).length > 0) await one.uploads.tidy();
    expect(await one.files.blobs.sizeOf(sha256(bytes))).toBe(40_000);
    expect(await one.files.uploads.list()).toEqual([]);
  });

  test('files that no territory knows, and known ones that are gone, are found', async () => {
    await database.query(`insert into blob values ('s', $1, 9, 'image/jpeg', 1)`, ['0'.repeat(64)]);
    const bytes = randomBytes(50);
    const path = await create(one, bytes);
    await send(one, path, 0, bytes);
    await database.query('delete from blob where sha256 = $1', [sha256(bytes)]);
    const { orphans, missing } = await scanFiles(database, other.files.blobs);
    expect({ orphans, lost: missing.includes('0'.repeat(64)) }).toEqual({ orphans: 1, lost: true });
    await other.files.blobs.remove(sha256(bytes));
    expect(await one.files.blobs.sizeOf(sha256(bytes))).toBe(null);
    await database.query(`delete from blob where sha256 = $1`, ['0'.repeat(64)]);
  });
});

test('two requests for one upload at two doors never write at once: the half dead one is given up', async () => {
  const one = await open(join(folder, 'shared'));
  const other = await open(join(folder, 'shared'));
  const bytes = randomBytes(100_000);
  const path = await create(one, bytes);
  // A laptop that changed networks: the first request hangs half way.
  const hanging = new AbortController();
  const slow = new ReadableStream<Uint8Array>({
    start: (body) => body.enqueue(new Uint8Array(bytes.subarray(0, 60_000))),
  });
  const first = fetch(one.address + path, {
    method: 'PATCH',
    headers: { ...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    body: slow,
    signal: hanging.signal,
    duplex: 'half',
  } as RequestInit).catch(() => null);
  await expect.poll(async () => (await database.query('select 1 from upload_lease')).length).toBe(1);
  const at = await reached(other, path);
  expect(at).toBeGreaterThan(0);
  expect((await send(other, path, at, bytes.subarray(at))).status).toBe(204);
  hanging.abort();
  await first;
  expect(await hashIn(one.files.blobs, sha256(bytes))).toBe(sha256(bytes));
  await Promise.all([close(one), close(other)]);
});

test('an address of a store that cannot be meant is refused in a sentence, and keys in it are not taken', async () => {
  const refusal = async (address: string) => {
    const files = await openFiles(address, { blobs: '', uploads: '' });
    return files.ok ? 'taken' : files.error;
  };
  expect(await refusal('s3://key:secret@bucket/x')).toMatch(/^Keys of an S3 store never stand in --blobs/);
  expect(await refusal('s3://')).toMatch(/must look like s3:/);
  expect(await refusal('s3://bucket?colour=red')).toMatch(/“colour” is not known/);
  expect(await refusal('ftp://bucket')).toMatch(/^--blobs is a folder, or the address/);
});
