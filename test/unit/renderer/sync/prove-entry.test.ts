import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { ok } from '#shared/base/result';
import type { Checkpoint } from '#shared/contracts/hq-api';
import { checkpointText, entryText, firstHash, type LogEntry, type LogLink } from '#shared/contracts/hq-log';
import { type ProofSource, proveEntry } from '../../../../renderer/sync/prove-entry';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function aKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { privateKey, publicKey: raw.toString('base64') };
}
const signed = (key: KeyObject, text: string) => sign(null, Buffer.from(text), key).toString('base64');

const hq = aKey();
const device = aKey();
const entries: LogEntry[] = [];

beforeAll(() => {
  let previous = firstHash;
  for (let seq = 1; seq <= 6; seq += 1) {
    const body = JSON.stringify({ seq });
    const bare = {
      ...{ seq, change: `change-${seq}`, device: 'device', n: seq, user: 'ana', entity: 'partner', row: 'row' },
      ...{ state: 'applied' as const, why: null, at: seq, received: seq, body, previous },
      ...{ sig: signed(device.privateKey, body), bodyHash: sha256(body), hash: '' },
    };
    const entry = { ...bare, hash: sha256(entryText('north', bare)) };
    entries.push(entry);
    previous = entry.hash;
  }
});

function aSource(
  over: {
    readonly log?: readonly LogEntry[];
    readonly checkpoints?: readonly Checkpoint[];
    readonly logKey?: string;
  } = {},
): ProofSource {
  const log = over.log ?? entries;
  const last = log.at(-1);
  return {
    server: 'hq',
    logKey: over.logKey ?? hq.publicKey,
    // Two at once, so that it takes several steps.
    links: async (after, limit) =>
      ok({
        links: log.slice(after, after + Math.min(limit, 2)) as readonly LogLink[] as LogLink[],
        head: { seq: last?.seq ?? 0, hash: last?.hash ?? '' },
      }),
    checkpoints: async () => ok({ key: hq.publicKey, checkpoints: [...(over.checkpoints ?? [aCheckpoint(5)])] }),
  };
}

function aCheckpoint(seq: number, key = hq.privateKey, hash = entries[seq - 1]?.hash ?? ''): Checkpoint {
  return { seq, hash, at: 99, sig: signed(key, checkpointText('hq', 'north', { seq, hash, at: 99 })) };
}

function entryAt(seq: number): LogEntry {
  const entry = entries[seq - 1];
  if (!entry) throw new Error('The log of a test is shorter.');
  return entry;
}

async function proof(entry: LogEntry, source = aSource(), key: string | null = device.publicKey) {
  const proven = await proveEntry('north', entry, key, source);
  return proven.ok ? proven.value : proven.error;
}

describe('an entry of the log', () => {
  test('is proven up to the checkpoint that headquarters signed', async () => {
    expect(await proof(entryAt(2))).toEqual({
      ...{ body: 'fits', entry: 'fits', signature: 'holds', signedAt: 99 },
      chain: { state: 'signed', at: 5, links: 3 },
    });
  });

  test('behind the last checkpoint is followed to the head', async () => {
    expect(await proof(entryAt(6))).toMatchObject({ chain: { state: 'head', at: 6, links: 0 }, signedAt: null });
  });

  test('that was changed afterwards is found out, and where', async () => {
    const text = JSON.stringify({ seq: 2, iban: 'another' });

    expect(await proof({ ...entryAt(2), body: text })).toMatchObject({ body: 'differs', signature: 'fails' });
    expect(await proof({ ...entryAt(2), received: 77 })).toMatchObject({ entry: 'differs' });
  });

  test('is not proven by a chain in which a later entry was changed or left out', async () => {
    const changed = entries.map((entry) => (entry.seq === 4 ? { ...entry, why: 'role' } : entry));
    const shorter = entries.filter(({ seq }) => seq !== 4);

    expect(await proof(entryAt(2), aSource({ log: changed }))).toMatchObject({ chain: { state: 'broken' } });
    expect(await proof(entryAt(2), aSource({ log: shorter }))).toMatchObject({ chain: { state: 'broken', at: 3 } });
  });

  test('is not proven by a checkpoint that somebody else signed', async () => {
    const source = aSource({ checkpoints: [aCheckpoint(5, aKey().privateKey)] });

    expect(await proof(entryAt(2), source)).toMatchObject({ chain: { state: 'head', at: 6 }, signedAt: null });
  });

  test('whose text was erased keeps its place', async () => {
    expect(await proof({ ...entryAt(2), body: '' })).toEqual({
      ...{ body: 'erased', entry: 'fits', signature: 'erased', signedAt: 99 },
      chain: { state: 'signed', at: 5, links: 3 },
    });
  });

  test('of a device whose key is not known leaves the signature open', async () => {
    expect(await proof(entryAt(2), aSource(), null)).toMatchObject({ signature: 'unknown' });
  });
});
