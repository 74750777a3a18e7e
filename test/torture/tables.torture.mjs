// Kills the browser, damages the files of its IndexedDB in every way that was ever seen, starts it again, and looks
// whether the program comes back with every record, says so, and never takes it for a first start.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { findBrowser, withoutSandboxAsRoot } from '../../scripts/browser.mjs';
import { root } from '../../scripts/root.mjs';

const build = join(process.env.FIELDPACT_BUILD ? resolve(process.env.FIELDPACT_BUILD) : join(root, 'out'), 'renderer');
const mimes = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** @typedef {(folder: string) => void} Damage  of the folder of the tables */

/** @param {string} folder @param {RegExp} pattern the largest file of that name */
function largest(folder, pattern) {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  const files = found
    .map((name) => join(folder, name))
    .sort((left, right) => statSync(right).size - statSync(left).size);
  if (!files[0]) throw new Error(`There is no ${pattern} among ${readdirSync(folder).join(' ')}.`);
  return files[0];
}

/** @param {string} path @param {number} share where, of its length @param {number} bytes @param {(at: number) => number} value */
function overwrite(path, share, bytes, value) {
  const content = readFileSync(path);
  const from = Math.floor(content.length * share);
  for (let at = from; at < Math.min(from + bytes, content.length); at += 1) content[at] = value(at);
  writeFileSync(path, content);
}

const noise = (/** @type {number} */ at) => Math.imul(at + 1, 2_654_435_761) >>> 24;
const anyTable = (/** @type {string} */ folder) =>
  readdirSync(folder).some((name) => name.endsWith('.ldb')) ? /\.ldb$/ : /\.log$/;

/** @type {Record<string, Damage>} */
const damages = {
  nothing: () => {},
  'the log garbled': (folder) => overwrite(largest(folder, /\.log$/), 0.3, 4096, noise),
  'the log cut by 30 %': (folder) => {
    const log = largest(folder, /\.log$/);
    truncateSync(log, Math.floor(statSync(log).size * 0.7));
  },
  '4 KiB of the log zeroed': (folder) => overwrite(largest(folder, /\.log$/), 0.5, 4096, () => 0),
  '4 KiB of a table zeroed': (folder) => overwrite(largest(folder, anyTable(folder)), 0.5, 4096, () => 0),
  'a table truncated': (folder) => {
    const table = largest(folder, anyTable(folder));
    truncateSync(table, Math.floor(statSync(table).size / 2));
  },
  'a table missing': (folder) => rmSync(largest(folder, anyTable(folder))),
  'no MANIFEST': (folder) => rmSync(largest(folder, /^MANIFEST/)),
  'MANIFEST cut by half': (folder) => {
    const manifest = largest(folder, /^MANIFEST/);
    truncateSync(manifest, Math.floor(statSync(manifest).size / 2));
  },
  'no CURRENT': (folder) => rmSync(join(folder, 'CURRENT')),
  'no folder at all': (folder) => rmSync(folder, { recursive: true }),
};

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  try {
    const file = join(build, path === '/' ? 'index.html' : decodeURIComponent(path));
    const content = readFileSync(file);
    response.writeHead(200, {
      'content-type': mimes[/** @type {keyof typeof mimes} */ (extname(file))] ?? 'application/octet-stream',
    });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`;

/** Browsers of ours that run; none may outlive us. @type {Set<number>} */
const running = new Set();
process.on('exit', () => {
  for (const group of running) process.kill(-group, 'SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

/** @param {string} profile */
async function start(profile) {
  const browser = findBrowser();
  if (!browser) throw new Error('There is no browser of the Chromium family.');
  const flags = [
    '--headless=new',
    '--remote-debugging-port=0',
    '--no-first-run',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--password-store=basic',
  ];
  const process = spawn(browser, [...flags, ...withoutSandboxAsRoot(), `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const endpoint = await new Promise((found, failed) => {
    process.once('exit', (code) => failed(new Error(`The browser ended while starting (${code}).`)));
    createInterface({ input: /** @type {import('node:stream').Readable} */ (process.stderr) }).on('line', (line) => {
      const at = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (at) found(at);
    });
  });
  const connected = await chromium.connectOverCDP(endpoint);
  const context = connected.contexts()[0];
  const page = context?.pages()[0];
  if (!page) throw new Error('The browser opened no window.');
  const group = process.pid ?? 0;
  running.add(group);
  process.once('exit', () => running.delete(group));
  const kill = async () => {
    const gone = once(process, 'exit');
    // Its whole group: the pages are processes of their own.
    globalThis.process.kill(-group, 'SIGKILL');
    await gone;
    await connected.close().catch(() => undefined);
  };
  return { page, kill };
}

/** Every row as it is shown, without what the device knows for itself alone. */
async function rowsOf(/** @type {import('@playwright/test').Page} */ page) {
  return page.evaluate(async () => {
    // In the usual place, or in the bucket where the tables began anew.
    const buckets = /** @type {any} */ (navigator).storageBuckets;
    const names = /** @type {string[]} */ (await buckets.keys()).filter((name) => name.startsWith('fieldpact-tables-'));
    const last = names.sort().at(-1);
    const place = last ? (await buckets.open(last)).indexedDB : indexedDB;
    return new Promise((resolve, reject) => {
      const request = place.open('fieldpact');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const all = request.result.transaction('rows').objectStore('rows').getAll();
        all.onerror = () => reject(all.error);
        all.onsuccess = () => {
          request.result.close();
          const rows = all.result.map((/** @type {any} */ { id, entity, content }) => [
            id,
            entity,
            Object.entries(content)
              .sort()
              .map(([field, heads]) => [
                field,
                /** @type {any[]} */ (heads).map(({ change, value }) => [change, value]),
              ]),
          ]);
          resolve(rows.map((/** @type {unknown} */ row) => JSON.stringify(row)).sort());
        };
      };
    });
  });
}

const status = (/** @type {import('@playwright/test').Page} */ page) =>
  page.getByRole('contentinfo', { name: 'Where your work is' });

const master = mkdtempSync(join(tmpdir(), 'fieldpact-torture-'));
let failed = 0;
try {
  const first = await start(master);
  await first.page.goto(`${address}#/start?demo=1`);
  await status(first.page).waitFor({ timeout: 120_000 });
  // Until nothing more is written; then the mark is written too.
  let before = /** @type {string[]} */ ([]);
  for (;;) {
    await first.page.waitForTimeout(4_000);
    const now = /** @type {string[]} */ (await rowsOf(first.page));
    if (now.length > 0 && now.length === before.length) break;
    before = now;
  }
  await first.kill();
  console.log(`  ${before.length} records`);

  const only = process.env.FIELDPACT_ONLY;
  for (const [what, damage] of Object.entries(damages).filter(([name]) => !only || name === only)) {
    const profile = mkdtempSync(join(tmpdir(), 'fieldpact-torture-'));
    // The marks of the browser that was killed would have this one believe that it still runs.
    cpSync(master, profile, { recursive: true, filter: (path) => !/Singleton|DevToolsActivePort/.test(path) });
    const tables = readdirSync(join(profile, 'Default', 'IndexedDB')).find((name) =>
      name.endsWith('.indexeddb.leveldb'),
    );
    const folder = join(profile, 'Default', 'IndexedDB', tables ?? '');
    damage(folder);
    const again = await start(profile);
    try {
      await again.page.goto(address);
      await status(again.page).waitFor({ timeout: 30_000 });
      // What cannot be read is found a few seconds after the start, and the program starts anew.
      await again.page.waitForTimeout(9_000);
      await status(again.page).waitFor({ timeout: 60_000 });
      const after = /** @type {string[]} */ (await rowsOf(again.page));
      const missing = before.filter((row) => !after.includes(row)).length;
      const isWelcomed = await again.page.getByRole('heading', { name: 'Welcome to Fieldpact' }).count();
      const isTold = await again.page.getByText('Put right when the program started').count();
      const good = missing === 0 && after.length === before.length && isWelcomed === 0;
      if (!good) failed += 1;
      console.log(
        `  ${good ? 'whole ' : 'FAILED'}  ${what}: ${after.length} of ${before.length} records, ${missing} not as before${isTold ? ', told' : ''}${isWelcomed ? ', shown as a first start' : ''}`,
      );
    } catch (error) {
      failed += 1;
      const shown = await again.page
        .locator('body')
        .innerText()
        .catch(() => '');
      console.log(`  FAILED  ${what}: ${String(error).split('\n')[0]}; the screen says: ${shown.slice(0, 600)}`);
    } finally {
      await again.kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  }
} finally {
  server.close();
  rmSync(master, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
process.exit(failed === 0 ? 0 : 1);
