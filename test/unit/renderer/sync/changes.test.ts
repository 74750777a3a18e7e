import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { Database } from '../../../../renderer/data/database';
import { record } from '../../../../renderer/data/reading';
import { deliveryOf, rowOf } from '../../../../renderer/data/stored';
import type { Workspace } from '../../../../renderer/data/workspace';
import { aDevice, syncOnce } from '../../../builders/a-device';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';
import { type Fault, MemoryHq } from '../../../fakes/memory-hq';

const done = { ok: true };

function once(fault: Fault, path: string): MemoryHq['fault'] {
  let left = 1;
  return (request) => {
    if (left === 0 || request.path !== path) return null;
    left -= 1;
    return fault;
  };
}

async function outbox(workspace: Workspace): Promise<number> {
  return workspace.database.outbox.count();
}

/** Rows and HQ say the same of the partner. */
async function expectAtHq(hq: MemoryHq, workspace: Workspace, id = 'partner-1'): Promise<void> {
  const stored = await workspace.database.rows.get(id);
  expect(stored && rowOf(stored)).toEqual(hq.row(id));
  expect(await outbox(workspace)).toBe(0);
}

describe('sending changes', () => {
  test('brings what was written to HQ and to a second device', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    const partner = await keepPartner(ana.workspace);
    await editPartner(ana.workspace, partner.id, { note: 'Met at the harbour.' });

    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true, value: { sent: 2 } });
    expect(await syncOnce(ben.workspace, ben.world)).toMatchObject({ ok: true, value: { sent: 0, received: 1 } });

    await expectAtHq(hq, ana.workspace);
    await expectAtHq(hq, ben.workspace);
    expect(await record(ben.workspace.database, 'partner', partner.id)).toEqual({
      ...partner,
      note: 'Met at the harbour.',
    });
  });

  test('sends what was written before the device was enrolled', async () => {
    const hq = new MemoryHq();
    const early = await aWorkspace();
    await keepPartner(early.workspace);
    const ana = await aDevice(hq, 'Ana', early);
    await syncOnce(ana.workspace, ana.world);

    await expectAtHq(hq, ana.workspace);
  });

  test.each(['lost-request', 'lost-ack', 'server-error', 'too-many', 'portal', 'cut-body'] as const)(
    'loses and doubles nothing when a push meets: %s',
    async (fault) => {
      const hq = new MemoryHq();
      const ana = await aDevice(hq, 'Ana');
      await keepPartner(ana.workspace);
      await editPartner(ana.workspace, 'partner-1', { note: 'a' });
      hq.fault = once(fault, '/v1/push');

      expect((await syncOnce(ana.workspace, ana.world)).ok).toBe(false);
      expect(await outbox(ana.workspace)).toBe(2);
      await editPartner(ana.workspace, 'partner-1', { note: 'b' });
      expect(await syncOnce(ana.workspace, ana.world)).toMatchObject(done);

      await expectAtHq(hq, ana.workspace);
      expect(hq.log.map(({ change }) => change.n)).toEqual([1, 2, 3]);
    },
  );

  test.each(['lost-request', 'lost-ack', 'server-error', 'portal', 'cut-body'] as const)(
    'misses nothing when a pull meets: %s',
    async (fault) => {
      const hq = new MemoryHq();
      const ana = await aDevice(hq, 'Ana');
      const ben = await aDevice(hq, 'Ben');
      for (const id of ['a', 'b', 'c', 'd', 'e'])
        await keepPartner(ana.workspace, aPartner({ id: brand<'Partner'>(id) }));
      await syncOnce(ana.workspace, ana.world);
      hq.pullRows = 2;
      let pulls = 0;
      hq.fault = ({ path }) => {
        if (path === '/v1/pull') pulls += 1;
        return path === '/v1/pull' && pulls === 2 ? fault : null;
      };

      expect((await syncOnce(ben.workspace, ben.world)).ok).toBe(false);
      expect(await ben.workspace.database.rows.count()).toBe(2);
      expect(await syncOnce(ben.workspace, ben.world)).toMatchObject({ ok: true, value: { received: 3 } });
      for (const id of ['a', 'b', 'c', 'd', 'e']) await expectAtHq(hq, ben.workspace, id);
    },
  );

  test('goes on behind a change that HQ set aside, and shows HQ’s value again', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    await editPartner(ana.workspace, 'partner-1', { note: 'poison' });
    await editPartner(ana.workspace, 'partner-1', { website: 'https://nordlys.example' });
    await syncOnce(ana.workspace, ana.world);

    await expectAtHq(hq, ana.workspace);
    const told = (await ana.workspace.database.history.toArray()).map((line) => ({
      n: line.n,
      state: deliveryOf(line, false),
      why: line.why,
    }));
    expect(told).toEqual([
      { n: 1, state: 'applied', why: '' },
      { n: 2, state: 'quarantined', why: 'immutable' },
      { n: 3, state: 'applied', why: '' },
    ]);
  });

  test('hands over what an earlier key of this device wrote, under the name of that device', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    ana.workspace.database.close();
    await Database.delete(ana.name);
    await ana.host.secrets.forget('device-key');
    const again = await aDevice(hq, 'Ana', { host: ana.host, ids: 'abcd' });
    await editPartner(again.workspace, 'partner-1', { note: 'written with the new key' });

    expect(await syncOnce(again.workspace, again.world)).toMatchObject({ ok: true, value: { sent: 2 } });
    await expectAtHq(hq, again.workspace);
    expect(hq.log.map(({ change }) => change.dev).sort()).toEqual(
      [ana.workspace.key.deviceId, again.workspace.key.deviceId].sort(),
    );
  });

  test('is not held up by changes of a key that HQ never knew; they stay and are named', async () => {
    const hq = new MemoryHq();
    const early = await aWorkspace();
    await keepPartner(early.workspace, aPartner({ id: brand<'Partner'>('before') }));
    early.workspace.database.close();
    await Database.delete(early.name);
    await early.host.secrets.forget('device-key');
    const ana = await aDevice(hq, 'Ana', { host: early.host, ids: 'ffff' });
    await keepPartner(ana.workspace);

    const round = await syncOnce(ana.workspace, ana.world);
    expect(round).toEqual({ ok: false, error: { kind: 'refused', code: 'other-device', values: { changes: 1 } } });
    expect(hq.log.map(({ change }) => change.r)).toEqual(['partner-1']);
    expect((await ana.workspace.database.outbox.toArray()).map(({ rowId }) => rowId)).toEqual(['before']);
  });

  test('ends, and receives, although somebody saves faster than HQ answers', async () => {
    const hq = new MemoryHq();
    const [ana, ben] = [await aDevice(hq, 'Ana'), await aDevice(hq, 'Ben')];
    await keepPartner(ben.workspace, aPartner({ id: brand<'Partner'>('partner-of-ben') }));
    await syncOnce(ben.workspace, ben.world);
    await keepPartner(ana.workspace);
    let saved = 0;
    const fetch: typeof ana.world.fetch = async (input, init) => {
      const answer = await ana.world.fetch(input, init);
      if (!input.endsWith('/v1/push') || saved === 50) return answer;
      saved += 1;
      await keepPartner(ana.workspace, aPartner({ id: brand<'Partner'>(`partner-${saved + 1}`) }));
      return answer;
    };

    expect(await syncOnce(ana.workspace, { ...ana.world, fetch })).toMatchObject({ ok: true });
    expect(await ana.workspace.database.rows.get('partner-of-ben')).toBeDefined();
    expect(saved).toBeLessThan(5);
    expect(await ana.workspace.database.outbox.count()).toBeGreaterThan(0);
    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true });
    expect(await ana.workspace.database.outbox.count()).toBe(0);
  });

  test('takes along what is saved while a delivery is under way', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    let saved = false;
    const fetch: typeof ana.world.fetch = async (input, init) => {
      const answer = await ana.world.fetch(input, init);
      if (!saved && input.endsWith('/v1/push')) {
        saved = true;
        await keepPartner(ana.workspace, aPartner({ id: brand<'Partner'>('partner-2') }));
      }
      return answer;
    };

    expect(await syncOnce(ana.workspace, { ...ana.world, fetch })).toMatchObject({ ok: true, value: { sent: 2 } });
  });

  test('packs a large push', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    for (let i = 0; i < 5; i += 1) await keepPartner(ana.workspace, aPartner({ id: brand<'Partner'>(`p${i}`) }));
    await syncOnce(ana.workspace, ana.world);

    expect(hq.requests.filter(({ path }) => path === '/v1/push')).toEqual([
      { method: 'POST', path: '/v1/push', gzip: true },
    ]);
    expect(hq.log).toHaveLength(5);
  });

  test('sends again from the journal when its tables were lost, and HQ takes nothing twice', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    await syncOnce(ana.workspace, ana.world);
    await editPartner(ana.workspace, 'partner-1', { note: 'not sent yet' });
    const { enrolment } = ana.workspace;
    ana.workspace.database.close();
    await Database.delete(ana.name);
    const again = await aWorkspace(ana);
    again.workspace.enrolment = enrolment;

    expect(await syncOnce(again.workspace, ana.world)).toMatchObject({ ok: true, value: { sent: 2 } });
    await expectAtHq(hq, again.workspace);
    expect(hq.log.map(({ change }) => change.n)).toEqual([1, 2]);
  });
});

describe('a restored headquarters', () => {
  test('gets again what it lost, also from a device that has nothing new to send', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    await keepPartner(ana.workspace);
    await syncOnce(ana.workspace, ana.world);
    await syncOnce(ben.workspace, ben.world);
    const backup = hq.backup();
    await editPartner(ana.workspace, 'partner-1', { legalName: 'Nordlys Group ASA' });
    await syncOnce(ana.workspace, ana.world);
    await syncOnce(ben.workspace, ben.world);
    await editPartner(ben.workspace, 'partner-1', { note: 'Seen by Ben' });
    await syncOnce(ben.workspace, ben.world);
    await syncOnce(ana.workspace, ana.world);
    const before = hq.row('partner-1');

    hq.restore(backup, 'e2');
    // Ben's note comes back before Ana's name, to a HQ that does not know the name he saw.
    expect(await syncOnce(ben.workspace, ben.world)).toMatchObject(done);
    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject(done);
    expect(await syncOnce(ben.workspace, ben.world)).toMatchObject(done);

    expect(hq.row('partner-1')).toEqual(before);
    await expectAtHq(hq, ana.workspace);
    await expectAtHq(hq, ben.workspace);
    expect(ana.workspace.enrolment?.space.epoch).toBe('e2');
  });

  test('that asks for earlier changes gets them out of the history', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    const backup = hq.backup();
    await syncOnce(ana.workspace, ana.world);
    hq.restore(backup, null);
    await editPartner(ana.workspace, 'partner-1', { note: 'after' });

    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true, value: { sent: 2 } });
    await expectAtHq(hq, ana.workspace);
  });

  test('that asks for changes this device no longer has is told to the person', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    await syncOnce(ana.workspace, ana.world);
    hq.restore([], null);
    await ana.workspace.database.history.clear();
    await editPartner(ana.workspace, 'partner-1', { note: 'after' });

    const round = await syncOnce(ana.workspace, ana.world);
    expect(round).toEqual({ ok: false, error: { kind: 'refused', code: 'gap', values: { expected: 1 } } });
    expect(await outbox(ana.workspace)).toBe(1);
  });
});

describe('a refusal that needs a person', () => {
  test('a waiting change whose bytes are gone is named instead of being passed over', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    await ana.workspace.database.history.clear();

    const round = await syncOnce(ana.workspace, ana.world);
    expect(round).toEqual({ ok: false, error: { kind: 'refused', code: 'outbox', values: {} } });
    expect(await outbox(ana.workspace)).toBe(1);
  });

  test('a copied profile is named, and what waits stays', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const copy = await aWorkspace({ host: ana.host, ids: 'c0de' });
    copy.workspace.enrolment = ana.workspace.enrolment;
    await keepPartner(ana.workspace);
    await keepPartner(copy.workspace, aPartner({ id: brand<'Partner'>('partner-2') }));
    await syncOnce(ana.workspace, ana.world);

    const round = await syncOnce(copy.workspace, ana.world);
    expect(round).toEqual({ ok: false, error: { kind: 'refused', code: 'fork', values: { at: 1 } } });
    expect(await outbox(copy.workspace)).toBe(1);
  });

  test('a program older than HQ accepts still hands over what it holds', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    hq.schema = { min: 2, max: 3 };

    const round = await syncOnce(ana.workspace, ana.world);
    expect(round).toEqual({ ok: false, error: { kind: 'refused', code: 'schema', values: { min: 2 } } });
    expect(hq.log).toHaveLength(1);
    expect(await outbox(ana.workspace)).toBe(0);
    expect(hq.requests.filter(({ path }) => path === '/v1/pull')).toEqual([]);
  });

  test('another headquarters at the same address gets nothing', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    hq.server = 'hq-2';

    const round = await syncOnce(ana.workspace, ana.world);
    expect(round).toEqual({ ok: false, error: { kind: 'refused', code: 'other-hq', values: { name: 'Test HQ' } } });
    expect(hq.log).toEqual([]);
  });

  test.each(['revoked', 'unauthorised', 'sign-in'] as const)('%s: what waits stays', async (fault) => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    hq.fault = ({ path }) => (path === '/v1/push' ? fault : null);

    const round = await syncOnce(ana.workspace, ana.world);
    expect(round).toEqual({ ok: false, error: { kind: 'refused', code: fault, values: {} } });
    expect(await outbox(ana.workspace)).toBe(1);
  });
});
