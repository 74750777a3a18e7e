import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DesktopBridge } from '#shared/contracts/desktop-bridge';
import { savedFolders } from '../../../electron/main/folders';
import { electronHost } from '../../../renderer/host/electron-host';
import { disk } from '../../fakes/disk';
import { world } from '../../fakes/electron';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());
vi.mock('node:fs/promises', async (original) =>
  (await import('../../fakes/disk')).withDisk(await original<typeof import('node:fs/promises')>()),
);

let stick: string;

beforeEach(async () => {
  stick = await mkdtemp(join(tmpdir(), 'fieldpact-stick-'));
  world.openDialog = { canceled: false, filePaths: [stick] };
});
afterEach(disk.closeAll);
afterEach(async () => {
  disk.full = false;
  await rm(stick, { recursive: true, force: true });
});

const everything = async () => (await readdir(stick, { recursive: true })).sort();

/** The window's side and the shell's side together, without the door between them. */
async function saveFolder() {
  const folders = savedFolders(() => null);
  const bridge = {
    launch: async () => ({ hq: null, code: null, demo: false, version: '1.0.0' }),
    beginFolder: ({ name }: { name: string }) => folders.begin(name),
    writeFolder: ({ handle, path, chunk }: { handle: string; path: string; chunk: Uint8Array }) =>
      folders.write(handle, path, chunk),
    finishFolder: ({ handle }: { handle: string }) => folders.finish(handle),
    abortFolder: async ({ handle }: { handle: string }) => void (await folders.abort(handle)),
  };
  const host = await electronHost(bridge as unknown as DesktopBridge, { fetch, document: {} as Document });
  if (host.files.saveFolder === null) throw new Error('The desktop hands over folders.');
  return host.files.saveFolder;
}

const files = [
  { path: 'Plan für Müller.pdf', content: new Blob(['x'.repeat(9 << 20), 'the end']) },
  { path: 'more/empty.txt', content: new Blob([]) },
  { path: 'SHA256SUMS', content: new Blob(['sums']) },
];
const request = { name: 'Signed', files };

describe('a folder handed to the person', () => {
  test('is there whole where they said, and nothing else', async () => {
    const told: number[] = [];
    const save = await saveFolder();
    expect(await save({ ...request, onProgress: (bytes) => told.push(bytes) })).toBe('saved');
    expect(await everything()).toEqual([
      'Signed',
      'Signed/Plan für Müller.pdf',
      'Signed/SHA256SUMS',
      'Signed/more',
      'Signed/more/empty.txt',
    ]);
    const plan = await readFile(join(stick, 'Signed', 'Plan für Müller.pdf'), 'utf8');
    expect([plan.length, plan.slice(-8)]).toEqual([files[0]?.content.size, 'xthe end']);
    expect(told).toEqual([4 << 20, 8 << 20, (9 << 20) + 7, (9 << 20) + 7, (9 << 20) + 11]);
  });

  test('gets a number where there is one of that name, which stays as it is', async () => {
    await mkdir(join(stick, 'Signed'));
    await writeFile(join(stick, 'Signed', 'old.txt'), 'old');
    const small = { ...request, files: files.slice(1, 2) };
    const save = await saveFolder();
    await save(small);
    await save(small);
    expect((await readdir(stick)).sort()).toEqual(['Signed', 'Signed (2)', 'Signed (3)']);
    expect(await readdir(join(stick, 'Signed'))).toEqual(['old.txt']);
  });

  test('leaves nothing on a stick that is full', async () => {
    const save = await saveFolder();
    disk.full = true;
    await expect(save(request)).rejects.toMatchObject({ name: 'StorageRefused', reason: 'full' });
    expect(await everything()).toEqual([]);
  });

  test('leaves nothing when a file can no longer be read, or the person stops it', async () => {
    const save = await saveFolder();
    const broken = new Blob(['new']);
    broken.slice = () => {
      throw new Error('The content can no longer be read.');
    };
    const half = [...files.slice(1), { path: 'broken', content: broken }];
    await expect(save({ ...request, files: half })).rejects.toMatchObject({ reason: 'unwritable' });
    const stop = new AbortController();
    expect(await save({ ...request, onProgress: () => stop.abort(), signal: stop.signal })).toBe('cancelled');
    expect(await everything()).toEqual([]);
  });

  test('is not written when the dialog is closed', async () => {
    world.openDialog = { canceled: true, filePaths: [] };
    expect(await (await saveFolder())(request)).toBe('cancelled');
    expect(await everything()).toEqual([]);
  });

  test.each(['../out.txt', 'a/../../out.txt', '/etc/passwd', 'con.txt', 'a:b', 'a\\b', 'name. '])(
    'takes no file by the name of %j',
    async (path) => {
      const save = await saveFolder();
      await expect(save({ ...request, files: [{ path, content: new Blob(['x']) }] })).rejects.toMatchObject({
        reason: 'unwritable',
      });
      expect(await everything()).toEqual([]);
    },
  );
});
