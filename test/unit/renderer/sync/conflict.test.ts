import { describe, expect, test } from 'vitest';
import { type Conflict, conflictsOf } from '#shared/sync/conflict';
import { resolveConflict } from '../../../../renderer/data/actions/conflict-actions';
import { record } from '../../../../renderer/data/reading';
import { rowOf } from '../../../../renderer/data/stored';
import type { Workspace } from '../../../../renderer/data/workspace';
import { aDevice, syncOnce } from '../../../builders/a-device';
import { editPartner, keepPartner } from '../../../builders/a-workspace';
import { MemoryHq } from '../../../fakes/memory-hq';

async function conflicts(workspace: Workspace): Promise<readonly Conflict[]> {
  const rows = await workspace.database.rows.where('conflicted').equals(1).toArray();
  return rows.flatMap((row) => conflictsOf(rowOf(row)));
}

/** Ana and Ben have both changed the partner without knowing of each other, and both have synced. */
async function apart(anaWrites: { [field: string]: string }, benWrites: { [field: string]: string }) {
  const hq = new MemoryHq();
  const ana = await aDevice(hq, 'Ana');
  const ben = await aDevice(hq, 'Ben');
  await keepPartner(ana.workspace);
  await syncOnce(ana.workspace, ana.world);
  await syncOnce(ben.workspace, ben.world);
  await editPartner(ana.workspace, 'partner-1', anaWrites);
  await editPartner(ben.workspace, 'partner-1', benWrites);
  const both = async () => {
    for (const each of [ana, ben, ana, ben]) await syncOnce(each.workspace, each.world);
  };
  await both();
  return { hq, ana: ana.workspace, ben: ben.workspace, both };
}

describe('edits made apart', () => {
  test('of different fields of one partner are both kept', async () => {
    const { ana, ben } = await apart({ legalName: 'Nordlys ASA' }, { website: 'https://nordlys.example' });

    expect(await record(ana.database, 'partner', 'partner-1')).toMatchObject({
      legalName: 'Nordlys ASA',
      website: 'https://nordlys.example',
    });
    expect(await ana.database.rows.toArray()).toEqual(await ben.database.rows.toArray());
    expect(await conflicts(ana)).toEqual([]);
  });

  test('of the same field are both kept and shown on both devices, with who wrote them', async () => {
    const { ana, ben } = await apart({ legalName: 'Nordlys ASA' }, { legalName: 'Nordlys Group' });
    const shown = (await conflicts(ana)).map(({ field, heads }) => ({
      field,
      heads: heads.map(({ value, by }) => ({ value, by })).sort((left, right) => (left.by < right.by ? -1 : 1)),
    }));

    expect(shown).toEqual([
      {
        field: 'legalName',
        heads: [
          { value: 'Nordlys ASA', by: 'ana' },
          { value: 'Nordlys Group', by: 'ben' },
        ],
      },
    ]);
    expect(await conflicts(ben)).toEqual(await conflicts(ana));
  });

  test('that agree need no decision', async () => {
    const { ana, ben } = await apart({ legalName: 'Nordlys ASA' }, { legalName: 'Nordlys ASA' });

    expect([await conflicts(ana), await conflicts(ben)]).toEqual([[], []]);
  });
});

describe('a decision', () => {
  test('for one of the values settles both devices and keeps the reason', async () => {
    const { hq, ana, ben, both } = await apart({ legalName: 'Nordlys ASA' }, { legalName: 'Nordlys Group' });
    const bens = (await conflicts(ana))[0]?.heads.find(({ by }) => by === 'ben');
    const decided = await resolveConflict(ana, {
      rowId: 'partner-1',
      field: 'legalName',
      keep: { dot: bens?.dot ?? '' },
      why: ' Register checked. ',
    });
    await both();

    expect(decided).toEqual({ ok: true, value: null });
    expect([await conflicts(ana), await conflicts(ben)]).toEqual([[], []]);
    expect((await record(ben.database, 'partner', 'partner-1'))?.legalName).toBe('Nordlys Group');
    expect(hq.log.at(-1)?.change).toMatchObject({ op: 'resolve', why: 'Register checked.' });
  });

  test('may be a value that nobody had written', async () => {
    const { ben, both } = await apart({ legalName: 'Nordlys ASA' }, { legalName: 'Nordlys Group' });
    await resolveConflict(ben, {
      rowId: 'partner-1',
      field: 'legalName',
      keep: { value: 'Nordlys Group ASA' },
      why: '',
    });
    await both();

    expect((await record(ben.database, 'partner', 'partner-1'))?.legalName).toBe('Nordlys Group ASA');
    expect(await conflicts(ben)).toEqual([]);
  });

  test('made on both devices at once differently is asked for again', async () => {
    const { ana, ben, both } = await apart({ legalName: 'Nordlys ASA' }, { legalName: 'Nordlys Group' });
    for (const [workspace, value] of [
      [ana, 'One'],
      [ben, 'Two'],
    ] as const)
      await resolveConflict(workspace, { rowId: 'partner-1', field: 'legalName', keep: { value }, why: '' });
    await both();

    expect((await conflicts(ana))[0]?.heads.map(({ value }) => value).sort()).toEqual(['One', 'Two']);
  });

  test('is refused when the value chosen is no longer in question, or nothing is', async () => {
    const { ana } = await apart({ legalName: 'Nordlys ASA' }, { legalName: 'Nordlys Group' });
    const decide = (field: string, dot: string) =>
      resolveConflict(ana, { rowId: 'partner-1', field, keep: { dot }, why: '' });

    expect(await decide('legalName', 'zzzzzz:9')).toEqual({ ok: false, error: { kind: 'changed' } });
    expect(await decide('note', 'zzzzzz:9')).toEqual({ ok: false, error: { kind: 'settled' } });
  });
});
