import { spawn } from 'node:child_process';
import { mkdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applicationWindowFlags, findBrowser, hasDisplay, withoutSandboxAsRoot } from './browser.mjs';
import { fetchElectron } from './electron.mjs';
import { root } from './root.mjs';
import { isAlive } from './run.mjs';
import { Refusal } from './say.mjs';

/**
 * Where the application runs: in Electron, in an installed browser as a window of its own, or nowhere (it is
 * served, and the person opens the address).
 *
 * @typedef {{ kind: 'electron', program: string, note?: string }
 *   | { kind: 'browser', program: string, note?: string }
 *   | { kind: 'served', note?: string }} Place
 *
 * @typedef {object} Window
 * @property {Promise<number>} ended
 * @property {() => Promise<void>} end
 */

/**
 * @param {{ host: 'electron' | 'browser' | null, open: boolean }} wish
 * @param {{ display?: boolean, browser?: string | null, electron?: () => Promise<import('./electron.mjs').ElectronSearch> }} [world]
 * @returns {Promise<Place>}
 */
export async function choosePlace(
  { host, open },
  { display = hasDisplay(), browser = findBrowser(), electron = fetchElectron } = {},
) {
  if (!open) return { kind: 'served' };
  if (!display) {
    if (host === 'electron') throw new Refusal('There is no display here, so Electron cannot open a window.');
    return { kind: 'served', note: 'There is no display here, so no window is opened.' };
  }
  if (host !== 'browser') {
    const search = await electron();
    if (search.binary !== null) return { kind: 'electron', program: search.binary };
    if (host === 'electron') throw new Refusal(`${search.reason}. Start without --host=electron to use a browser.`);
    if (browser) return { kind: 'browser', program: browser, note: `${search.reason}: opening it in ${browser}.` };
    return { kind: 'served', note: `${search.reason}, and no Chrome, Chromium, Edge or Brave is installed.` };
  }
  if (browser) return { kind: 'browser', program: browser };
  return { kind: 'served', note: 'No Chrome, Chromium, Edge or Brave is installed.' };
}

/**
 * The address that opens the application already knowing its headquarters.
 * @param {{ address: string, code: string | null, demo: boolean }} start
 */
export function startAddress({ address, code, demo }) {
  const said = new URLSearchParams({ hq: address });
  if (code) said.set('code', code);
  if (demo) said.set('demo', '1');
  return `${address}/#/start?${said}`;
}

/**
 * Opens the application. The window ends when the person closes it, when `end` is called, or when we are killed.
 * @param {Exclude<Place, { kind: 'served' }>} place
 * @param {{ address: string, code: string | null, demo: boolean, dataDir: string }} start
 * @returns {Window}
 */
export function openApplication(place, start) {
  if (place.kind === 'electron') {
    return keep(place.program, [...withoutSandboxAsRoot(), root], {
      FIELDPACT_HQ: start.address,
      FIELDPACT_CODE: start.code ?? '',
      FIELDPACT_DEMO: start.demo ? '1' : '',
      FIELDPACT_DATA_DIR: start.dataDir,
    });
  }
  const profile = join(start.dataDir, 'browser-profile');
  mkdirSync(profile, { recursive: true });
  const window = keep(place.program, applicationWindowFlags({ address: startAddress(start), profile }), {});
  return {
    ended: window.ended.then(async (code) => {
      await otherOwnersEnd(profile);
      return code;
    }),
    end: async () => {
      await window.end();
      const owner = profileOwner(profile);
      if (owner) process.kill(owner, 'SIGTERM');
    },
  };
}

/**
 * Waits for a browser that was already open on this profile: ours has then only told it to open one more window,
 * and ended at once.
 * @param {string} profile
 */
async function otherOwnersEnd(profile) {
  while (profileOwner(profile)) await new Promise((resolve) => setTimeout(resolve, 500));
}

/**
 * The process that has this profile open. Chromium writes `host-pid` into a link; on Windows it does not.
 * @param {string} profile
 */
function profileOwner(profile) {
  try {
    const pid = Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1]);
    return pid && isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Window}
 */
function keep(program, args, env) {
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('keeper.mjs', import.meta.url)), program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: false,
  });
  keeper.stdin.on('error', () => {});
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    keeper.once('exit', (code) => resolve(code ?? 1));
    keeper.once('error', () => resolve(127));
  });
  const end = async () => {
    keeper.stdin.end();
    await ended;
  };
  return { ended, end };
}
