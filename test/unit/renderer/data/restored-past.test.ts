import { expect, test } from 'vitest';
import { sealBackup } from '../../../../renderer/data/backup-format';
import { saveBackup } from '../../../../renderer/data/backup-save';
import { InsightsDesk } from '../../../../renderer/data/insights-desk';
import { lookBack } from '../../../../renderer/data/look-back';
import { holeAt, notePastHole, readPastHoles } from '../../../../renderer/data/past-holes';
import { restoreBackup } from '../../../../renderer/data/restore-merge';
import { previewBackup } from '../../../../renderer/data/restore-preview';
import type { Workspace } from '../../../../renderer/data/workspace';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';

const passphrase = 'correct horse battery';
const rounds = 10;
const day = 86_400_000;
const began = Date.parse('2026-01-05T08:00:00Z');
let now = began;
const clock = { now: () => now };

/** A partner that was silver on the tenth day and gold on the twentieth. */
async function aDevice() {
  now = began;
  const device = await aWorkspace(clock);
  await keepPartner(device.workspace, aPartner({ createdAt: new Date(now).toISOString() }));
  for (const programTier of ['silver', 'gold']) {
    now += 10 * day;
    await editPartner(device.workspace, 'partner-1', { programTier });
  }
  now += 10 * day;
  return device;
}

async function backupOf({ workspace, host }: Awaited<ReturnType<typeof aWorkspace>>): Promise<Blob> {
  await saveBackup(workspace, { passphrase, files: 'all', rounds });
  return host.saved.at(-1)?.content ?? new Blob();
}

async function tierOn({ database }: Workspace, at: number): Promise<unknown> {
  const then = lookBack(database, at);
  try {
    return (await then.rows.get('partner-1'))?.content['programTier']?.[0]?.value;
  } finally {
    then.close();
  }
}

const tiers = (workspace: Workspace) =>
  Promise.all([-1, 5, 15, 25].map((days) => tierOn(workspace, began + days * day)));

function tellFigures({ database }: Workspace, asOf: number | null = null) {
  const on = { now, signal: new AbortController().signal, progress: () => undefined };
  return new InsightsDesk(database).answer({ kind: 'summary', asOf }, on);
}

test('a backup brings the past to a new device, with the figures that were told of it', async () => {
  const first = await aDevice();
  const told = await tellFigures(first.workspace, began + 15 * day);
  const file = await backupOf(first);
  now += day;
  const { workspace } = await aWorkspace(clock);
  expect(await previewBackup(workspace, { file, passphrase })).toMatchObject({ ok: true, value: { past: 'comes' } });
  await restoreBackup(workspace, { file, passphrase });
  expect(await tiers(workspace)).toEqual([undefined, 'entry', 'silver', 'gold']);
  expect(await tellFigures(workspace, began + 15 * day)).toEqual(told);
  expect(await readPastHoles(workspace.database)).toEqual([]);
});

test('a backup of an earlier version names the days that cannot be looked back to, and no figure of them is told', async () => {
  now = began + 40 * day;
  const made = began + 30 * day;
  const { workspace } = await aWorkspace(clock);
  const file = await anOldBackup(new Date(made).toISOString());
  expect(await previewBackup(workspace, { file, passphrase })).toMatchObject({ ok: true, value: { past: 'missing' } });
  expect(await restoreBackup(workspace, { file, passphrase })).toMatchObject({ ok: true, value: { rows: 1 } });
  const holes = await readPastHoles(workspace.database);
  expect(holes).toEqual([{ from: 0, to: made, why: 'backup' }]);
  expect([made - 1, made].map((at) => holeAt(holes, at) === null)).toEqual([false, true]);
  await expect(tellFigures(workspace, made - 1)).rejects.toMatchObject({ name: 'PastLost' });
  expect((await tellFigures(workspace)).all.partners).toBe(1);
});

test('a device that lost its past gets it back from its own backup, as far as that reaches', async () => {
  const { workspace, host } = await aDevice();
  await tellFigures(workspace);
  const made = now;
  const file = await backupOf({ workspace, host, name: '' });
  now += 5 * day;
  await editPartner(workspace, 'partner-1', { programTier: 'entry' });
  now += 5 * day;
  await workspace.database.pastRows.clear();
  await notePastHole(workspace.database, { from: 0, to: now, why: 'lost' });
  await restoreBackup(workspace, { file, passphrase });
  expect(await readPastHoles(workspace.database)).toEqual([{ from: made, to: now, why: 'lost' }]);
  expect(await tiers(workspace)).toEqual([undefined, 'entry', 'silver', 'gold']);
  expect(await tierOn(workspace, now)).toBe('entry');
});

test('a device that was looked at first takes the past of the backup for what it had only as it stood', async () => {
  const first = await aDevice();
  const file = await backupOf(first);
  const { workspace } = await aWorkspace(clock);
  const row = await first.workspace.database.rows.get('partner-1');
  if (row) await workspace.database.rows.put({ ...row, since: -1 });
  await restoreBackup(workspace, { file, passphrase });
  expect(await tiers(workspace)).toEqual([undefined, 'entry', 'silver', 'gold']);
});

test('on a device that has told figures, what another device’s backup brings counts as known from now on', async () => {
  const first = await aDevice();
  const file = await backupOf(first);
  const { workspace } = await aWorkspace(clock);
  await keepPartner(workspace, aPartner({ id: 'partner-2' as never }));
  await tellFigures(workspace);
  const then = now;
  now += day;
  expect(await previewBackup(workspace, { file, passphrase })).toMatchObject({ ok: true, value: { past: 'stays' } });
  await restoreBackup(workspace, { file, passphrase });
  expect([await tierOn(workspace, then), await tierOn(workspace, now)]).toEqual([undefined, 'gold']);
  expect((await tellFigures(workspace, then)).all.partners).toBe(1);
});

/** As the first version wrote it: rows as they stood, and nothing of what they were. */
async function anOldBackup(made: string): Promise<Blob> {
  const { id, ...fields } = aPartner({ createdAt: new Date(began).toISOString() });
  const head = { dot: 'aaaaaa:1', change: 'c1', by: 'ana', dev: 'old', at: began };
  const entries = [
    {
      ...{ kind: 'about', made, program: '0.1.0', schema: 1, person: null, hq: null },
      device: { id: 'old', tag: 'aaaaaa', publicKey: '', name: '' },
      counts: { changes: 0, rows: 1, drafts: 0, files: 0, fileBytes: 0 },
    },
    {
      ...{ kind: 'row', id, entity: 'partner', space: '' },
      content: Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [{ ...head, value }]])),
    },
  ];
  const content = (async function* () {
    for (const entry of entries) {
      const json = new TextEncoder().encode(JSON.stringify(entry));
      const framed = new Uint8Array(4 + json.length);
      new DataView(framed.buffer).setUint32(0, json.length, true);
      framed.set(json, 4);
      yield framed;
    }
  })();
  return sealBackup(content, { passphrase, rounds, made, random: (bytes) => new Uint8Array(bytes).fill(3) });
}
