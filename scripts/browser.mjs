import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Finds an installed browser of the Chromium family and knows how to open it quietly. */

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'brave',
];

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];

/**
 * The first installed browser, or null. `FIELDPACT_BROWSER` names one that stands elsewhere.
 * @param {{ platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv, home?: string }} [place]
 */
export function findBrowser(place = {}) {
  return browserCandidates(place).find(isProgram) ?? null;
}

/**
 * Every place where a browser may be installed, best first.
 * @param {{ platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv, home?: string }} [place]
 * @returns {string[]}
 */
export function browserCandidates({ platform = process.platform, env = process.env, home = homedir() } = {}) {
  const named = env.FIELDPACT_BROWSER ? [env.FIELDPACT_BROWSER] : [];
  if (platform === 'win32') {
    const bases = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((base) => base);
    return [...named, ...windowsPrograms.flatMap((program) => bases.map((base) => `${base}\\${program}`))];
  }
  if (platform === 'darwin') {
    const bases = ['/Applications', join(home, 'Applications')];
    return [...named, ...macApplications.flatMap((program) => bases.map((base) => join(base, program)))];
  }
  const folders = [...new Set([...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'])];
  return [
    ...named,
    ...commands.flatMap((name) => folders.filter((folder) => folder).map((folder) => join(folder, name))),
  ];
}

/** The Chromium that Playwright has downloaded for this user, newest first, or null. */
export function findPlaywrightBrowser() {
  const base = process.env.PLAYWRIGHT_BROWSERS_PATH || playwrightFolder();
  if (!existsSync(base)) return null;
  const inside = [
    ['chrome-linux64', 'chrome'],
    ['chrome-linux', 'chrome'],
    ['chrome-mac', 'Chromium.app/Contents/MacOS/Chromium'],
    ['chrome-mac-arm64', 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'],
    ['chrome-mac-x64', 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'],
    ['chrome-win64', 'chrome.exe'],
    ['chrome-win', 'chrome.exe'],
  ];
  const folders = readdirSync(base)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  return folders.flatMap((folder) => inside.map((parts) => join(base, folder, ...parts))).find(isProgram) ?? null;
}

function playwrightFolder() {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright');
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ms-playwright');
}

/** Whether there is a screen to open a window on. */
export function hasDisplay(platform = process.platform, env = process.env) {
  return platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * How a browser becomes a window of its own that asks nothing and reports to nobody.
 * @param {{ address: string, profile: string }} window
 */
export function applicationWindowFlags({ address, profile }) {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    // A kill is followed by our own recovery, not by a bubble of the browser.
    '--hide-crash-restore-bubble',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    ...withoutSandboxAsRoot(),
  ];
}

/** Chromium does not start its sandbox for root, and without this flag it does not start at all. */
export function withoutSandboxAsRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
