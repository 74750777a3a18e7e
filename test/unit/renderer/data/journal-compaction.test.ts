import { expect, test } from 'vitest';
import { noteDelivered } from '../../../../renderer/data/delivered';
import { putDurable } from '../../../../renderer/data/identity';
import { compactJournal } from '../../../../renderer/data/journal-compaction';
import { readJournalText } from '../../../../renderer/data/journal-record';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';
import { memoryDisk, memoryHost } from '../../../fakes/memory-host';

const day = 24 * 60 * 60_000;

/** Ten partners, each in a file of the journal of its own, all of them at HQ. */
async function tenAtHq() {
  const disk = memoryDisk();
  const clock = { now: Date.parse('2026-11-20T12:00:00Z') };
  const first = await aWorkspace({ host: memoryHost({ disk, segmentBytes: 600 }), now: () => clock.now });
  for (let each = 0; each < 10; each += 1) {
    await keepPartner(first.workspace, aPartner({ id: `partner-${each}` as never }));
    clock.now += day;
  }
  const { database, key } = first.workspace;
  await database.outbox.clear();
  await putDurable(database, '', 7);
  for (let n = 1; n <= 10; n += 1) await noteDelivered(database, { dev: key.deviceId, lane: '', n, seq: n });
  const numbers = async () =>
    (await first.host.journal.read()).records.map((record) => readJournalText(record)?.body.n ?? 0);
  return { ...first, clock, numbers };
}

test('the journal lets go of what HQ has a backup of when it is ninety days old, and of nothing else', async () => {
  const { workspace, clock, numbers } = await tenAtHq();
  await compactJournal(workspace);
  expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  // The fourth was made on the third day after the first.
  clock.now = Date.parse('2026-11-20T12:00:00Z') + 93 * day + 1;
  expect((await compactJournal(workspace)).dropped).toBe(4);
  expect(await numbers()).toEqual([5, 6, 7, 8, 9, 10]);
  clock.now += 300 * day;
  await compactJournal(workspace);
  // HQ has backed up the first seven.
  expect(await numbers()).toEqual([8, 9, 10]);
});

test('the next start does not copy back what the journal was let go of, and misses nothing', async () => {
  const first = await tenAtHq();
  first.clock.now += 300 * day;
  await compactJournal(first.workspace);
  first.workspace.database.close();
  const { workspace } = await aWorkspace({ ...first, now: () => first.clock.now });
  expect(workspace.mended).toMatchObject({ restored: 0, copied: 0, damaged: 0, lost: 0 });
  expect(await first.numbers()).toEqual([8, 9, 10]);
});

test('the journal keeps what waits, however old it is', async () => {
  const { workspace, clock, numbers } = await tenAtHq();
  await editPartner(workspace, 'partner-1', { note: 'Waits.' });
  clock.now += 300 * day;
  await putDurable(workspace.database, '', 100);
  await compactJournal(workspace);
  expect((await numbers()).at(-1)).toBe(11);
});

test('a record that HQ has erased is taken out of the journal at once, and not brought back by the next start', async () => {
  const first = await tenAtHq();
  await first.workspace.database.history
    .where('rowId')
    .equals('partner-3')
    .modify({ content: { body: '', sig: '' } });
  await first.workspace.database.rows.delete('partner-3');
  expect((await compactJournal(first.workspace)).erased).toBe(1);
  expect(await first.numbers()).toEqual([1, 2, 3, 5, 6, 7, 8, 9, 10]);
  first.workspace.database.close();
  const { workspace } = await aWorkspace({ ...first, now: () => first.clock.now });
  expect(workspace.mended).toMatchObject({ restored: 0, copied: 0 });
  expect(await workspace.database.rows.get('partner-3')).toBeUndefined();
});
