import { describe, expect, test } from 'vitest';
import { readChangeBody } from '#shared/sync/change';
import { Database } from '../../../../renderer/data/database';
import { recallDeviceKey, sha256Of } from '../../../../renderer/data/device-key';
import { becomeOwnDevice } from '../../../../renderer/data/new-device';
import { record } from '../../../../renderer/data/reading';
import { aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';
import { Killed, memoryDisk, memoryHost } from '../../../fakes/memory-host';

async function aCopiedDevice() {
  const first = await aWorkspace();
  await keepPartner(first.workspace);
  // HQ has the first change, and the two after it wait.
  const [sent] = await first.workspace.database.outbox.toArray();
  if (sent) await first.workspace.database.outbox.delete([sent.space, sent.dev, sent.n]);
  await editPartner(first.workspace, 'partner-1', { note: 'One.' });
  await editPartner(first.workspace, 'partner-1', { note: 'Two.', website: 'https://nordlys.example' });
  return first;
}

async function bodiesThatWait(database: Database) {
  const entries = await database.outbox.toArray();
  const lines = await database.history.bulkGet(entries.map(({ id }) => id));
  return Promise.all(
    lines.map(async (line) => {
      const body = readChangeBody(line?.content.body ?? '');
      if (!body.ok) throw new Error(body.error);
      return { ...body.value, hash: await sha256Of(line?.content.body ?? ''), tag: line?.tag };
    }),
  );
}

describe('a device of its own', () => {
  test('writes what waits once more under a new key, in one chain from 1 on, with the ids and times it had', async () => {
    const { workspace, host } = await aCopiedDevice();
    const before = await bodiesThatWait(workspace.database);
    expect(await becomeOwnDevice(workspace)).toEqual({ rewritten: 2 });

    const key = await recallDeviceKey(host);
    expect(key?.deviceId).not.toBe(workspace.key.deviceId);
    const after = await bodiesThatWait(workspace.database);
    expect(after.map(({ id, t, actor, r }) => ({ id, t, actor, r }))).toEqual(
      before.map(({ id, t, actor, r }) => ({ id, t, actor, r })),
    );
    expect(after.map(({ dev, n, prev, tag }) => ({ dev, n, prev, tag }))).toEqual([
      { dev: key?.deviceId, n: 1, prev: '', tag: key?.tag },
      { dev: key?.deviceId, n: 2, prev: after[0]?.hash, tag: key?.tag },
    ]);
    expect(after[1]?.f.note?.p).toEqual([`${key?.tag}:1`]);
    workspace.database.close();
  });

  test('is opened again with everything in place, and goes on in its own chain', async () => {
    const first = await aCopiedDevice();
    await becomeOwnDevice(first.workspace);
    first.workspace.database.close();
    const { workspace } = await aWorkspace(first);
    expect(workspace.mended).toMatchObject({ restored: 0, copied: 0, lost: 0 });
    await editPartner(workspace, 'partner-1', { note: 'Three.' });
    expect((await bodiesThatWait(workspace.database)).map(({ n, f }) => [n, f.note?.v])).toEqual([
      [1, 'One.'],
      [2, 'Two.'],
      [3, 'Three.'],
    ]);
    const row = await workspace.database.rows.get('partner-1');
    expect(Object.values(row?.content ?? {}).every((heads) => heads.length === 1)).toBe(true);
    workspace.database.close();
  });

  test('loses nothing when its tables are lost afterwards', async () => {
    const first = await aCopiedDevice();
    await becomeOwnDevice(first.workspace);
    first.workspace.database.close();
    await Database.delete(first.name);
    const { workspace } = await aWorkspace(first);
    expect(await record(workspace.database, 'partner', 'partner-1')).toMatchObject({
      note: 'Two.',
      website: 'https://nordlys.example',
    });
    const own = (await bodiesThatWait(workspace.database)).filter(({ dev }) => dev === workspace.key.deviceId);
    expect(own.map(({ n }) => n)).toEqual([1, 2]);
    workspace.database.close();
  });

  test('is finished by the next start when the program is killed in the middle of it', async () => {
    for (let steps = 0; steps < 4; steps += 1) {
      const disk = memoryDisk();
      const first = await aWorkspace({ host: memoryHost({ disk }) });
      await keepPartner(first.workspace);
      await editPartner(first.workspace, 'partner-1', { note: 'Waits.' });
      first.host.faults.stepsToLive = steps;
      await becomeOwnDevice(first.workspace).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      first.workspace.database.close();
      const { workspace } = await aWorkspace({ ...first, host: memoryHost({ disk }) });
      const waiting = await bodiesThatWait(workspace.database);
      expect(waiting.map(({ dev, n }) => [dev, n])).toEqual([
        [workspace.key.deviceId, 1],
        [workspace.key.deviceId, 2],
      ]);
      expect(await record(workspace.database, 'partner', 'partner-1')).toMatchObject({ note: 'Waits.' });
      workspace.database.close();
    }
  });
});
