import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { refusalCodes } from '#shared/sync/sync-state';
import { enterBlob } from '../../../../renderer/data/intake';
import { record } from '../../../../renderer/data/reading';
import type { Workspace } from '../../../../renderer/data/workspace';
import type { SyncEngine } from '../../../../renderer/sync/engine';
import { refusedState } from '../../../../renderer/sync/trouble';
import { aDevice, anEngine, aSyncWorld, become, syncOnce, until } from '../../../builders/a-device';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';
import { type Fault, MemoryHq } from '../../../fakes/memory-hq';

const running: SyncEngine[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((engine) => engine.stop()));
});

function started(workspace: Workspace, world: Parameters<typeof anEngine>[1]): ReturnType<typeof anEngine> {
  const made = anEngine(workspace, world);
  running.push(made.engine);
  made.engine.start();
  return made;
}

async function keepFile(workspace: Workspace, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const writer = await workspace.host.blobs.create();
  await writer.write(bytes);
  await writer.finish(sha256);
  await enterBlob(workspace, { sha256, bytes: bytes.length, mime: 'image/jpeg', partnerId: 'partner-1' });
  return sha256;
}

describe('the engine', () => {
  test('says that the device is not enrolled, and asks nobody', async () => {
    const hq = new MemoryHq();
    const { workspace } = await aWorkspace();
    const { engine } = started(workspace, aSyncWorld(hq));

    expect(await become(engine, 'unenrolled')).toEqual({ kind: 'unenrolled' });
    expect(hq.requests).toEqual([]);
  });

  test('sends a change as soon as it is saved, and the other device hears of it by a poke', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    const atAna = started(ana.workspace, ana.world);
    const atBen = started(ben.workspace, ben.world);
    await become(atAna.engine, 'at-hq');
    await become(atBen.engine, 'at-hq');
    await keepPartner(ana.workspace);

    await until(async () => (await record(ben.workspace.database, 'partner', 'partner-1')) !== null);
    expect(await become(atAna.engine, 'at-hq')).toEqual({ kind: 'at-hq', at: ana.workspace.surroundings.now() });
    expect(await ana.workspace.database.outbox.count()).toBe(0);
  });

  test('asks now and then when HQ gives no stream of pokes', async () => {
    const hq = new MemoryHq();
    hq.fault = ({ path }) => (path === '/v1/events' ? 'server-error' : null);
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    const atBen = started(ben.workspace, ben.world);
    await become(atBen.engine, 'at-hq');
    started(ana.workspace, ana.world);
    await keepPartner(ana.workspace);

    await until(async () => (await record(ben.workspace.database, 'partner', 'partner-1')) !== null);
  });

  test('asks at once what it missed and listens anew when a proxy has cut the stream of pokes in the middle', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    const { engine } = started(ben.workspace, ben.world);
    const streams = () => hq.requests.filter(({ path }) => path === '/v1/events').length;
    await become(engine, 'at-hq');
    await until(() => streams() === 1);
    for (const cut of [1, 2]) {
      hq.cutStreams();
      await until(() => streams() === cut + 1);
    }
    await keepPartner(ana.workspace);
    // Filed without a poke that anybody hears: between two streams nobody listens.
    hq.cutStreams();
    await syncOnce(ana.workspace, ana.world);

    await until(async () => (await record(ben.workspace.database, 'partner', 'partner-1')) !== null);
    await become(engine, 'at-hq');
  });

  test.each([
    ['lost-request', 'unreachable'],
    ['portal', 'not-hq'],
    ['too-many', 'busy'],
    ['server-error', 'busy'],
  ] as const)('is offline while HQ meets %s, tries again by itself, and loses nothing', async (fault, why) => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    hq.fault = () => fault;
    await keepPartner(ana.workspace);
    const { engine } = started(ana.workspace, ana.world);

    expect(await become(engine, 'offline')).toEqual({ kind: 'offline', since: ana.workspace.surroundings.now(), why });
    await until(() => hq.requests.length > 4);
    expect(await ana.workspace.database.outbox.count()).toBe(1);
    hq.fault = () => null;
    engine.syncNow();
    await become(engine, 'at-hq');
    expect(hq.log).toHaveLength(1);
  });

  test('is at HQ only when the files are there too', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    hq.fault = ({ path }) => (path.startsWith('/v1/uploads') ? 'server-error' : null);
    await keepPartner(ana.workspace);
    const sha256 = await keepFile(ana.workspace, new Uint8Array(100).fill(1));
    const { engine, told } = started(ana.workspace, ana.world);

    await until(() => hq.log.length === 1 && engine.report.state.kind === 'offline');
    expect(told.some(({ state }) => state.kind === 'at-hq')).toBe(false);
    hq.fault = () => null;
    await become(engine, 'at-hq');
    expect(hq.blobs.has(sha256)).toBe(true);
  });

  test('sends a change while a long upload is under way', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    await keepFile(ana.workspace, new Uint8Array(100).fill(1));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { engine } = started(ana.workspace, {
      ...ana.world,
      fetch: async (input, init) => {
        if (init?.method === 'PATCH') await held;
        return hq.fetch(input, init);
      },
    });
    await until(() => hq.requests.some(({ method }) => method === 'POST' && hq.log.length === 1));
    await editPartner(ana.workspace, 'partner-1', { note: 'while the photograph travels' });

    await until(() => hq.log.length === 2);
    expect(hq.blobs.size).toBe(0);
    expect(engine.report.state).toMatchObject({ kind: 'syncing', progress: { filesLeft: 1 } });
    release();
    await become(engine, 'at-hq');
  });

  test('names a file whose bytes are gone instead of trying for ever', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    const sha256 = await keepFile(ana.workspace, new Uint8Array(100).fill(1));
    ana.host.disk.blobs.delete(sha256);
    const { engine } = started(ana.workspace, ana.world);

    expect(await become(engine, 'refused')).toEqual(refusedState('file', { files: 1 }));
    expect(engine.report.troubles).toEqual([{ sha256, why: 'missing' }]);
    expect(hq.log).toHaveLength(1);
  });

  test.each(['revoked', 'unauthorised'] as const)('tells the person when HQ says: %s', async (code) => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    hq.fault = ({ path }) => (path === '/v1/push' ? code : null);
    const { engine } = started(ana.workspace, ana.world);

    expect(await become(engine, 'refused')).toEqual(refusedState(code, {}));
    expect(await ana.workspace.database.outbox.count()).toBe(1);
    hq.fault = () => null;
    engine.syncNow();
    await become(engine, 'at-hq');
  });

  test('asks for a new code when the right to speak to HQ was lost from the key store', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await ana.host.secrets.forget('hq-token');
    const { engine } = started(ana.workspace, ana.world);

    expect(await become(engine, 'refused')).toEqual(refusedState('unauthorised', {}));
  });

  test('an old program is told to update and goes on handing over what is saved', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    hq.schema = { min: 2, max: 2 };
    const { engine } = started(ana.workspace, ana.world);
    expect(await become(engine, 'refused')).toEqual(refusedState('schema', { min: 2 }));
    await keepPartner(ana.workspace);

    await until(() => hq.log.length === 1);
    expect(await become(engine, 'refused')).toEqual(refusedState('schema', { min: 2 }));
  });

  test('a HQ that speaks a later protocol, or whose program is older than ours', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const spoken = hq.protocol;
    await keepPartner(ana.workspace);
    hq.protocol = [2, 3];
    const { engine } = started(ana.workspace, ana.world);
    expect(await become(engine, 'refused')).toEqual(refusedState('protocol', {}));

    hq.protocol = [0, 0];
    hq.requests.splice(0);
    engine.syncNow();
    await until(() => hq.requests.length > 0);
    expect(await become(engine, 'refused')).toEqual(refusedState('protocol', {}));
    expect([hq.log, await ana.workspace.database.outbox.count()]).toEqual([[], 1]);

    // Once one of the two is brought up to date everything goes on.
    hq.protocol = spoken;
    engine.syncNow();
    await become(engine, 'at-hq');
    expect(hq.log).toHaveLength(1);
  });

  test('tells a clock that is wrong by more than two minutes, and syncs all the same', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    hq.time -= 600_000;
    const { engine } = started(ana.workspace, ana.world);
    await become(engine, 'at-hq');

    expect(engine.report.clockAhead).toBe(600_000);
    hq.time += 599_000;
    engine.syncNow();
    await until(() => engine.report.clockAhead === null);
  });

  test('is told when the disk is full and goes on when there is room', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    await keepPartner(ana.workspace);
    started(ana.workspace, ana.world);
    await until(() => hq.log.length === 1);
    const { database } = ben.workspace;
    const bulkPut = database.rows.bulkPut;
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    database.rows.bulkPut = full as unknown as typeof bulkPut;
    const { engine } = started(ben.workspace, ben.world);

    expect(await become(engine, 'refused')).toEqual(refusedState('storage-full', {}));
    database.rows.bulkPut = bulkPut;
    engine.syncNow();
    await become(engine, 'at-hq');
    expect(await database.rows.count()).toBe(1);
  });

  test('has a sentence for every refusal', () => {
    expect(refusalCodes.map((code) => refusedState(code, {}))).toEqual(
      refusalCodes.map((code) => ({ kind: 'refused', code, sentenceId: `sync.refused.${code}`, values: {} })),
    );
  });

  test('keeps a hundred edits through a line that fails at every third request', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    const kinds: readonly Fault[] = ['lost-request', 'lost-ack', 'server-error', 'portal', 'cut-body', 'too-many'];
    let request = 0;
    hq.fault = () => {
      request += 1;
      return request % 3 === 0 ? (kinds[(request / 3) % kinds.length] ?? null) : null;
    };
    started(ana.workspace, ana.world);
    started(ben.workspace, ben.world);
    for (let at = 0; at < 50; at += 1) {
      await keepPartner(ana.workspace, aPartner({ id: brand<'Partner'>(`a-${at}`) }));
      await keepPartner(ben.workspace, aPartner({ id: brand<'Partner'>(`b-${at}`) }));
    }
    hq.fault = () => null;

    await until(async () => {
      const [here, there] = [await ana.workspace.database.rows.toArray(), await ben.workspace.database.rows.toArray()];
      return here.length === 100 && JSON.stringify(here) === JSON.stringify(there);
    }, 15_000);
    expect(new Set(hq.log.map(({ change }) => change.id)).size).toBe(100);
    expect(hq.log).toHaveLength(100);
  });
});
