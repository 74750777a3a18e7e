import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { enterBlob } from '../../../../renderer/data/intake';
import { changePreferences, readPreferences } from '../../../../renderer/data/preferences';
import { record } from '../../../../renderer/data/reading';
import type { Workspace } from '../../../../renderer/data/workspace';
import { watchClock } from '../../../../renderer/sync/clock-watch';
import type { SyncEngine } from '../../../../renderer/sync/engine';
import { Speed } from '../../../../renderer/sync/speed';
import { realSyncWorld } from '../../../../renderer/sync/sync-world';
import { nextPiece } from '../../../../renderer/sync/upload';
import { aDevice, anEngine, become, until } from '../../../builders/a-device';
import { editPartner, keepPartner } from '../../../builders/a-workspace';
import { MemoryHq } from '../../../fakes/memory-hq';

const running: SyncEngine[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((engine) => engine.stop()));
});

function started(workspace: Workspace, world: Parameters<typeof anEngine>[1]): SyncEngine {
  const { engine } = anEngine(workspace, world);
  running.push(engine);
  engine.start();
  return engine;
}

async function keepFile(workspace: Workspace, fill: number, size = 100): Promise<string> {
  const bytes = new Uint8Array(size).fill(fill);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const writer = await workspace.host.blobs.create();
  await writer.write(bytes);
  await writer.finish(sha256);
  await enterBlob(workspace, { sha256, bytes: size, mime: 'image/jpeg', partnerId: 'partner-1' });
  return sha256;
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 40));

describe('a pause', () => {
  test('sends and receives nothing, and says since when', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const engine = started(ana.workspace, ana.world);
    await become(engine, 'at-hq');
    await engine.pause();
    expect(await become(engine, 'paused')).toEqual({ kind: 'paused', since: ana.workspace.surroundings.now() });
    await aMoment();
    hq.requests.splice(0);
    await keepPartner(ana.workspace);
    await aMoment();

    expect(hq.requests).toEqual([]);
    expect(await ana.workspace.database.outbox.count()).toBe(1);
  });

  test('lasts over the end of the program, and ends when the person says so', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const first = started(ana.workspace, ana.world);
    await first.pause();
    await first.stop();
    await keepPartner(ana.workspace);
    const engine = started(ana.workspace, ana.world);
    await become(engine, 'paused');
    await engine.goOn();

    await become(engine, 'at-hq');
    expect(hq.log).toHaveLength(1);
    expect((await readPreferences(ana.workspace)).syncPaused).toBeNull();
  });

  test('lets one round through when the person asks for it, files and all', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await changePreferences(ana.workspace, { syncPaused: 1 });
    const engine = started(ana.workspace, ana.world);
    await become(engine, 'paused');
    await keepPartner(ana.workspace);
    const sha256 = await keepFile(ana.workspace, 1);
    engine.syncNow();

    await until(() => hq.blobs.has(sha256) && engine.report.state.kind === 'paused');
    expect(hq.log).toHaveLength(1);
    await editPartner(ana.workspace, 'partner-1', { note: 'waits again' });
    await aMoment();
    expect(hq.log).toHaveLength(1);
  });
});

describe('a line that costs by volume', () => {
  test('carries records, and files only when the person sends them', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    const sha256 = await keepFile(ana.workspace, 1);
    const engine = started(ana.workspace, { ...ana.world, isMetered: () => true });

    await until(() => engine.report.filesHeld === 'metered' && hq.log.length === 1);
    await aMoment();
    expect(hq.blobs.size).toBe(0);
    expect(engine.report.state).toMatchObject({ kind: 'syncing', progress: { filesLeft: 1 } });
    engine.files.allow();
    await become(engine, 'at-hq');
    expect(hq.blobs.has(sha256)).toBe(true);
    expect(engine.report.filesHeld).toBeNull();
  });

  test.each([
    ['never', true, true],
    ['ask', false, true],
    ['always', false, false],
  ] as const)('with files that wait %s, on a line of which the system says metered: %s', async (metered, is, goes) => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await changePreferences(ana.workspace, { metered });
    await keepPartner(ana.workspace);
    await keepFile(ana.workspace, 1);
    const engine = started(ana.workspace, { ...ana.world, isMetered: () => is });
    await until(() => engine.report.state.kind === 'at-hq' || engine.report.filesHeld === 'metered');

    expect(hq.blobs.size === 1).toBe(goes);
  });
});

describe('single files', () => {
  test('that the person stops wait and hold up no other; they go on when the person says so', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    const [stopped, other] = [await keepFile(ana.workspace, 1), await keepFile(ana.workspace, 2)];
    let held = true;
    const engine = started(ana.workspace, {
      ...ana.world,
      fetch: async (input, init) => {
        // The first upload hangs until it is stopped.
        if (init?.method === 'HEAD' && input.includes(stopped) && held)
          await new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new Error('ended'))));
        return hq.fetch(input, init);
      },
    });
    await until(() => hq.blobs.has(other));
    await engine.files.hold(stopped);
    held = false;
    await until(() => !engine.files.isRunning);
    await aMoment();
    expect(hq.blobs.has(stopped)).toBe(false);
    expect(engine.report.state.kind).not.toBe('at-hq');
    await engine.files.letGo(stopped);
    await become(engine, 'at-hq');
    expect(hq.blobs.has(stopped)).toBe(true);
  });

  test('travel two at a time', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    for (const fill of [1, 2, 3, 4]) await keepFile(ana.workspace, fill);
    let most = 0;
    let now = 0;
    const engine = started(ana.workspace, {
      ...ana.world,
      fetch: async (input, init) => {
        if (init?.method !== 'PATCH') return hq.fetch(input, init);
        now += 1;
        most = Math.max(most, now);
        await aMoment();
        now -= 1;
        return hq.fetch(input, init);
      },
    });
    await become(engine, 'at-hq');

    expect(most).toBe(2);
  });

  test('are sent in pieces as large as the line brings in some seconds', () => {
    const MiB = 1 << 20;
    expect([nextPiece(8 * MiB, 60_000), nextPiece(8 * MiB, 4_000), nextPiece(8 * MiB, 300)]).toEqual([
      8 * MiB,
      16 * MiB,
      64 * MiB,
    ]);
  });
});

describe('time', () => {
  test('that somebody moves days forth and back makes sync look anew, and nothing waits for ever', async () => {
    const hq = new MemoryHq();
    let now = hq.time;
    const ana = await aDevice(hq, 'Ana', { now: () => now });
    const engine = started(ana.workspace, ana.world);
    await become(engine, 'at-hq');
    for (const days of [6, -12, 6]) {
      now += days * 24 * 60 * 60_000;
      await keepPartner(ana.workspace);
      const sent = hq.log.length;
      await editPartner(ana.workspace, 'partner-1', { note: `after ${days}` });
      await until(() => hq.log.length > sent);
      await become(engine, 'at-hq');
    }
    expect((await record(ana.workspace.database, 'partner', 'partner-1'))?.note).toBe('after 6');
  });

  test('that jumps against the clock nobody can set is noticed; a second put right is not', async () => {
    let [now, steady, jumps] = [1_000_000, 0, 0];
    const stop = new AbortController();
    const moves = [0, 1_000, 86_400_000, 0, -86_400_000, 0];
    const world = {
      ...realSyncWorld,
      wait: async () => {
        steady += 15_000;
        now += 15_000 + (moves.shift() ?? 0);
        if (moves.length === 0) stop.abort();
      },
    };
    await watchClock({ now: () => now, monotonic: () => steady }, world, stop.signal, () => {
      jumps += 1;
    });

    expect(jumps).toBe(2);
  });

  test('does not decide how quickly bytes move: only the clock that nobody can set does', () => {
    let steady = 10_000;
    const speed = new Speed(() => steady);
    speed.add('up', 1_000);
    steady += 2_000;
    speed.add('up', 3_000);
    speed.add('down', 500);
    expect(speed.now()).toEqual({ up: 2_000, down: 250 });
    steady += 6_000;
    expect(speed.now()).toEqual({ up: 0, down: 0 });
  });
});
