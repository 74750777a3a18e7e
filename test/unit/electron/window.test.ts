import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { focusWindow, openWindow } from '../../../electron/main/window';
import { type FakeWindow, told } from '../../fakes/electron';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());

let folder: string;
let place: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldpact-window-'));
  place = join(folder, 'window.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function open(): Promise<FakeWindow> {
  const window = await openWindow('app://field/', '/preload.cjs', place);
  return window as unknown as FakeWindow;
}

test('the window is sandboxed and isolated, has no Node, and nothing weakens the web security', async () => {
  const window = await open();
  expect(window.options.webPreferences).toEqual({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
  });
  expect(window.address).toBe('app://field/');
});

test('the window is never smaller than what the screens are made for', async () => {
  const { options } = await open();
  expect([options.minWidth, options.minHeight]).toEqual([820, 600]);
});

test('the window opens where it was closed', async () => {
  const first = await open();
  first.bounds = { x: 111, y: 122, width: 1000, height: 800 };
  first.emit('close');
  const { options } = await open();
  expect([options.x, options.y, options.width, options.height]).toEqual([111, 122, 1000, 800]);
});

test('a place on a screen that is gone, or that cannot be read, is forgotten', async () => {
  for (const text of ['{"x":5000,"y":20,"width":900,"height":700,"maximized":false}', '{"x":', '[]']) {
    await writeFile(place, text);
    const { options } = await open();
    expect([options.x, options.width]).toEqual([undefined, 1280]);
  }
});

test('a second start brings the window back from the task bar and to the front', async () => {
  const window = await open();
  window.minimize();
  focusWindow(window as unknown as Parameters<typeof focusWindow>[0]);
  expect(window.calls).toEqual(['minimize', 'restore', 'show', 'focus']);
  expect(() => focusWindow(null)).not.toThrow();
  expect(told.windows).toContain(window);
});
