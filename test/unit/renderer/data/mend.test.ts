import { describe, expect, test } from 'vitest';
import { Database } from '../../../../renderer/data/database';
import { nothingMended } from '../../../../renderer/data/mended';
import { record } from '../../../../renderer/data/reading';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';
import { memoryHost } from '../../../fakes/memory-host';

describe('opening the workspace', () => {
  test('changes nothing when tables and journal agree', async () => {
    const first = await aWorkspace();
    await keepPartner(first.workspace);
    first.workspace.database.close();
    const { workspace } = await aWorkspace(first);

    expect(workspace.mended).toEqual(nothingMended);
  });

  test('rebuilds the tables from the journal when they were lost, under the same device name', async () => {
    const first = await aWorkspace();
    const partner = await keepPartner(first.workspace);
    await editPartner(first.workspace, partner.id, { note: 'Met at the harbour.' });
    first.workspace.database.close();
    await Database.delete(first.name);
    const { workspace } = await aWorkspace(first);

    expect(workspace.mended).toEqual({ ...nothingMended, restored: 2, tablesWereLost: true });
    expect(workspace.key.deviceId).toBe(first.workspace.key.deviceId);
    expect(await record(workspace.database, 'partner', partner.id)).toEqual({
      ...partner,
      note: 'Met at the harbour.',
    });
    expect(await workspace.database.outbox.count()).toBe(2);
  });

  test('goes on counting where the journal ends', async () => {
    const first = await aWorkspace();
    await keepPartner(first.workspace);
    first.workspace.database.close();
    await Database.delete(first.name);
    const { workspace } = await aWorkspace(first);
    await editPartner(workspace, 'partner-1', { note: 'Again' });

    const [one, two] = await workspace.database.history.orderBy('[space+dev+n]').toArray();
    expect([one?.n, two?.n]).toEqual([1, 2]);
    expect(JSON.parse(two?.content.body ?? '{}').prev).toMatch(/^[0-9a-f]{64}$/);
  });

  test('copies to the journal what only the tables have', async () => {
    const first = await aWorkspace();
    first.host.faults.diskFull = true;
    await keepPartner(first.workspace);
    first.host.faults.diskFull = false;
    first.workspace.database.close();
    const { workspace, host } = await aWorkspace(first);

    expect(workspace.mended).toMatchObject({ restored: 0, copied: 1 });
    expect((await host.journal.read()).records).toHaveLength(1);
  });

  test('counts a record of the journal that cannot be read and goes on', async () => {
    const host = memoryHost();
    await host.journal.append(['not a change']);
    const { workspace } = await aWorkspace({ host });
    await keepPartner(workspace, aPartner({ legalName: 'Still works' }));

    expect(workspace.mended).toEqual({ ...nothingMended, damaged: 1 });
  });
});
