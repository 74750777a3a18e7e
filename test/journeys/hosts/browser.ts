import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { findBrowser, withoutSandboxAsRoot } from '../../../scripts/browser.mjs';
import type { Device, Wishes } from './device';
import type { Line } from './line';
import { patience, type Troubles, watchTroubles } from './troubles';

const flags = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--window-size=1280,720',
  '--lang=en-GB',
  '--no-first-run',
  '--no-default-browser-check',
  '--hide-crash-restore-bubble',
  '--password-store=basic',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  ...withoutSandboxAsRoot(),
];

interface Running {
  readonly process: ChildProcess;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly troubles: Troubles;
}

/** Opens the program in a Chromium of its own, started here so that we know whom to kill. */
export async function openInBrowser(line: Line, wishes: Wishes): Promise<Device> {
  const profile = mkdtempSync(join(tmpdir(), 'fieldpact-device-'));
  // What a running browser writes beside its profile names that browser.
  const isOfProfile = (path: string) => !/Singleton|DevToolsActivePort/.test(path);
  if (wishes.copyOf) cpSync(wishes.copyOf.profile, profile, { recursive: true, filter: isOfProfile });
  const told: Troubles[] = [];
  const startAt = async (address: string): Promise<Running> => {
    const started = await start(profile, line, wishes);
    told.push(started.troubles);
    // What the browser was told of the network it forgot with its end.
    if (line.isCut) await started.context.setOffline(true);
    if (wishes.room !== undefined) await giveRoom(started, line, wishes.room);
    await started.page.goto(address);
    return started;
  };
  let running = await startAt(addressWith(line.address, wishes));
  const runs = () => running.process.exitCode === null && running.process.signalCode === null;
  const quit = async () => {
    const session = await running.browser.newBrowserCDPSession();
    await Promise.all([once(running.process, 'exit'), session.send('Browser.close')]);
  };
  return {
    kind: 'browser',
    line,
    profile,
    get page() {
      return running.page;
    },
    get context() {
      return running.context;
    },
    troubles: () => told.flatMap(({ all }) => all),
    cutNetwork: async () => {
      await line.cut();
      if (runs()) await running.context.setOffline(true);
    },
    mendNetwork: async () => {
      await line.mend();
      if (runs()) await running.context.setOffline(false);
    },
    giveRoom: (bytes) => giveRoom(running, line, bytes),
    kill: () => kill(running.process),
    freeze: () => signal(running.process, 'SIGSTOP'),
    thaw: () => signal(running.process, 'SIGCONT'),
    quit,
    startAgain: async () => {
      running = await startAt(`${line.address}/`);
    },
    openTwice: async () => {
      const second = await running.context.newPage();
      await second.goto(`${line.address}/`);
      return second;
    },
    tables: () => {
      const folder = join(profile, 'Default', 'IndexedDB');
      const tables = readdirSync(folder).find((name) => name.endsWith('.indexeddb.leveldb'));
      if (!tables) throw new Error(`There are no tables in ${folder}.`);
      return join(folder, tables);
    },
    saved: async (press) => {
      const [download] = await Promise.all([running.page.waitForEvent('download'), press()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    },
    remove: async () => {
      if (runs()) await quit();
      await line.cut();
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

function addressWith(hq: string, { code, demo }: Wishes): string {
  const wishes = new URLSearchParams({ hq, ...(code ? { code } : {}), ...(demo ? { demo: '1' } : {}) });
  return `${hq}/#/start?${wishes.toString()}`;
}

async function start(profile: string, line: Line, wishes: Wishes): Promise<Running> {
  const program = findBrowser();
  if (!program) throw new Error('There is no browser of the Chromium family; "npm test" would fetch one.');
  const process = spawn(program, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own, so that a kill reaches the processes of the pages too.
    detached: true,
    env: { ...globalThis.process.env, TZ: 'Europe/Berlin' },
  });
  const browser = await chromium.connectOverCDP(await debuggingAddress(process), { isLocal: true });
  const [context] = browser.contexts();
  const page = context?.pages()[0];
  if (!context || !page) throw new Error('The browser opened no window.');
  context.setDefaultTimeout(patience);
  const troubles = await watchTroubles(context, { ...wishes, wasCut: () => line.wasCut });
  // The system's own save dialog cannot be answered from here: without it the program hands out downloads.
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  await page.setViewportSize({ width: 1280, height: 720 });
  return { process, browser, context, page, troubles };
}

async function giveRoom({ context, page }: Running, line: Line, bytes: number): Promise<void> {
  // Held for as long as the session lives, which is as long as the window.
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: line.address, quotaSize: bytes });
}

function debuggingAddress(process: ChildProcess): Promise<string> {
  const { stderr } = process;
  if (!stderr) throw new Error('The browser was started without a way to hear it.');
  return new Promise((resolve, reject) => {
    process.once('exit', (code) => reject(new Error(`The browser ended while starting (${code}).`)));
    createInterface({ input: stderr }).on('line', (line) => {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  signal(child, 'SIGKILL');
  await gone;
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) throw new Error('The program does not run.');
  // Windows knows no groups; there the pages end with the browser.
  process.kill(process.platform === 'win32' ? pid : -pid, name);
}
