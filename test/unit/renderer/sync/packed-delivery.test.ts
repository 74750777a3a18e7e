import { expect, test } from 'vitest';
import { aDevice, syncOnce } from '../../../builders/a-device';
import { editPartner, keepPartner } from '../../../builders/a-workspace';
import { MemoryHq } from '../../../fakes/memory-hq';

async function aWeekOfWork(hq: MemoryHq) {
  const { workspace, world } = await aDevice(hq, 'Ada');
  const { id } = await keepPartner(workspace);
  for (const note of ['one', 'two', 'three']) await editPartner(workspace, id, { note });
  const lines = (await workspace.database.history.toArray()).sort((left, right) => left.n - right.n);
  return { workspace, world, texts: lines.map(({ content }) => content.body) };
}

test('what waits travels packed to a headquarters that takes it, and arrives as it was signed', async () => {
  const hq = new MemoryHq();
  const { workspace, world, texts } = await aWeekOfWork(hq);
  await syncOnce(workspace, world);
  expect([hq.packedPushes, hq.log.map(({ text }) => text)]).toEqual([1, texts]);
  expect(await workspace.database.outbox.count()).toBe(0);
});

test('and plain to an older one', async () => {
  const hq = new MemoryHq();
  hq.protocol = [1, 1];
  const { workspace, world, texts } = await aWeekOfWork(hq);
  await syncOnce(workspace, world);
  expect([hq.packedPushes, hq.log.map(({ text }) => text)]).toEqual([0, texts]);
});
