import { describe, expect, test, vi } from 'vitest';
import { firstHash } from '#shared/contracts/hq-log';
import { readCursor } from '../../../../renderer/data/identity';
import { frozenTerritories } from '../../../../renderer/data/territories';
import { connect } from '../../../../renderer/sync/access-token';
import { LogFollower } from '../../../../renderer/sync/follow-log';
import { refusedState } from '../../../../renderer/sync/trouble';
import { aDevice, anEngine, become, syncOnce, until } from '../../../builders/a-device';
import { editPartner, keepPartner } from '../../../builders/a-workspace';
import { MemoryHq } from '../../../fakes/memory-hq';

type Device = Awaited<ReturnType<typeof aDevice>>;

async function follow({ workspace, world }: Device, follower = new LogFollower(workspace)) {
  const stop = new AbortController().signal;
  const client = await connect(workspace, { world, stop });
  if (!client) throw new Error('not enrolled');
  return follower.follow(client, stop);
}

/** Ana and Ben have written, and both have followed the log. */
async function followed() {
  const hq = new MemoryHq();
  const [ana, ben] = [await aDevice(hq, 'Ana'), await aDevice(hq, 'Ben')];
  await keepPartner(ana.workspace);
  await syncOnce(ana.workspace, ana.world);
  await syncOnce(ben.workspace, ben.world);
  await editPartner(ben.workspace, 'partner-1', { note: 'Ben was there' });
  await editPartner(ana.workspace, 'partner-1', { website: 'https://nordlys.example' });
  for (const each of [ben, ana, ben]) await syncOnce(each.workspace, each.world);
  return { hq, ana, ben };
}

/** HQ tells another history from one entry on: the chain is made to fit again, as whoever forges it would. */
function rewrite(hq: MemoryHq, change: (log: MemoryHq['log']) => MemoryHq['log']): void {
  const entries = change([...hq.log]);
  hq.log.splice(0, hq.log.length);
  for (const { change: body, text, dot, by, ack } of entries)
    hq.refile('field', { change: body, text, dot, by, state: ack.state, at: ack.at });
}

/** Something that is waited for. */
function aMoment() {
  let come: () => void = () => undefined;
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { came, come: () => come() };
}

const picked = (log: MemoryHq['log'], ...places: readonly number[]) => places.flatMap((place) => log[place] ?? []);

describe('following HQ’s log', () => {
  test('finds that it holds, and goes on later from where it was', async () => {
    const { hq, ana } = await followed();
    expect(await follow(ana)).toEqual({ ok: true, value: 'holds' });
    expect(await ana.workspace.database.meta.get('followed/')).toMatchObject({
      value: { seq: 3, hash: hq.log[2]?.hash, own: 2 },
    });
    hq.requests.splice(0);
    await editPartner(ana.workspace, 'partner-1', { note: 'later' });
    await syncOnce(ana.workspace, ana.world);
    expect(await follow(ana)).toEqual({ ok: true, value: 'holds' });
    expect(await ana.workspace.database.meta.get('followed/')).toMatchObject({ value: { seq: 4, own: 3 } });
  });

  test('counts from the first again on a copied profile that has become a device of its own', async () => {
    const { ana } = await followed();
    const underTheNameBefore = { seq: 0, hash: firstHash, own: 7, device: 'the-name-before' };
    await ana.workspace.database.meta.put({ key: 'followed/', value: underTheNameBefore });
    expect(await follow(ana)).toEqual({ ok: true, value: 'holds' });
    expect(await ana.workspace.database.meta.get('followed/')).toMatchObject({
      value: { own: 2, device: ana.workspace.key.deviceId },
    });
  });

  test('does not take a copy of this profile, which has counted on under its name, for a rewritten history', async () => {
    const { hq, ana } = await followed();
    await editPartner(ana.workspace, 'partner-1', { note: 'This copy says so' });
    const first = hq.log[0];
    if (!first) throw new Error('Nothing was written.');
    const { change, text, dot, by, ack } = first;
    const said = { ...change, n: 3 };
    hq.refile('field', { change: said, text: `${text} `, dot, by, state: ack.state, at: ack.at });
    expect(await follow(ana)).toEqual({ ok: true, value: 'holds' });
  });

  test.each([
    ['puts something else in the place of what another wrote', (log: MemoryHq['log']) => picked(log, 0, 2, 2)],
    [
      'changes what this device wrote',
      (log: MemoryHq['log']) => log.map((entry, at) => (at === 0 ? { ...entry, text: `${entry.text} ` } : entry)),
    ],
    ['leaves out what this device wrote', (log: MemoryHq['log']) => picked(log, 1, 1, 2)],
    ['changes the order', (log: MemoryHq['log']) => picked(log, 0, 2, 1)],
  ])('notices a headquarters that %s', async (_what, change) => {
    const { hq, ana } = await followed();
    rewrite(hq, change);
    expect(await follow(ana)).toEqual({ ok: true, value: 'rewritten' });
    expect(await frozenTerritories(ana.workspace)).toMatchObject([{ space: 'field', name: 'Field' }]);
  });

  test('receives nothing more of such a territory, and goes on handing over what is saved', async () => {
    const { hq, ana, ben } = await followed();
    rewrite(hq, (log) => picked(log, 0, 2, 1));
    await follow(ana);
    const { after } = await readCursor(ana.workspace.database);
    await editPartner(ana.workspace, 'partner-1', { note: 'still handed over' });
    await syncOnce(ana.workspace, ana.world);
    expect(hq.log.at(-1)?.change.f.note?.v).toBe('still handed over');
    await editPartner(ben.workspace, 'partner-1', { website: 'https://other.example' });
    hq.requests.splice(0);
    await syncOnce(ana.workspace, ana.world);
    expect(hq.requests.map(({ path }) => path)).toEqual(['/v1/hello']);
    expect((await readCursor(ana.workspace.database)).after).toBeGreaterThanOrEqual(after);
  });

  test('notices checkpoints of another key', async () => {
    const { hq, ana } = await followed();
    await follow(ana);
    hq.changeLogKey();

    expect(await follow(ana, new LogFollower(ana.workspace))).toEqual({ ok: true, value: 'rewritten' });
  });

  test('a pull that HQ itself cannot bring together with what it told freezes the territory as well', async () => {
    const { hq, ana, ben } = await followed();
    rewrite(hq, (log) => log.filter((_, at) => at !== 1));
    await editPartner(ben.workspace, 'partner-1', { note: 'new' });
    await keepPartner(ana.workspace);
    await syncOnce(ana.workspace, ana.world);

    expect(await frozenTerritories(ana.workspace)).toHaveLength(1);
  });

  test('is told as an alarm, while what is saved still goes to HQ', async () => {
    const { hq, ana } = await followed();
    const { engine } = anEngine(ana.workspace, ana.world);
    engine.start();
    await become(engine, 'at-hq');
    await until(async () => (await ana.workspace.database.meta.get('followed/')) !== undefined);
    rewrite(hq, (log) => log.map((entry, at) => (at === 1 ? { ...entry, text: `${entry.text} ` } : entry)));
    engine.syncNow();

    expect(await become(engine, 'refused')).toEqual(refusedState('rewritten', { name: 'Field' }));
    expect(engine.report.rewritten).toMatchObject([{ space: 'field', name: 'Field' }]);
    const before = hq.log.length;
    await editPartner(ana.workspace, 'partner-1', { note: 'saved in spite of it' });
    await until(() => hq.log.length === before + 1);
    await engine.stop();
  });

  test('a new epoch, as a restore brings it, is a new beginning and no alarm', async () => {
    const { hq, ana } = await followed();
    await follow(ana);
    hq.restore(hq.backup().slice(0, 1), 'e2');
    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true });

    expect(await follow(ana, new LogFollower(ana.workspace))).toEqual({ ok: true, value: 'holds' });
    expect(await frozenTerritories(ana.workspace)).toEqual([]);
  });

  test.each([
    ['checkpoints', 'asked for after'],
    ['checkpoints', 'told before'],
    ['links', 'asked for after'],
    ['links', 'told before'],
  ])('a restore while the log is being followed is no alarm, with %s %s it', async (what, when) => {
    const { hq, ana, ben } = await followed();
    await follow(ana);
    const backup = hq.backup();
    await editPartner(ben.workspace, 'partner-1', { note: 'after the backup' });
    for (const each of [ben, ana]) await syncOnce(each.workspace, each.world);
    const [reached, restored] = [aMoment(), aMoment()];
    const slow: Device['world'] = {
      ...ana.world,
      fetch: async (input, init) => {
        if (!String(input).includes(`/${what}?`)) return hq.fetch(input, init);
        const told = when === 'told before' ? await hq.fetch(input, init) : null;
        reached.come();
        await restored.came;
        return told ?? hq.fetch(input, init);
      },
    };
    const following = follow({ ...ana, world: slow });
    await reached.came;
    hq.restore(backup.slice(0, 1), 'e2');
    await editPartner(ana.workspace, 'partner-1', { website: 'https://one.example' });
    await syncOnce(ana.workspace, ana.world);
    await editPartner(ana.workspace, 'partner-1', { website: 'https://two.example' });
    await syncOnce(ana.workspace, ana.world);
    restored.come();

    expect(await following).toEqual({ ok: true, value: 'holds' });
    expect(await frozenTerritories(ana.workspace)).toEqual([]);
    expect(await follow(ana, new LogFollower(ana.workspace))).toEqual({ ok: true, value: 'holds' });
  });

  test('a device that was stopped while it began again after a restore still sends what HQ has lost', async () => {
    const { hq, ana } = await followed();
    const { length } = hq.log;
    hq.restore(hq.backup().slice(0, 1), 'e2');
    const { history } = ana.workspace.database;
    const where = vi.spyOn(history, 'where').mockImplementation(() => {
      throw new Error('The window was closed.');
    });
    await expect(syncOnce(ana.workspace, ana.world)).rejects.toThrow('The window was closed.');
    where.mockRestore();

    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true });
    // Ben's change waits for Ben.
    expect(hq.log).toHaveLength(length - 1);
  });
});
