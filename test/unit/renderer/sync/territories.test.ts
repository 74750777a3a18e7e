import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import { readChains, readCursor } from '../../../../renderer/data/identity';
import { roleIn } from '../../../../renderer/data/lanes';
import { readTerritoryStates } from '../../../../renderer/data/queries/territory-queries';
import { deliveryOf, rowOf } from '../../../../renderer/data/stored';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { aDevice, syncOnce } from '../../../builders/a-device';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';
import { MemoryHq } from '../../../fakes/memory-hq';

type Device = Awaited<ReturnType<typeof aDevice>>;

/** Ana has the field and the coast, Ben only the field. */
async function twoTerritories() {
  const hq = new MemoryHq();
  hq.addTerritory('coast', 'Coast');
  hq.grant('Ana', 'field');
  hq.grant('Ana', 'coast');
  hq.grant('Cleo', 'coast');
  return { hq, ana: await aDevice(hq, 'Ana'), ben: await aDevice(hq, 'Ben'), cleo: await aDevice(hq, 'Cleo') };
}

const partnerIn = (id: string) => aPartner({ id: brand<'Partner'>(id) });

/** A partner in a chosen territory, as its form would file it. */
async function keepIn(workspace: Workspace, id: string, space: string): Promise<void> {
  const { id: _id, ...fields } = partnerIn(id);
  const edit = { operation: 'create' as const, entity: 'partner' as const, id, fields: fields as never, space };
  await write(workspace, async () => ok({ value: null, edits: [edit] }));
}

const rowsOn = async ({ workspace }: Device) =>
  (await workspace.database.rows.toArray()).map(({ id, space }) => `${id} in ${space || 'the first'}`).sort();

describe('territories', () => {
  test('a record goes where its partner is, and a device counts its changes in each territory apart', async () => {
    const { hq, ana } = await twoTerritories();
    await keepPartner(ana.workspace);
    await keepIn(ana.workspace, 'partner-2', 'coast');
    const site = { operation: 'create' as const, entity: 'site' as const, id: 'site-1' };
    const fields = { partnerId: 'partner-2', name: 'Quay' };
    await write(ana.workspace, async () => ok({ value: null, edits: [{ ...site, fields }] }));
    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true, value: { sent: 3 } });

    const numbered = (space: string) =>
      hq.territory(space).log.map(({ change }) => [change.r, change.n, change.sp, change.prev === '']);
    expect(numbered('field')).toEqual([['partner-1', 1, 'field', true]]);
    expect(numbered('coast')).toEqual([
      ['partner-2', 1, 'coast', true],
      ['site-1', 2, 'coast', false],
    ]);
    expect(
      [...(await readChains(ana.workspace.database, ana.workspace.key.deviceId))].map(([lane, { n }]) => [lane, n]),
    ).toEqual([
      ['', 1],
      ['coast', 2],
    ]);
  });

  test('what was written before enrolment belongs to the first territory', async () => {
    const { hq } = await twoTerritories();
    const early = await aWorkspace();
    await keepPartner(early.workspace);
    const ana = await aDevice(hq, 'Ana', early);
    await syncOnce(ana.workspace, ana.world);

    expect(hq.log.map(({ change }) => [change.r, change.sp])).toEqual([['partner-1', '']]);
  });

  test('a device holds what is granted and nothing else', async () => {
    const { ana, ben, cleo } = await twoTerritories();
    await keepPartner(ana.workspace);
    await keepIn(ana.workspace, 'partner-2', 'coast');
    await syncOnce(ana.workspace, ana.world);
    await syncOnce(ben.workspace, ben.world);
    await syncOnce(cleo.workspace, cleo.world);

    expect(await rowsOn(ana)).toEqual(['partner-1 in the first', 'partner-2 in coast']);
    expect(await rowsOn(ben)).toEqual(['partner-1 in the first']);
    // The coast is Cleo's first territory.
    expect(await rowsOn(cleo)).toEqual(['partner-2 in the first']);
  });

  test('a territory that is granted later is pulled in the next round', async () => {
    const { hq, ana, ben } = await twoTerritories();
    await keepIn(ana.workspace, 'partner-2', 'coast');
    await syncOnce(ana.workspace, ana.world);
    await syncOnce(ben.workspace, ben.world);
    hq.grant('Ben', 'coast', 'lead');
    await syncOnce(ben.workspace, ben.world);

    expect(await rowsOn(ben)).toEqual(['partner-2 in coast']);
    expect(roleIn(ben.workspace.enrolment, 'coast')).toBe('lead');
    expect((await readTerritoryStates(ben.workspace)).map(({ id, role, cursor }) => [id, role, cursor])).toEqual([
      ['field', 'manager', 0],
      ['coast', 'lead', 1],
    ]);
  });

  test('of a withdrawn territory everything that waits is handed over, and then it leaves the device', async () => {
    const { hq, ana } = await twoTerritories();
    await keepIn(ana.workspace, 'partner-2', 'coast');
    await syncOnce(ana.workspace, ana.world);
    await editPartner(ana.workspace, 'partner-2', { note: 'Written before anybody knew' });
    hq.withdraw('Ana', 'coast');
    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true, value: { sent: 1 } });

    expect(hq.territory('coast').log.map(({ ack }) => [ack.state, ack.why])).toEqual([
      ['applied', undefined],
      ['quarantined', 'grant-withdrawn'],
    ]);
    expect(await rowsOn(ana)).toEqual([]);
    expect(await ana.workspace.database.outbox.count()).toBe(0);
    expect(ana.workspace.enrolment?.spaces.map(({ id }) => id)).toEqual(['field']);
    const told = (await ana.workspace.database.history.toArray()).map((line) => deliveryOf(line, false));
    expect(told).toEqual(['applied', 'quarantined']);
  });

  test('a withdrawn territory stays while HQ cannot be given what waits of it', async () => {
    const { hq, ana } = await twoTerritories();
    await keepIn(ana.workspace, 'partner-2', 'coast');
    await syncOnce(ana.workspace, ana.world);
    await editPartner(ana.workspace, 'partner-2', { note: 'Not handed over yet' });
    hq.withdraw('Ana', 'coast');
    hq.fault = ({ path }) => (path === '/v1/push' ? 'lost-request' : null);

    expect((await syncOnce(ana.workspace, ana.world)).ok).toBe(false);
    expect(await rowsOn(ana)).toEqual(['partner-2 in coast']);
    hq.fault = () => null;
    await syncOnce(ana.workspace, ana.world);
    expect(await rowsOn(ana)).toEqual([]);
  });

  test('one that is granted again comes back, and the device goes on counting where it was', async () => {
    const { hq, ana } = await twoTerritories();
    await keepIn(ana.workspace, 'partner-2', 'coast');
    await syncOnce(ana.workspace, ana.world);
    hq.withdraw('Ana', 'coast');
    await syncOnce(ana.workspace, ana.world);
    hq.grant('Ana', 'coast');
    await syncOnce(ana.workspace, ana.world);
    await editPartner(ana.workspace, 'partner-2', { note: 'Back again' });
    await syncOnce(ana.workspace, ana.world);

    expect(hq.territory('coast').log.map(({ change }) => change.n)).toEqual([1, 2]);
    expect(await rowsOn(ana)).toEqual(['partner-2 in coast']);
  });
});

describe('a partner that is moved', () => {
  test('leaves the devices of the old territory and comes to those of the new one', async () => {
    const { hq, ana, ben, cleo } = await twoTerritories();
    await keepPartner(ben.workspace);
    for (const each of [ben, ana, cleo]) await syncOnce(each.workspace, each.world);
    hq.move('partner-1', 'field', 'coast');
    for (const each of [ben, ana, cleo]) await syncOnce(each.workspace, each.world);

    expect(await rowsOn(ben)).toEqual([]);
    expect(await rowsOn(ana)).toEqual(['partner-1 in coast']);
    expect(await rowsOn(cleo)).toEqual(['partner-1 in the first']);
    const stored = await ana.workspace.database.rows.get('partner-1');
    expect(stored && rowOf(stored)).toEqual(hq.row('partner-1', 'coast'));
  });

  test('takes an edit along that was made offline in the old territory, without a conflict', async () => {
    const { hq, ana, ben, cleo } = await twoTerritories();
    await keepPartner(ana.workspace);
    for (const each of [ana, ben, cleo]) await syncOnce(each.workspace, each.world);
    await editPartner(ana.workspace, 'partner-1', { legalName: 'Nordlys Group ASA' });
    await editPartner(ben.workspace, 'partner-1', { note: 'Ben was there' });
    hq.move('partner-1', 'field', 'coast');
    for (const each of [ana, ben, cleo, ana]) await syncOnce(each.workspace, each.world);

    expect(hq.row('partner-1', 'coast')?.fields.legalName?.map(({ value }) => value)).toEqual(['Nordlys Group ASA']);
    expect(hq.row('partner-1', 'coast')?.fields.note?.map(({ value }) => value)).toEqual(['Ben was there']);
    for (const each of [ana, cleo]) {
      const stored = await each.workspace.database.rows.get('partner-1');
      expect(stored && rowOf(stored)).toEqual(hq.row('partner-1', 'coast'));
      expect(await each.workspace.database.bases.count()).toBe(0);
    }
    // Ben may not look there: it went with the last of his changes.
    expect(await rowsOn(ben)).toEqual([]);
  });

  test('stays as it is shown while something written after the round has not been handed over', async () => {
    const { hq, ana, ben } = await twoTerritories();
    await keepPartner(ana.workspace);
    for (const each of [ana, ben]) await syncOnce(each.workspace, each.world);
    hq.move('partner-1', 'field', 'coast');
    // Saved between the sending and the receiving of one round.
    let saved = false;
    const world = {
      ...ben.world,
      fetch: async (input: string, init?: RequestInit) => {
        if (!saved && input.includes('/v1/pull')) {
          saved = true;
          await editPartner(ben.workspace, 'partner-1', { note: 'A moment too late' });
        }
        return ben.world.fetch(input, init);
      },
    };
    await syncOnce(ben.workspace, world);
    expect(await rowsOn(ben)).toEqual(['partner-1 in the first']);
    await syncOnce(ben.workspace, ben.world);

    expect(await rowsOn(ben)).toEqual([]);
    expect(hq.row('partner-1', 'coast')?.fields.note?.map(({ value }) => value)).toEqual(['A moment too late']);
  });
});

describe('a record that was erased', () => {
  test('leaves every device, and with it what this device wrote of it', async () => {
    const { hq, ana, ben } = await twoTerritories();
    await keepPartner(ana.workspace);
    for (const each of [ana, ben]) await syncOnce(each.workspace, each.world);
    hq.erase('partner-1');
    for (const each of [ana, ben]) await syncOnce(each.workspace, each.world);

    expect([await rowsOn(ana), await rowsOn(ben)]).toEqual([[], []]);
    expect((await ana.workspace.database.history.toArray()).map(({ content }) => content)).toEqual([
      { body: '', sig: '' },
    ]);
    await keepPartner(ana.workspace, partnerIn('partner-2'));
    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true, value: { sent: 1 } });
  });
});

describe('what this device has brought itself', () => {
  test('is not sent back to it', async () => {
    const { hq, ana } = await twoTerritories();
    await syncOnce(ana.workspace, ana.world);
    await keepPartner(ana.workspace);
    hq.requests.splice(0);
    await syncOnce(ana.workspace, ana.world);

    expect(hq.requests.map(({ path }) => path)).toEqual(['/v1/hello', '/v1/push']);
    expect(await readCursor(ana.workspace.database)).toMatchObject({ after: 1, hash: hq.log[0]?.hash });
  });

  test('is followed by a pull as soon as somebody else has written in between', async () => {
    const { hq, ana, ben } = await twoTerritories();
    await syncOnce(ana.workspace, ana.world);
    await keepPartner(ben.workspace, partnerIn('partner-2'));
    await syncOnce(ben.workspace, ben.world);
    await keepPartner(ana.workspace);
    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true, value: { sent: 1, received: 2 } });

    expect(await rowsOn(ana)).toEqual(['partner-1 in the first', 'partner-2 in the first']);
    expect(hq.log.map(({ change }) => change.h !== undefined)).toEqual([false, false]);
    await editPartner(ana.workspace, 'partner-2', { note: 'seen' });
    await syncOnce(ana.workspace, ana.world);
    // Signed with the change: where HQ's log stood when it was written.
    expect(hq.log[2]?.change.h).toBe(`2:${hq.log[1]?.hash}`);
  });
});

describe('sets, steps and deletions', () => {
  test('a list to which two add apart has both additions', async () => {
    const { hq, ana, ben } = await twoTerritories();
    const edit = (operation: 'create' | 'set', interviewers: readonly string[]) => ({
      ...{ operation, entity: 'interview' as const, id: 'interview-1' },
      fields: { interviewers: [...interviewers] },
    });
    const save = ({ workspace }: Device, each: ReturnType<typeof edit>) =>
      write(workspace, async () => ok({ value: null, edits: [each] }));
    await save(ana, edit('create', ['Ines']));
    for (const each of [ana, ben]) await syncOnce(each.workspace, each.world);
    await save(ana, edit('set', ['Ines', 'Ruth']));
    await save(ben, edit('set', ['Ines', 'Omar']));
    for (const each of [ana, ben, ana]) await syncOnce(each.workspace, each.world);

    expect(Object.keys(hq.row('interview-1')?.fields ?? {}).sort()).toEqual([
      'interviewers',
      'interviewers#Omar',
      'interviewers#Ruth',
    ]);
    for (const each of [ana, ben]) {
      const stored = await each.workspace.database.rows.get('interview-1');
      expect(stored && rowOf(stored)).toEqual(hq.row('interview-1'));
    }
  });

  test('a list that is saved as it was is no change', async () => {
    const { ana } = await twoTerritories();
    const interview = { entity: 'interview' as const, id: 'interview-1', fields: { interviewers: ['Ines'] } };
    for (const operation of ['create', 'set'] as const)
      await write(ana.workspace, async () => ok({ value: null, edits: [{ ...interview, operation }] }));

    expect(await ana.workspace.database.history.count()).toBe(1);
  });

  test('a record that one deletes while another goes on writing waits for a decision', async () => {
    const { ana, ben } = await twoTerritories();
    await keepPartner(ana.workspace);
    for (const each of [ana, ben]) await syncOnce(each.workspace, each.world);
    const deletion = { operation: 'delete' as const, entity: 'partner' as const, id: 'partner-1', fields: {} };
    await write(ana.workspace, async () => ok({ value: null, edits: [deletion] }));
    await editPartner(ben.workspace, 'partner-1', { note: 'They signed!' });
    for (const each of [ana, ben, ana]) await syncOnce(each.workspace, each.world);

    for (const each of [ana, ben])
      expect(await each.workspace.database.rows.where('conflicted').equals(1).primaryKeys()).toEqual(['partner-1']);
  });
});
