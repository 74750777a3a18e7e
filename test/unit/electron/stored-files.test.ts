import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DesktopBridge } from '#shared/contracts/desktop-bridge';
import { openBlobs } from '../../../electron/main/blobs';
import { pruneDumps } from '../../../electron/main/crash-log';
import { safeFileName, savedFiles } from '../../../electron/main/files';
import { launchWishes, rememberHq } from '../../../electron/main/launch';
import { mayOpen } from '../../../electron/main/version-floor';
import { electronHost } from '../../../renderer/host/electron-host';
import { disk } from '../../fakes/disk';
import { world } from '../../fakes/electron';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());
vi.mock('node:fs/promises', async (original) =>
  (await import('../../fakes/disk')).withDisk(await original<typeof import('node:fs/promises')>()),
);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldpact-files-'));
});
afterEach(disk.closeAll);
afterEach(() => rm(folder, { recursive: true, force: true }));

const everything = async () => (await readdir(folder, { recursive: true })).sort();

describe('blobs on the disk', () => {
  test('lie in a folder named by the first two digits, and drafts are gone', async () => {
    const blobs = openBlobs(folder);
    const { handle } = await blobs.begin();
    await blobs.write(handle, Buffer.from('evidence'));
    const sha256 = createHash('sha256').update('evidence').digest('hex');
    expect(await blobs.finish(handle, sha256)).toBe('kept');
    expect(await everything()).toEqual([sha256.slice(0, 2), `${sha256.slice(0, 2)}/${sha256}`, 'unfinished']);
  });

  test('are not filed under a hash that is not theirs', async () => {
    const blobs = openBlobs(folder);
    const { handle } = await blobs.begin();
    await blobs.write(handle, Buffer.from('evidence'));
    await expect(blobs.finish(handle, '0'.repeat(64))).rejects.toThrow('do not have the name');
    expect(await everything()).toEqual(['unfinished']);
  });

  test('left half-written by a crash are swept away at the next start', async () => {
    const { handle } = await openBlobs(folder).begin();
    expect(handle).toMatch(/^[0-9a-f-]{36}$/);
    expect((await readdir(join(folder, 'unfinished'))).length).toBe(1);
    const blobs = openBlobs(folder);
    await blobs.abort((await blobs.begin()).handle);
    expect(await readdir(join(folder, 'unfinished'))).toEqual([]);
  });

  test('cannot be begun without end, and a stranger’s handle opens nothing', async () => {
    const blobs = openBlobs(folder);
    const handles = await Promise.all(Array.from({ length: 64 }, () => blobs.begin()));
    await expect(blobs.begin()).rejects.toThrow('Too many files');
    await Promise.all(handles.map(({ handle }) => blobs.abort(handle)));
    await expect(blobs.write('../../etc', new Uint8Array(1))).rejects.toThrow('No such file');
  });
});

describe('saving a document', () => {
  /** The window's side and the shell's side together, without the door between them. */
  async function host() {
    const files = savedFiles(() => null);
    const bridge = {
      launch: async () => ({ hq: null, code: null, demo: false, version: '1.0.0' }),
      beginSave: ({ name }: { name: string }) => files.begin(name),
      writeSave: ({ handle, chunk }: { handle: string; chunk: Uint8Array }) => files.write(handle, chunk),
      finishSave: ({ handle }: { handle: string }) => files.finish(handle),
      abortSave: async ({ handle }: { handle: string }) => void (await files.abort(handle)),
    };
    return electronHost(bridge as unknown as DesktopBridge, { fetch, document: {} as Document });
  }
  const content = new Blob(['x'.repeat(9 << 20), 'the end']);
  const request = { name: 'Plan.pdf', mime: 'application/pdf', content };

  test('puts a large file whole where the person said, and leaves nothing else', async () => {
    world.saveDialog = { canceled: false, filePath: join(folder, 'Plan.pdf') };
    expect(await (await host()).files.save(request)).toBe('saved');
    expect(await everything()).toEqual(['Plan.pdf']);
    const saved = await readFile(join(folder, 'Plan.pdf'), 'utf8');
    expect([saved.length, saved.slice(-8)]).toEqual([content.size, 'xthe end']);
  });

  test('replaces the old file only when the new one is whole', async () => {
    const path = join(folder, 'Plan.pdf');
    await writeFile(path, 'old');
    world.saveDialog = { canceled: false, filePath: path };
    const broken = new Blob(['new']);
    broken.slice = () => {
      throw new Error('The content can no longer be read.');
    };
    await expect((await host()).files.save({ ...request, content: broken })).rejects.toThrow('no longer be read');
    expect([await everything(), await readFile(path, 'utf8')]).toEqual([['Plan.pdf'], 'old']);
  });

  test('is cancelled by closing the dialog', async () => {
    world.saveDialog = { canceled: true, filePath: '' };
    expect(await (await host()).files.save(request)).toBe('cancelled');
    expect(await everything()).toEqual([]);
  });

  test.each([
    ['Joint Success Plan – Müller GmbH.pdf', 'Joint Success Plan – Müller GmbH.pdf'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['C:\\Windows\\a?.pdf', 'C--Windows-a-.pdf'],
    ['.hidden', 'hidden'],
    ['name. ', 'name'],
    ['con.pdf', '_con.pdf'],
    ['harmless\u202efdp.exe', 'harmless-fdp.exe'],
    ['\0\n', '--'],
    ['...', 'document'],
  ])('%j is offered as %j', (name, offered) => {
    expect(safeFileName(name)).toBe(offered);
  });
});

describe('the wishes of the start', () => {
  test('come from the environment', () => {
    expect(
      launchWishes({
        FIELDPACT_HQ: 'https://hq.example.org/x',
        FIELDPACT_CODE: 'A-1',
        FIELDPACT_DEMO: '1',
        FIELDPACT_DATA_DIR: '/data',
      }),
    ).toEqual({ hq: 'https://hq.example.org', code: 'A-1', demo: true, dataFolder: '/data' });
    expect(launchWishes({ FIELDPACT_HQ: '', FIELDPACT_DEMO: '0' })).toEqual({
      hq: null,
      code: null,
      demo: false,
      dataFolder: null,
    });
  });

  test.each(['nonsense', 'javascript:alert(1)', "https:'self' *"])('%s is no headquarters', (address) => {
    expect(() => launchWishes({ FIELDPACT_HQ: address })).toThrow('FIELDPACT_HQ is not a web address');
  });

  test('a remembered headquarters that was tampered with does not get into the content policy', async () => {
    const path = join(folder, 'headquarters.json');
    expect(await rememberHq('https://hq.example.org', path)).toBe('https://hq.example.org');
    expect(await rememberHq(null, path)).toBe('https://hq.example.org');
    await writeFile(path, JSON.stringify({ hq: "https://hq.example.org; script-src 'unsafe-inline'" }));
    expect(await rememberHq(null, path)).toBeNull();
    expect(await rememberHq(null, join(folder, 'not-there'))).toBeNull();
  });
});

describe('the version floor', () => {
  const mine = { version: '1.10.0', engine: 154 };
  test.each([
    [{ version: '1.9.9', engine: 150 }, 'yes'],
    [{ version: '1.10.0', engine: 154 }, 'yes'],
    [{ version: '1.10.1', engine: 154 }, 'written-by-newer'],
    [{ version: '2.0.0', engine: 150 }, 'written-by-newer'],
    [{ version: '1.9.0', engine: 155 }, 'written-by-newer'],
  ])('of %j answers: %s', async (floor, answer) => {
    const path = join(folder, 'floor.json');
    await writeFile(path, JSON.stringify(floor));
    expect(await mayOpen(path, mine)).toBe(answer);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(answer === 'yes' ? mine : floor);
  });

  test('is laid at the first start, and a damaged one does not lock anybody out', async () => {
    const path = join(folder, 'vault', 'floor.json');
    expect(await mayOpen(path, mine)).toBe('yes');
    await writeFile(path, '{"version":');
    expect(await mayOpen(path, mine)).toBe('yes');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(mine);
  });
});

test('of the crash dumps, which hold what was in memory, the last three are kept', async () => {
  for (const name of ['1.dmp', '2.dmp', '3.dmp', '4.dmp', 'notes.txt']) {
    await writeFile(join(folder, name), name);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  await pruneDumps(folder);
  await pruneDumps(join(folder, 'not-there'));
  expect(await everything()).toEqual(['2.dmp', '3.dmp', '4.dmp', 'notes.txt']);
});
