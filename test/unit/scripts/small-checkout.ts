import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * A checkout of a few files that has our commands, and in place of everything they start something small: a
 * headquarters that speaks the protocol and keeps nothing, build tools that copy it, a browser that only waits.
 */
export function writeSmallCheckout() {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-small-'));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };

  cpSync(resolve(import.meta.dirname, '../../../scripts'), join(folder, 'scripts'), { recursive: true });
  write('package.json', '{ "name": "small", "type": "module" }');
  write('package-lock.json', '{ "packages": {} }');
  write('scripts/parent.mjs', parent);
  write('server/main.js', headquarters);
  write('node_modules/vite/package.json', '{ "name": "vite", "bin": { "vite": "vite.cjs" } }');
  write('node_modules/vite/vite.cjs', headquartersBuild);
  write('node_modules/electron-vite/package.json', '{ "name": "electron-vite", "bin": "build.cjs" }');
  write('node_modules/electron-vite/build.cjs', applicationBuild);
  write('node_modules/electron/package.json', '{ "name": "electron", "version": "45.4.1" }');
  write('node_modules/electron/install.js', 'process.exit(1);');
  write('browser.cjs', browser);
  chmodSync(join(folder, 'browser.cjs'), 0o755);

  return {
    folder,
    write,
    browser: join(folder, 'browser.cjs'),
    data: join(folder, 'data'),
    /** What the small browser was started with, one line an argument, once it has started. */
    browserArguments: () => linesOf(join(folder, 'browser-arguments')),
    /** Process ids of everything the small parts have started. */
    processes: () => linesOf(join(folder, 'processes')).map(Number),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface RunningCommand {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Waits until the command has said this. */
  readonly says: (words: string) => Promise<void>;
  readonly ended: Promise<number | null>;
}

/** Runs a command of a checkout, with nothing of our own surroundings but what is given. */
export function command(
  folder: string,
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): RunningCommand {
  const surroundings = { PATH: process.env.PATH ?? '', HOME: folder };
  const child = spawn(process.execPath, [join(folder, 'scripts', script), ...args], {
    cwd: folder,
    env: { ...surroundings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout?.on('data', (text) => {
    said += text;
  });
  child.stderr?.on('data', (text) => {
    said += text;
  });
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  const says = (words: string) =>
    until(
      `the command says “${words}”`,
      () => said.includes(words),
      () => said,
    );
  return { child, said: () => said, says, ended };
}

/** Waits for something that is about to be true. */
export async function until(what: string, isTrue: () => boolean, detail = () => ''): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.\n${detail()}`);
    await new Promise((settle) => setTimeout(settle, 25));
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (!existsSync('/proc')) return true;
    // A process that has ended but was not yet asked for its exit code has no command line any more.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

export function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

const remember = (folder: string) => `fs.appendFileSync(${folder} + '/processes', process.pid + '\\n');`;

const headquarters = `
import fs from 'node:fs';
import http from 'node:http';
const args = process.argv.slice(2);
const after = (flag) => args.includes(flag) ? args[args.indexOf(flag) + 1] : null;
${remember('process.cwd()')}
const tell = (event) => console.log(JSON.stringify(event));
let codes = 0;
const mood = fs.existsSync('mood') ? fs.readFileSync('mood', 'utf8') : '';
if (mood === 'refuses') {
  tell({ event: 'refused', sentence: 'The database in this folder is damaged.' });
  process.exit(1);
}
if (mood === 'crashes') throw new Error('the disk is on fire');
const server = http.createServer((request, reply) => {
  if (request.url === '/v1/hello') return reply.end(JSON.stringify({ product: 'fieldpact-hq' }));
  if (request.headers.authorization !== 'Bearer let-me-in') return reply.writeHead(401).end('{"message":"who are you?"}');
  const devices = fs.existsSync('devices') ? JSON.parse(fs.readFileSync('devices', 'utf8')) : [];
  if (request.url === '/admin/devices') return reply.end(JSON.stringify({ devices }));
  codes += 1;
  reply.end(JSON.stringify({ code: 'CODE-' + codes }));
});
fs.mkdirSync(after('--data-dir'), { recursive: true });
fs.writeFileSync(after('--data-dir') + '/admin-token', 'let-me-in\\n');
server.listen(Number(after('--port')), '127.0.0.1', () =>
  tell({ event: 'ready', address: 'http://127.0.0.1:' + after('--port'), server: 's', code: null }));
process.stdin.resume().on('end', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
`;

const parent = `
import { spawn } from 'node:child_process';
spawn('sh', ['-c', 'node scripts/start.mjs "$@"; true', 'sh', ...process.argv.slice(2)], { stdio: 'ignore' });
`;

/** Headquarters and the command line are built by one tool, each with a configuration of its own. */
const headquartersBuild = `
const fs = require('node:fs');
if (process.argv.includes('server/cli/vite.config.ts')) {
  fs.mkdirSync('out/cli', { recursive: true });
  fs.writeFileSync('out/cli/fieldpact.js', '');
} else {
  fs.mkdirSync('out/server', { recursive: true });
  fs.copyFileSync('server/main.js', 'out/server/main.js');
}
`;

const applicationBuild = `
const fs = require('node:fs');
for (const file of ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']) {
  fs.mkdirSync(require('node:path').dirname(file), { recursive: true });
  fs.writeFileSync(file, '');
}
`;

const browser = `#!/usr/bin/env node
const fs = require('node:fs');
${remember('__dirname')}
fs.writeFileSync(__dirname + '/browser-arguments', process.argv.slice(2).join('\\n') + '\\n');
const timer = setInterval(() => {
  if (fs.existsSync(__dirname + '/close-browser')) process.exit(0);
}, 20);
`;
