import { describe, expect, test } from 'vitest';
import type { Role } from '#shared/contracts/hq-api';
import { readRecord } from '#shared/records/records';
import { confirmGateDecision, decideSetAside } from '../../../../renderer/data/actions/headquarters-actions';
import { creation } from '../../../../renderer/data/edits';
import { rowOf } from '../../../../renderer/data/stored';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { aDecision } from '../../../builders/a-guided-case';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';

async function asSomebody(role: Role): Promise<Workspace> {
  const { workspace } = await aWorkspace();
  const granted = (id: string, name: string) => ({ id, name, kind: 'territory' as const, epoch: 'e1', role });
  workspace.enrolment = {
    ...{ hq: 'http://hq.test', server: 'hq', user: { id: 'tom', name: 'Tom' }, role, logKey: '' },
    space: { id: 'north', name: 'North', epoch: 'e1' },
    spaces: [granted('north', 'North'), granted('south', 'South')],
  };
  return workspace;
}

const said = { changeId: 'change-1', decision: 'rejected' as const, reason: 'Written twice.' };

describe('a decision about a change that was set aside', () => {
  test('is a record of the territory in whose log the change stands', async () => {
    const workspace = await asSomebody('lead');
    const decided = await decideSetAside(workspace, 'south', said);
    const rows = await workspace.database.rows.toArray();

    expect(decided).toMatchObject({ ok: true, value: { ...said, by: 'tom' } });
    expect(rows.map(({ entity, space }) => [entity, space])).toEqual([['quarantineDecision', 'south']]);
  });

  test('is refused to a manager, and a second time', async () => {
    expect(await decideSetAside(await asSomebody('manager'), 'north', said)).toEqual({
      ok: false,
      error: { kind: 'not-allowed' },
    });
    const workspace = await asSomebody('headquarters');
    await decideSetAside(workspace, 'north', said);
    expect(await decideSetAside(workspace, 'north', { ...said, decision: 'accepted' })).toEqual({
      ok: false,
      error: { kind: 'already-decided', decision: 'rejected' },
    });
  });
});

describe('a gate decision taken in the field', () => {
  test('is confirmed by a second record beside it', async () => {
    const workspace = await asSomebody('lead');
    const partner = await keepPartner(workspace);
    const taken = aDecision('passed', { partnerId: partner.id, provisional: true, by: 'ines' });
    await write(workspace, async () => ({
      ok: true,
      value: { value: null, edits: [creation('gateDecision', taken)] },
    }));

    expect(await confirmGateDecision(workspace, taken.id, '')).toMatchObject({ ok: true });
    const rows = await workspace.database.rows.where('entity').equals('gateDecision').toArray();
    const kept = rows.map((row) => readRecord('gateDecision', rowOf(row)));
    expect(kept.map((decision) => [decision?.by, decision?.provisional, decision?.asOf]).sort()).toEqual([
      ['ines', true, taken.asOf],
      ['tom', false, taken.asOf],
    ]);
  });
});
