import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { uploadsPath } from '#shared/contracts/hq-api';
import { FieldDevice } from './load/field-device';
import { isQuick, median, rounds, short, spread, writeDown } from './measurement';
import { peersFolder } from './peers/install-peers';
import { type MeasuredHeadquarters, startHeadquarters, startServer } from './servers';

const megabytes = isQuick ? 128 : 512;

/** One large file to headquarters as the program sends it, beside the same bytes put plainly, hashed and flushed. */
test('a large file by tus, beside raw HTTP', async () => {
  test.setTimeout(15 * 60_000);
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-bench-raw-'));
  const raw = await startServer([join(peersFolder, 'raw-server.js'), folder]);
  const headquarters = await startHeadquarters(null);
  const device = new FieldDevice(headquarters.address);
  await device.enrol(await headquarters.issueCode('Ines', 'bench'));
  const took = { raw: [] as number[], eight: [] as number[], large: [] as number[] };
  for (let round = 0; round < rounds(5, 3); round += 1) {
    took.raw.push(await putPlainly(raw.address, newFile()));
    took.eight.push(await upload(headquarters, device, newFile(), 8));
    took.large.push(await upload(headquarters, device, newFile(), 64));
  }
  const peak = headquarters.peakMemory();
  await headquarters.end();
  await raw.end();
  rmSync(folder, { recursive: true, force: true });
  const speed = (times: readonly number[]) => megabytes / (median(times) / 1_000);
  const line = (name: string, times: readonly number[], beside: string) => ({
    name: `${megabytes} MB to headquarters: ${name}`,
    value: speed(times),
    unit: 'MB/s',
    goal: null,
    beside: `${spread(times, 'ms')}${beside}`,
  });
  writeDown('14-upload', [
    line('raw HTTP PUT, hashed and flushed', took.raw, ''),
    line('tus, pieces of 8 MB, verified and flushed', took.eight, `; memory at most ${short(peak ?? 0)} MB`),
    line('tus, pieces of 64 MB, verified and flushed', took.large, ''),
    {
      // The goal of 150 MB/s or 0.3 of raw HTTP, as a time ratio so that less is better.
      name: `${megabytes} MB: time by tus in pieces of 8 MB / time by raw HTTP`,
      value: median(took.eight) / median(took.raw),
      unit: '×',
      goal: 1 / 0.3,
      beside: `goal: 150 MB/s or 0.3 of the speed of raw HTTP; ${short(speed(took.eight))} MB/s, ${short(median(took.raw) / median(took.eight))} of raw`,
    },
  ]);
});

/** New bytes each time: a file that headquarters knows is not sent. */
function newFile(): Buffer {
  const piece = randomBytes(1 << 20);
  const file = Buffer.alloc(megabytes << 20);
  for (let at = 0; at < megabytes; at += 1) {
    piece.writeUInt32LE(at, 0);
    piece.copy(file, at << 20);
  }
  return file;
}

async function putPlainly(address: string, file: Buffer): Promise<number> {
  const began = performance.now();
  const told = await (await fetch(address, { method: 'PUT', body: new Uint8Array(file) })).text();
  const took = performance.now() - began;
  if (told !== sha256(file)) throw new Error('The bytes did not arrive as they were.');
  return took;
}

async function upload(
  headquarters: MeasuredHeadquarters,
  device: FieldDevice,
  file: Buffer,
  pieceMegabytes: number,
): Promise<number> {
  const hash = sha256(file);
  const encode = (text: string) => Buffer.from(text).toString('base64');
  const headers = { authorization: `Bearer ${device.token}`, 'tus-resumable': '1.0.0' };
  const began = performance.now();
  const made = await fetch(headquarters.address + uploadsPath, {
    method: 'POST',
    headers: {
      ...headers,
      'upload-length': String(file.length),
      'upload-metadata': `sha256 ${encode(hash)},space ${encode(device.space)},mime ${encode('application/octet-stream')}`,
    },
  });
  const location = made.headers.get('location');
  if (made.status !== 201 || location === null) throw new Error(`The upload was refused: ${await made.text()}`);
  const address = new URL(location, `${headquarters.address}${uploadsPath}/`);
  const piece = pieceMegabytes << 20;
  for (let offset = 0; offset < file.length; offset += piece) {
    const sent = await fetch(address, {
      method: 'PATCH',
      headers: {
        ...headers,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
      },
      body: new Uint8Array(file.subarray(offset, offset + piece)),
    });
    if (sent.status !== 204) throw new Error(`A piece was refused: ${sent.status} ${await sent.text()}`);
  }
  const took = performance.now() - began;
  const there = await fetch(`${headquarters.address}/v1/blobs/${hash}?space=${device.space}`, {
    method: 'HEAD',
    headers,
  });
  if (!there.ok) throw new Error('The file is not at headquarters.');
  return took;
}

function sha256(file: Buffer): string {
  return createHash('sha256').update(file).digest('hex');
}
