import { expect, test } from 'vitest';
import type { SyncReport } from '#shared/sync/sync-state';
import { record } from '../../../../renderer/data/reading';
import { startSync } from '../../../../renderer/sync/leader';
import { aDevice, until } from '../../../builders/a-device';
import { keepPartner } from '../../../builders/a-workspace';
import { MemoryHq } from '../../../fakes/memory-hq';

test('starts, reports, takes a wish, and ends without leaving anything running', async () => {
  const hq = new MemoryHq();
  const ana = await aDevice(hq, 'Ana');
  const told: SyncReport[] = [];
  const sync = startSync(ana.workspace, (report) => told.push(report), { name: 'leader-test', world: ana.world });
  await until(() => sync.report().state.kind === 'at-hq');
  await keepPartner(ana.workspace);
  await until(() => hq.log.length === 1);
  sync.syncNow();
  await until(() => sync.report().state.kind === 'at-hq');
  await sync.stop();
  const asked = hq.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 60));

  expect(hq.requests.length).toBe(asked);
  expect(told.at(-1)).toEqual(sync.report());
  expect(await record(ana.workspace.database, 'partner', 'partner-1')).not.toBeNull();
});
