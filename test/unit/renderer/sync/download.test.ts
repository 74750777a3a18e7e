import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { BlobEntry } from '../../../../renderer/data/stored';
import { connect } from '../../../../renderer/sync/access-token';
import { fetchFile } from '../../../../renderer/sync/download';
import { aDevice } from '../../../builders/a-device';
import { MemoryHq } from '../../../fakes/memory-hq';

const stop = new AbortController().signal;

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function someBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 97) bytes[at] = (at % 251) + 1;
  return bytes;
}

/** A file that HQ holds and this device wants. */
async function wanted(size: number, differs: Partial<BlobEntry> = {}) {
  const hq = new MemoryHq();
  const ana = await aDevice(hq, 'Ana');
  const bytes = someBytes(size);
  const sha256 = hashOf(bytes);
  hq.blobs.set(sha256, bytes);
  const facts = { sha256, bytes: size, mime: 'video/mp4', partnerId: 'partner-1', since: 0 };
  const entry: BlobEntry = { ...facts, state: 'wanted', ...differs };
  const told: number[] = [];
  const fetchIt = async () => {
    const client = await connect(ana.workspace, { world: ana.world, stop });
    if (!client) throw new Error('not enrolled');
    return fetchFile(ana.workspace, client, entry, { world: ana.world, stop, progress: (done) => told.push(done) });
  };
  return { hq, ana, sha256, told, fetchIt };
}

describe('fetching a file', () => {
  test.each([1_000, 3_000_000])('of %i bytes brings it whole', async (size) => {
    const { ana, sha256, told, fetchIt } = await wanted(size);
    expect(await fetchIt()).toEqual({ ok: true, value: 'fetched' });

    const kept = await ana.workspace.host.blobs.open(sha256);
    expect(hashOf(new Uint8Array((await kept?.arrayBuffer()) ?? new ArrayBuffer()))).toBe(sha256);
    expect(told.at(-1)).toBe(size);
  });

  test('goes on from where the line was cut, however often, as long as something comes in between', async () => {
    const { hq, sha256, fetchIt, ana } = await wanted(1_000_000);
    let cuts = 0;
    hq.fault = ({ path }) => {
      if (!path.startsWith('/v1/blobs/') || cuts >= 9) return null;
      cuts += 1;
      return 'cut-file';
    };

    expect(await fetchIt()).toEqual({ ok: true, value: 'fetched' });
    expect(cuts).toBe(9);
    expect((await ana.workspace.host.blobs.open(sha256))?.size).toBe(1_000_000);
  });

  test('gives up when nothing comes any more, and keeps nothing half', async () => {
    const { hq, sha256, fetchIt, ana } = await wanted(1_000_000);
    let asked = 0;
    hq.fault = ({ path }) => {
      if (!path.startsWith('/v1/blobs/')) return null;
      asked += 1;
      return asked === 1 ? 'cut-file' : 'lost-request';
    };

    expect(await fetchIt()).toEqual({ ok: false, error: { kind: 'unreachable' } });
    expect(await ana.workspace.host.blobs.open(sha256)).toBeNull();
  });

  test('that HQ begins at its beginning again in spite of being asked for the rest is put together all the same', async () => {
    const { hq, sha256, fetchIt, ana } = await wanted(500_000);
    let asked = 0;
    hq.fault = ({ path }) => {
      if (!path.startsWith('/v1/blobs/')) return null;
      asked += 1;
      return asked === 1 ? 'cut-file' : null;
    };
    const { world } = ana;
    const withoutRanges = {
      ...world,
      fetch: (input: string, init: RequestInit = {}) => {
        const headers = new Headers(init.headers);
        headers.delete('range');
        return world.fetch(input, { ...init, headers });
      },
    };
    Object.assign(ana, { world: withoutRanges });

    expect(await fetchIt()).toEqual({ ok: true, value: 'fetched' });
    const kept = await ana.workspace.host.blobs.open(sha256);
    expect(hashOf(new Uint8Array((await kept?.arrayBuffer()) ?? new ArrayBuffer()))).toBe(sha256);
  });

  test('that is another than its hash says is not kept', async () => {
    const { hq, sha256, fetchIt, ana } = await wanted(1_000);
    hq.blobs.set(sha256, new Uint8Array(1_000));

    expect(await fetchIt()).toEqual({ ok: true, value: 'damaged' });
    expect(await ana.workspace.host.blobs.open(sha256)).toBeNull();
  });
});
