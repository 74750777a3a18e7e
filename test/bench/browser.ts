import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findBrowser, withoutSandboxAsRoot } from '../../scripts/browser.mjs';

const flags = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--window-size=1280,720',
  '--lang=en-GB',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...withoutSandboxAsRoot(),
];

/** A browser with a fresh profile, started on an address. */
export interface StartedBrowser {
  /** When its process was started, in milliseconds of the wall clock. */
  readonly startedAt: number;
  readonly process: ChildProcess;
  /** Begins to look in; until then nobody watches, and watching costs nothing. */
  connect(): Promise<{ readonly context: BrowserContext; readonly page: Page }>;
  remove(): Promise<void>;
}

export async function startBrowser(address: string): Promise<StartedBrowser> {
  const program = findBrowser();
  if (!program) throw new Error('There is no browser of the Chromium family.');
  const profile = mkdtempSync(join(tmpdir(), 'fieldpact-bench-profile-'));
  const startedAt = Date.now();
  const child = spawn(program, [...flags, `--user-data-dir=${profile}`, address], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const debugging = await debuggingAddress(child);
  return {
    startedAt,
    process: child,
    connect: async () => {
      const browser = await chromium.connectOverCDP(debugging, { isLocal: true });
      const [context] = browser.contexts();
      const page = context?.pages()[0];
      if (!context || !page) throw new Error('The browser opened no window.');
      return { context, page };
    },
    remove: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        // Asked and not killed: its other processes must have let go of the profile.
        const browser = await chromium.connectOverCDP(debugging, { isLocal: true });
        await (await browser.newBrowserCDPSession()).send('Browser.close');
        await gone;
      }
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    },
  };
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  const { stderr } = child;
  if (!stderr) throw new Error('The browser was started without a way to hear it.');
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The browser ended while starting (${code}).`)));
    createInterface({ input: stderr }).on('line', (line) => {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
}
