import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

/**
 * Finds Electron's binary, or fetches it once. The package installs only a small script; the binary comes from
 * elsewhere, and where that place cannot be reached we do not wait for it at every start.
 */

const dayInMs = 24 * 60 * 60 * 1000;
const packageFolder = join(root, 'node_modules', 'electron');
const failureFile = join(root, 'node_modules', '.cache', 'fieldpact', 'electron-not-fetched.json');

/** @typedef {{ binary: string } | { binary: null, reason: string }} ElectronSearch */

/** The binary where it is already here; fetches nothing. */
export function findElectron() {
  const pathFile = join(packageFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const binary = elsewhere ? join(elsewhere, name ?? binaryName()) : name && join(packageFolder, 'dist', name);
  return binary && existsSync(binary) ? binary : null;
}

/**
 * The binary, fetched when it is missing. A failure is remembered for a day and for this version.
 * @param {{ seconds?: number, now?: number }} [options]
 * @returns {Promise<ElectronSearch>}
 */
export async function fetchElectron({ seconds = 60, now = Date.now() } = {}) {
  const found = findElectron();
  if (found) return { binary: found };

  const version = electronVersion();
  const failure = lastFailure();
  if (failure?.version === version && now - failure.at < dayInMs) {
    return { binary: null, reason: `${failure.reason}; tried today, the next attempt is tomorrow` };
  }

  const installer = join(packageFolder, 'install.js');
  const result = existsSync(installer)
    ? await run(process.execPath, [installer], { seconds })
    : { code: 1, output: '', timedOut: false };
  const fetched = findElectron();
  if (fetched) {
    rmSync(failureFile, { force: true });
    return { binary: fetched };
  }

  const reason = result.timedOut
    ? `Electron ${version} could not be fetched within ${seconds} seconds`
    : `Electron ${version} is not here and could not be fetched`;
  mkdirSync(dirname(failureFile), { recursive: true });
  writeFileSync(failureFile, JSON.stringify({ version, at: now, reason, said: result.output }));
  return { binary: null, reason };
}

/** @returns {string} */
export function electronVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}

/** @returns {{ version: string, at: number, reason: string } | null} */
function lastFailure() {
  try {
    return JSON.parse(readFileSync(failureFile, 'utf8'));
  } catch {
    return null;
  }
}

function binaryName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
