import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');

function sources(folder: string, pattern: RegExp): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') }));
}

const found = (files: { path: string; text: string }[], pattern: RegExp) =>
  files.flatMap(({ path, text }) => (text.match(pattern) ?? []).map((hit) => `${path}: ${hit}`));

const shell = sources('electron', /\.ts$/);

test('the shell switches none of the guards of Electron off', () => {
  expect(shell.length).toBeGreaterThan(15);
  const off =
    /sandbox: false|contextIsolation: false|nodeIntegration\w*: true|webSecurity: false|webviewTag: true|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|no-sandbox|bypassCSP: true|appendSwitch|allowpopups/g;
  expect(found(shell, off)).toEqual([]);
});

test('only ipc.ts touches ipcMain, and only the preload script ipcRenderer', () => {
  const touching = (word: string) =>
    shell
      .filter(({ text }) => new RegExp(`import .*\\b${word}\\b.* from 'electron'`).test(text))
      .map(({ path }) => path);
  expect(touching('ipcMain')).toEqual(['electron/main/ipc.ts']);
  expect(touching('ipcRenderer')).toEqual(['electron/preload/index.ts']);
});

test('the shell opens windows in one place and web pages in one place', () => {
  expect(found(shell, /new BrowserWindow\(/g)).toEqual(['electron/main/window.ts: new BrowserWindow(']);
  expect(found(shell, /openExternal\(/g)).toEqual(['electron/main/navigation.ts: openExternal(']);
});

test('the window loads nothing from elsewhere: no address of a foreign host stands in its sources', () => {
  const window = sources('renderer', /\.(ts|tsx|css|html|svg)$/);
  expect(window.length).toBeGreaterThan(20);
  const foreign = found(window, /\b(?:https?|wss?):\/\/[\w.-]+/g).filter(
    // Names of XML vocabularies, this machine, and the names set aside for examples are no places to load from.
    (hit) =>
      !/:\/\/(www\.w3\.org|ns\.adobe\.com|purl\.org|www\.aiim\.org|127\.0\.0\.1|localhost|([\w-]+\.)*example(\.\w+)?)$/.test(
        hit,
      ),
  );
  expect(foreign).toEqual([]);
});
