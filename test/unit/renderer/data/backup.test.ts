import { describe, expect, test } from 'vitest';
import { sealBackup } from '../../../../renderer/data/backup-format';
import { backupIsDue, lastBackupAt, saveBackup } from '../../../../renderer/data/backup-save';
import { keepBlob } from '../../../../renderer/data/keep-blob';
import { restoreBackup } from '../../../../renderer/data/restore-merge';
import { previewBackup } from '../../../../renderer/data/restore-preview';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';

const passphrase = 'correct horse battery';
const rounds = 10;
const day = 24 * 60 * 60_000;

async function backup(files: 'waiting' | 'all' = 'waiting') {
  const first = await aWorkspace();
  await keepPartner(first.workspace);
  await saveBackup(first.workspace, { passphrase, files, rounds });
  const file = first.host.saved[0]?.content;
  if (!file) throw new Error('Nothing was saved.');
  return { ...first, file };
}

describe('a backup file', () => {
  test('has nothing readable in it but the day on which it was made', async () => {
    const { file, host } = await backup();
    expect(host.saved[0]?.name).toBe('fieldpact-backup-2026-11-20.fieldpact');
    const text = new TextDecoder('latin1').decode(await file.arrayBuffer());
    expect(text).toContain('2026-11-20T12:00:00.000Z');
    expect(text).not.toContain('Nordlys');
    expect(text).not.toContain('partner');
  });

  test('does not hold the private key of the device', async () => {
    const { file, host } = await backup();
    const second = await aWorkspace();
    const { privateKey } = JSON.parse(host.disk.secrets.get('device-key') ?? '{}') as { privateKey: string };
    let content = '';
    const { openBackup } = await import('../../../../renderer/data/backup-format');
    for await (const part of openBackup(file, passphrase)) content += new TextDecoder().decode(part);
    expect(content).toContain('Nordlys Systems AS');
    expect(content).not.toContain(privateKey);
    second.workspace.database.close();
  });

  test('is refused under a short passphrase, and nothing is saved', async () => {
    const { workspace, host } = await aWorkspace();
    expect(await saveBackup(workspace, { passphrase: 'short', files: 'all', rounds })).toEqual({
      ok: false,
      error: { kind: 'passphrase', least: 12 },
    });
    expect(host.saved).toEqual([]);
  });

  test('of which the person thinks better is not made', async () => {
    const { workspace, host } = await aWorkspace();
    await keepPartner(workspace);
    const stop = new AbortController();
    const wish = { passphrase, files: 'all' as const, rounds, signal: stop.signal, progress: () => stop.abort() };
    expect(await saveBackup(workspace, wish)).toEqual({ ok: true, value: 'cancelled' });
    expect(host.saved).toEqual([]);
    expect(await lastBackupAt(workspace)).toBe(0);
  });

  test('tells how far it is, up to the end', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    const told: number[] = [];
    await saveBackup(workspace, { passphrase, files: 'all', rounds, progress: (share) => told.push(share) });
    expect(told.at(-1)).toBe(1);
    expect([...told].sort((left, right) => left - right)).toEqual(told);
  });

  test('takes the files along that HQ does not have, and the others when asked', async () => {
    const { workspace } = await aWorkspace();
    const bytes = (seed: number) => new Uint8Array(5_000).fill(seed);
    await keepBlob(workspace, { bytes: bytes(1), mime: 'image/jpeg', partnerId: 'p' });
    const atHq = await keepBlob(workspace, { bytes: bytes(2), mime: 'image/jpeg', partnerId: 'p' });
    if (atHq.ok) await workspace.database.blobs.update(atHq.value.sha256, { state: 'at-hq' });
    const counts: number[] = [];
    for (const files of ['waiting', 'all'] as const) {
      await saveBackup(workspace, { passphrase, files, rounds });
      const second = await aWorkspace();
      const file = (workspace.host as typeof second.host).saved.at(-1)?.content ?? new Blob();
      const preview = await previewBackup(second.workspace, { file, passphrase });
      counts.push(preview.ok ? preview.value.files.toCome : -1);
    }
    expect(counts).toEqual([1, 2]);
  });
});

describe('a backup is not restored, each time with its reason, when', () => {
  test('the passphrase is wrong', async () => {
    const { file, workspace } = await backup();
    expect(await previewBackup(workspace, { file, passphrase: 'another horse battery' })).toEqual({
      ok: false,
      error: { kind: 'wrong-passphrase' },
    });
  });

  test('it is no backup', async () => {
    const { workspace } = await aWorkspace();
    for (const file of [new Blob(), new Blob(['PK...']), new Blob(['FPBACKU'])])
      expect(await previewBackup(workspace, { file, passphrase })).toEqual({
        ok: false,
        error: { kind: 'not-a-backup' },
      });
  });

  test('it is damaged, and the place is named', async () => {
    const { file, workspace } = await backup();
    const cut = await previewBackup(workspace, { file: file.slice(0, file.size - 3), passphrase });
    expect(cut).toEqual({ ok: false, error: { kind: 'damaged', piece: 2, cut: true } });
  });

  test('its form is newer than this program', async () => {
    const { file, workspace } = await backup();
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = new TextDecoder('latin1').decode(bytes.slice(16, 16 + new DataView(bytes.buffer).getUint32(8, true)));
    const head = new TextEncoder().encode(text.replace('"format":2', '"format":7'));
    const crc32c = (await import('crc-32/crc32c.js')).default;
    bytes.set(head, 16);
    new DataView(bytes.buffer).setUint32(12, crc32c.buf(head) >>> 0, true);
    const refused = await previewBackup(workspace, { file: new Blob([bytes]), passphrase });
    expect(refused).toEqual({ ok: false, error: { kind: 'newer-format', format: 7 } });
  });

  test('its records are of a newer program', async () => {
    const { workspace } = await aWorkspace();
    expect(await restoreBackup(workspace, { file: await aBackupSaying({ schema: 9 }), passphrase })).toEqual({
      ok: false,
      error: { kind: 'newer-records', program: '9.0.0' },
    });
  });

  test('it belongs to another person, or to another HQ', async () => {
    const { workspace } = await aWorkspace();
    workspace.enrolment = {
      ...{ hq: 'http://hq', server: 'server-1', user: { id: 'u1', name: 'Ana Berg' }, role: 'manager' },
      ...{ space: { id: 's', name: 'North', epoch: 'e' }, spaces: [], logKey: '' },
    };
    const person = { id: 'u2', name: 'Bo Lind' };
    expect(await previewBackup(workspace, { file: await aBackupSaying({ person }), passphrase })).toEqual({
      ok: false,
      error: { kind: 'other-person', name: 'Bo Lind' },
    });
    const hq = { address: 'http://other', server: 'server-2', space: 's', spaceName: 'North' };
    expect(await previewBackup(workspace, { file: await aBackupSaying({ hq }), passphrase })).toEqual({
      ok: false,
      error: { kind: 'other-hq', address: 'http://other' },
    });
  });
});

test('a backup is due when work waits for more than a week and no later backup has it', async () => {
  let now = Date.parse('2026-11-01T12:00:00Z');
  const { workspace } = await aWorkspace({ now: () => now });
  expect(await backupIsDue(workspace)).toBe(false);
  await keepPartner(workspace);
  expect(await backupIsDue(workspace)).toBe(false);
  now += 8 * day;
  expect(await backupIsDue(workspace)).toBe(true);
  await saveBackup(workspace, { passphrase, files: 'waiting', rounds });
  expect(await backupIsDue(workspace)).toBe(false);
  now += 8 * day;
  expect(await backupIsDue(workspace)).toBe(true);
});

/** A backup of another program or person, as far as its first entry says. */
async function aBackupSaying(differs: object): Promise<Blob> {
  const about = {
    ...{ kind: 'about', made: '2026-11-20T12:00:00.000Z', program: '9.0.0', schema: 1, person: null, hq: null },
    device: { id: 'd', tag: 'abcdef', publicKey: '', name: '' },
    counts: { changes: 0, rows: 0, drafts: 0, files: 0, fileBytes: 0 },
    ...differs,
  };
  const json = new TextEncoder().encode(JSON.stringify(about));
  const entry = new Uint8Array(4 + json.length);
  new DataView(entry.buffer).setUint32(0, json.length, true);
  entry.set(json, 4);
  const content = (async function* () {
    yield entry;
  })();
  const random = (bytes: number) => new Uint8Array(bytes).fill(3);
  return sealBackup(content, { passphrase, rounds, made: about.made, random });
}
