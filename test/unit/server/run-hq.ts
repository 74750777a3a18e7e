import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');

/** Builds headquarters as it ships; gives the path of its program. */
export async function buildHq(): Promise<string> {
  // Below node_modules, so that the program finds its packages as it does when installed.
  const folder = mkdtempSync(join(root, 'node_modules', '.hq-under-test-'));
  await build({
    root,
    configFile: join(root, 'server/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  });
  return join(folder, 'main.js');
}

export type Said =
  | { readonly event: 'ready'; readonly address: string; readonly server: string; readonly code: string | null }
  | { readonly event: 'refused'; readonly sentence: string };

/** A headquarters in a process of its own. */
export interface HqProcess {
  readonly child: ChildProcess;
  readonly said: Said;
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

export async function runHq(program: string, folder: string, ...options: readonly string[]): Promise<HqProcess> {
  const child = spawn(process.execPath, [program, '--port', '0', '--data-dir', folder, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | NodeJS.Signals | null>((done) =>
    child.once('exit', (code, signal) => done(code ?? signal)),
  );
  const said = await new Promise<Said>((done, fail) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) done(JSON.parse(text.slice(0, text.indexOf('\n'))));
    });
    child.once('exit', () => fail(new Error('Headquarters ended without a word.')));
  });
  return { child, said, ended };
}

export function dataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'fieldpact-process-test-'));
}

/** Numbers of the processes whose command line names a folder, the database's and its keeper's among them. */
export function processesOf(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandLine(name).includes(folder))
    .map(Number);
}

/** Waits until something is so, at most this many ms; says whether it became so. */
export async function becomes(isSo: () => boolean | Promise<boolean>, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if (await isSo()) return true;
    await new Promise((wake) => setTimeout(wake, 25));
  }
  return false;
}

export function removeFolder(folder: string): void {
  const place = join(folder, 'database-location.json');
  if (existsSync(place)) rmSync(JSON.parse(readFileSync(place, 'utf8')).folder, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
