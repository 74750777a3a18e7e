import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { memoryFlags } from '../node-flags';
import { type Outcome, said, unreadable } from './outcome';

/** Runs headquarters until it ends: the program that is built beside this one. */
export async function serve(args: readonly string[]): Promise<Outcome> {
  const built = builtFolder();
  if (built === null) return unreadable('Headquarters is not built. Run "npm run build".');
  const program = resolve(built, 'server/main.js');
  const json = args.includes('--json');
  const window = resolve(built, 'renderer');
  const own = args.filter((each) => each !== '--json');
  const shows = own.some((each) => each === '--serve' || each.startsWith('--serve='));
  const all = shows || !existsSync(resolve(window, 'index.html')) ? own : [...own, '--serve', window];
  const child = spawn(process.execPath, [...memoryFlags(process.env), program, ...all], {
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  // Ctrl-C reaches both; what others send us is passed on, so that headquarters ends in order.
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.on(signal, pass);
  let refused: string | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    const told = read(line);
    if (told?.event === 'refused') refused = told.sentence ?? '';
    if (json) process.stdout.write(`${line}\n`);
    else if (told?.event === 'ready')
      process.stdout.write(
        `Headquarters answers at ${told.address}.${told.code ? ` The code is ${told.code}.` : ''} Ctrl-C ends it.\n`,
      );
  }
  const code = await new Promise<number>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done(child.exitCode ?? 1);
    else child.once('exit', (exit) => done(exit ?? 1));
  });
  if (refused !== null) return json ? said(1, '') : unreadable(refused);
  return said(code === 0 ? 0 : 1, '');
}

// Loaded when it is needed, this file is built into a folder below the program's.
function builtFolder(): string | null {
  const folders = [resolve(import.meta.dirname, '..'), resolve(import.meta.dirname, '../..')];
  return folders.find((folder) => existsSync(resolve(folder, 'server/main.js'))) ?? null;
}

interface Told {
  readonly event?: string;
  readonly address?: string;
  readonly code?: string | null;
  readonly sentence?: string;
}

function read(line: string): Told | null {
  try {
    return JSON.parse(line) as Told;
  } catch {
    return null;
  }
}
