import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import type { SignedDocument } from '#shared/domain/signing/signature';
import { fieldsOf } from '#shared/records/records';
import { hqToken } from '../../../../renderer/data/enrolment';
import { enterBlob } from '../../../../renderer/data/intake';
import { write } from '../../../../renderer/data/writer';
import { fetchBlob } from '../../../../renderer/sync/fetch-blob';
import { moveFiles } from '../../../../renderer/sync/files-run';
import { HqClient } from '../../../../renderer/sync/hq-client';
import { aDevice, syncOnce } from '../../../builders/a-device';
import { keepPartner } from '../../../builders/a-workspace';
import { MemoryHq } from '../../../fakes/memory-hq';

type Device = Awaited<ReturnType<typeof aDevice>>;

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A file on the device, named by a record as evidence names it. */
async function keepFile(device: Device, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const sha256 = hashOf(bytes);
  const writer = await device.workspace.host.blobs.create();
  await writer.write(bytes);
  await writer.finish(sha256);
  await enterBlob(device.workspace, { sha256, bytes: bytes.length, mime: 'image/jpeg', partnerId: 'partner-1' });
  const document: SignedDocument = {
    id: brand<'SignedDocument'>(`document-${sha256.slice(0, 8)}`),
    partnerId: brand<'Partner'>('partner-1'),
    agreementId: brand<'Agreement'>('agreement-1'),
    kind: 'plan',
    version: 1,
    file: { sha256, bytes: bytes.length, mime: 'image/jpeg', name: 'photo.jpg' },
    dataSha256: sha256,
    signers: [],
    frozenAt: '2026-11-20T12:00:00.000Z',
    sessionId: null,
  };
  await write(device.workspace, async () =>
    ok({
      value: null,
      edits: [
        {
          operation: 'create' as const,
          entity: 'signedDocument' as const,
          id: document.id,
          fields: fieldsOf(document),
        },
      ],
    }),
  );
  return sha256;
}

async function move(device: Device, stop = new AbortController().signal) {
  const { workspace, world } = device;
  const client = new HqClient({ address: workspace.enrolment?.hq ?? '', token: await hqToken(workspace), world, stop });
  return moveFiles(workspace, client, { world, stop, lookForWanted: true, progress: () => undefined });
}

async function states(device: Device): Promise<readonly string[]> {
  return (await device.workspace.database.blobs.toArray()).map(({ state }) => state);
}

/** Bytes that differ from place to place, so that a piece in the wrong place is noticed. */
function someBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 997) bytes[at] = (at % 251) + 1;
  return bytes;
}

const quiet = { trouble: null, troubles: [], someAwaited: false, moved: true };

describe('files', () => {
  test('reach HQ and then the second device, byte for byte', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    await keepPartner(ana.workspace);
    const bytes = someBytes(20 << 20);
    const sha256 = await keepFile(ana, bytes);
    await syncOnce(ana.workspace, ana.world);
    expect(await move(ana)).toEqual(quiet);
    await syncOnce(ben.workspace, ben.world);
    expect(await move(ben)).toEqual(quiet);

    expect(hq.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(2);
    expect(hashOf(hq.blobs.get(sha256) ?? new Uint8Array())).toBe(sha256);
    const there = await ben.workspace.host.blobs.open(sha256);
    expect(hashOf(new Uint8Array((await there?.arrayBuffer()) ?? new ArrayBuffer()))).toBe(sha256);
    expect([await states(ana), await states(ben)]).toEqual([['at-hq'], ['at-hq']]);
  });

  test('go on where they were interrupted, also after the program was started again', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    await keepFile(ana, someBytes(20 << 20));
    let pieces = 0;
    hq.fault = ({ method }) => {
      if (method === 'PATCH') pieces += 1;
      return method === 'PATCH' && pieces > 1 ? 'lost-request' : null;
    };
    expect(await move(ana)).toMatchObject({ trouble: { kind: 'unreachable' }, moved: false });
    expect(await states(ana)).toEqual(['waiting']);
    hq.fault = () => null;
    hq.requests.splice(0);

    expect(await move(ana)).toEqual(quiet);
    expect(hq.requests.map(({ method }) => method)).toEqual(['HEAD', 'HEAD', 'PATCH', 'PATCH', 'HEAD']);
    expect(await ana.workspace.database.meta.where('key').startsWith('upload/').count()).toBe(0);
  });

  test.each(['server-error', 'too-many', 'portal', 'lost-ack'] as const)(
    'wait and are not lost when a piece meets: %s',
    async (fault) => {
      const hq = new MemoryHq();
      const ana = await aDevice(hq, 'Ana');
      await keepPartner(ana.workspace);
      await keepFile(ana, someBytes(1_000));
      hq.fault = ({ method }) => (method === 'PATCH' ? fault : null);
      expect((await move(ana)).trouble).not.toBeNull();
      expect(await states(ana)).toEqual(['waiting']);
      hq.fault = () => null;

      expect(await move(ana)).toEqual(quiet);
      expect(await states(ana)).toEqual(['at-hq']);
    },
  );

  test('are not taken for delivered because a captive portal says yes to everything', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    await keepFile(ana, someBytes(1_000));
    hq.fault = () => 'portal';

    expect((await move(ana)).trouble).toEqual({ kind: 'not-hq' });
    expect(await states(ana)).toEqual(['waiting']);
  });

  test('that HQ has already are not sent again', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    const bytes = someBytes(1_000);
    hq.blobs.set(hashOf(bytes), bytes);
    await keepFile(ana, bytes);

    expect(await move(ana)).toEqual(quiet);
    expect(hq.requests.filter(({ path }) => path.startsWith('/v1/uploads'))).toEqual([]);
  });

  test('whose bytes are gone or have changed are named and do not hold up the others', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    const gone = await keepFile(ana, someBytes(100));
    const changed = await keepFile(ana, someBytes(200));
    const whole = await keepFile(ana, someBytes(300));
    ana.host.disk.blobs.delete(gone);
    ana.host.disk.blobs.set(changed, new Blob([new Uint8Array(200)]));

    const run = await move(ana);
    expect(run).toEqual({
      ...quiet,
      troubles: expect.arrayContaining([
        { sha256: gone, why: 'missing' },
        { sha256: changed, why: 'damaged' },
      ]),
    });
    expect([...hq.blobs.keys()]).toEqual([whole]);
  });

  test('that HQ does not have yet are asked for again later', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    await keepPartner(ana.workspace);
    await keepFile(ana, someBytes(1_000));
    await syncOnce(ana.workspace, ana.world);
    await syncOnce(ben.workspace, ben.world);

    expect(await move(ben)).toEqual({ ...quiet, moved: false, someAwaited: true });
    expect(await states(ben)).toEqual(['wanted']);
  });

  test('that arrive changed are not kept', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    await keepPartner(ana.workspace);
    const sha256 = await keepFile(ana, someBytes(1_000));
    await syncOnce(ana.workspace, ana.world);
    hq.blobs.set(sha256, new Uint8Array(1_000));
    await syncOnce(ben.workspace, ben.world);

    expect(await move(ben)).toEqual({ ...quiet, moved: false, someAwaited: true });
    expect(await ben.workspace.host.blobs.open(sha256)).toBeNull();
    expect(await fetchBlob(ben.workspace, sha256, { world: ben.world })).toEqual({ ok: false, error: 'damaged' });
  });

  test('too large to come by themselves are fetched when asked for', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    await keepPartner(ana.workspace);
    const bytes = someBytes(51 << 20);
    const sha256 = await keepFile(ana, bytes);
    await syncOnce(ana.workspace, ana.world);
    await move(ana);
    await syncOnce(ben.workspace, ben.world);

    expect(await move(ben)).toEqual({ ...quiet, moved: false });
    hq.fault = () => 'lost-request';
    expect(await fetchBlob(ben.workspace, sha256, { world: ben.world })).toEqual({ ok: false, error: 'offline' });
    hq.fault = () => null;
    const fetched = await fetchBlob(ben.workspace, sha256, { world: ben.world });
    expect(fetched.ok && fetched.value.size).toBe(bytes.length);
    expect(await states(ben)).toEqual(['at-hq']);
  });
});
