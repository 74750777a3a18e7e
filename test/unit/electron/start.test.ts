import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { desktopOrigin } from '#shared/contracts/desktop-bridge';
import { openJournal } from '../../../electron/main/journal';
import { app, told, world } from '../../fakes/electron';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());
// The built window is not here, so the disk shows an empty folder in its place.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const readdir = (path: string, ...options: [never]) =>
    path === join(import.meta.dirname, '../../../electron/renderer') ? [] : real.readdir(path, ...options);
  return { ...real, readdir };
});

// Before the modules are reset for the first time: every start must meet the same played Electron.
beforeAll(() => import('electron'));

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldpact-start-'));
  vi.resetModules();
  vi.stubEnv('FIELDPACT_DATA_DIR', folder);
  vi.stubEnv('FIELDPACT_HQ', 'http://127.0.0.1:4870/');
  vi.stubEnv('FIELDPACT_CODE', 'ABCD-1234');
  vi.stubEnv('FIELDPACT_DEMO', '1');
  vi.stubEnv('ELECTRON_RENDERER_URL', undefined);
  told.events.length = 0;
  told.windows.length = 0;
  told.errors.length = 0;
  told.questions.length = 0;
  world.answer = 1;
  app.removeAllListeners();
  world.hasLock = true;
  world.version = '1.2.3';
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  await import('../../../electron/main/index');
  await vi.waitFor(() =>
    expect(told.windows[0]?.address ?? told.errors[0]?.title ?? told.questions[0]?.message).toBeTruthy(),
  );
}

test('the sandbox, the scheme and the lock come before the program is ready, the guards before the window', async () => {
  await start();
  expect(told.events).toEqual(['sandbox', 'scheme', 'lock', 'ready', 'window']);
  expect(told.windows[0]?.address).toBe('app://field/');
  expect(told.windows[0]?.webContents.openHandler).not.toBeNull();
  expect(told.protocols.has('app')).toBe(true);
  expect(told.crashReporter).toContainEqual({ uploadToServer: false });
});

test('the wishes of the start reach the window once, and the data lives where it was asked to', async () => {
  await start();
  expect(told.paths.get('userData')).toBe(folder);
  const launch = () => told.handlers.get('fieldpact:launch')?.({ senderFrame: world.frame }, undefined);
  expect(await launch()).toEqual({ hq: 'http://127.0.0.1:4870', code: 'ABCD-1234', demo: true, version: '1.2.3' });
  expect(await launch()).toEqual({ hq: 'http://127.0.0.1:4870', code: null, demo: false, version: '1.2.3' });
});

test('the headquarters is remembered for a start without wishes, in the content policy too', async () => {
  await start();
  vi.resetModules();
  told.windows.length = 0;
  vi.stubEnv('FIELDPACT_HQ', undefined);
  await start();
  const page = await told.protocols.get('app')?.(new Request(`${desktopOrigin}/`));
  expect(page?.headers.get('content-security-policy')).toContain("connect-src 'self' http://127.0.0.1:4870;");
});

test('a second start quits, and the first window comes to the front', async () => {
  await start();
  const [window] = told.windows;
  app.emit('second-instance');
  expect(window?.calls).toEqual(['show', 'focus']);

  vi.resetModules();
  told.events.length = 0;
  world.hasLock = false;
  await import('../../../electron/main/index');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told.events).toEqual(['sandbox', 'scheme', 'lock', 'quit']);
});

test('records written by a newer version are not opened, and not touched', async () => {
  await start();
  const floor = join(folder, 'vault', 'version-floor.json');
  const written = JSON.stringify({ version: '2.0.0', engine: 0 });
  await writeFile(floor, written);
  vi.resetModules();
  told.windows.length = 0;
  await start();
  expect(told.windows).toEqual([]);
  expect(told.questions[0]?.message).toBe('This folder was used by a newer Fieldpact');
  await expect.poll(() => told.events.at(-1)).toBe('quit');
  expect(await readFile(floor, 'utf8')).toBe(written);
});

test('records written by a newer version can be taken along as a file, whatever this version knows of them', async () => {
  await openJournal(join(folder, 'vault', 'journal')).append(['{"of":"a newer program"}', 'second']);
  await writeFile(join(folder, 'vault', 'version-floor.json'), JSON.stringify({ version: '2.0.0', engine: 0 }));
  world.answer = 0;
  world.saveDialog = { canceled: false, filePath: join(folder, 'copy.jsonl') };
  await start();
  await expect.poll(() => told.events.at(-1)).toBe('quit');
  const [head, ...records] = (await readFile(join(folder, 'copy.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(JSON.parse(head ?? '')).toMatchObject({ product: 'fieldpact-copy', version: 1, records: 2 });
  expect(records).toEqual(['{"of":"a newer program"}', 'second']);
});

test('in development the window comes from exactly the development server', async () => {
  vi.stubEnv('ELECTRON_RENDERER_URL', 'http://localhost:5173');
  world.isPackaged = false;
  await start();
  world.isPackaged = true;
  expect(told.windows[0]?.address).toBe('http://localhost:5173/');
});

test('a bluetooth device is refused', async () => {
  await start();
  const answers: unknown[] = [];
  const event = { preventDefault: () => answers.push('prevented') };
  told.windows[0]?.webContents.emit('select-bluetooth-device', event, [], (id: string) => answers.push(id));
  expect(answers).toEqual(['prevented', '']);
});
