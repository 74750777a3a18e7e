import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { builtFile } from './built-program';
import { aheadOn, moveCalendar } from './calendar';

/** A real headquarters with a real database, in a process and a folder of its own. */
export interface Headquarters {
  /** `http://127.0.0.1:43721` */
  readonly address: string;
  /** Everything of it on the disk. */
  readonly folder: string;
  /** A one-time code. The same name is the same person; one territory does not see another. */
  issueCode(person: string, territory: string, role?: 'lead' | 'headquarters'): Promise<string>;
  /** How many changes headquarters has of each device of a person, oldest device first. */
  changesPerDevice(): Promise<readonly number[]>;
  /** Withdraws every device of a territory as lost, by what was known of it at that moment (ISO). */
  withdrawDevices(territory: string, since: string): Promise<void>;
  /** SIGKILL: nothing is said goodbye to, the database is left to its keeper. */
  kill(): Promise<void>;
  /** SIGKILL of its database's first process; headquarters itself goes on and has to help itself. */
  killDatabase(): void;
  /** It stands still until `thaw`: connections stay open, nobody answers. */
  freeze(): void;
  thaw(): void;
  /** Ends it in good order; its folder stays. */
  stop(): Promise<void>;
  /** On the same folder and at the same address; where a day is named, on that day. */
  startAgain(date?: string): Promise<void>;
  /** `npx fieldpact hq …` on its folder; answers what was said. @throws where it does not end well */
  command(...args: readonly string[]): Promise<string>;
  /** Ends it in good order and removes its folder, and the folder of its database where that lies elsewhere. */
  remove(): Promise<void>;
}

/**
 * @param date the day on which it lives, `2026-11-20`; left out: today
 * @param on.window the folder of the window it serves; left out: that of the build
 * @param on.program headquarters itself; left out: that of the build
 * @param on.also further words of its command line, and the secrets that go with them
 */
export async function openHeadquarters(
  date?: string,
  {
    window = builtFile('renderer'),
    program = builtFile('server/main.js'),
    also = [],
    secrets = {},
    port = 0,
  }: Partial<Omit<Place, 'folder' | 'date'>> & { readonly port?: number } = {},
): Promise<Headquarters> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-hq-'));
  const on = { folder, date, window, program, also, secrets };
  let running = await start(on, port);
  const { address } = running;
  return {
    address,
    folder,
    issueCode: async (name, territory, role) => {
      const reply = await administer(address, folder, '/admin/codes', { name, territory, ...(role ? { role } : {}) });
      return (reply as { code: string }).code;
    },
    changesPerDevice: async () => {
      const reply = await administer(address, folder, '/admin/devices');
      return (reply as { devices: readonly { changes: number }[] }).devices.map(({ changes }) => Number(changes));
    },
    withdrawDevices: async (territory, since) => {
      const reply = await administer(address, folder, '/admin/devices');
      const { devices } = reply as { devices: readonly { id: string; territory: string }[] };
      const theirs = devices.filter((device) => device.territory === territory.trim());
      if (theirs.length === 0) throw new Error(`There is no device in ${territory}.`);
      for (const { id } of theirs)
        await administer(address, folder, `/admin/devices/${id}/withdraw`, { reason: 'lost', since });
    },
    kill: async () => {
      running.process.kill('SIGKILL');
      await ended(running.process);
    },
    killDatabase: () => {
      const pid = postmasterOf(folder);
      if (pid !== null) process.kill(pid, 'SIGKILL');
    },
    freeze: () => void running.process.kill('SIGSTOP'),
    thaw: () => void running.process.kill('SIGCONT'),
    stop: async () => {
      running.process.stdin?.end();
      await ended(running.process);
    },
    command: (...args) => runCommand(['hq', ...args, '--data-dir', folder]),
    startAgain: async (again = date) => {
      running = await start({ ...on, date: again }, Number(new URL(address).port));
    },
    remove: async () => {
      // The end of its standard input is how the program that started it says goodbye.
      running.process.stdin?.end();
      await ended(running.process);
      const elsewhere = ownDatabaseElsewhere(folder);
      if (elsewhere !== null) rmSync(elsewhere, { recursive: true, force: true, maxRetries: 5 });
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function runCommand(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [builtFile('cli/fieldpact.js'), ...args]);
  return stdout;
}

interface Started {
  readonly process: ChildProcess;
  readonly address: string;
}

interface Place {
  readonly folder: string;
  readonly date: string | undefined;
  readonly window: string;
  readonly program: string;
  readonly also: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
}

function start({ folder, date, window, program: main, also, secrets }: Place, port: number): Promise<Started> {
  const program = [main, '--port', String(port), '--data-dir', folder, ...also];
  const calendar = date === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(onDay(date))}`];
  const child = spawn(process.execPath, [...calendar, ...program, '--serve', window, '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...secrets },
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Headquarters ended while starting (${code}).`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told = JSON.parse(line) as { event: string; address?: string; sentence?: string };
      if (told.event === 'ready' && told.address) resolve({ process: child, address: told.address });
      else reject(new Error(told.sentence ?? line));
    });
  });
}

/** The process from which all processes of the database come; null: none is noted. */
function postmasterOf(folder: string): number | null {
  const note = join(placeNoted(folder)?.folder ?? join(folder, 'database'), 'cluster', 'postmaster.pid');
  return existsSync(note) ? Number(readFileSync(note, 'utf8').split('\n')[0]) : null;
}

/** Where the database lies when root keeps the data folder in a place that the database's user cannot enter. */
function placeNoted(folder: string): { readonly folder: string; readonly dataFolder: string } | null {
  const note = join(folder, 'database-location.json');
  return existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as { folder: string; dataFolder: string }) : null;
}

/** That folder, if this headquarters made it: nothing else is to be removed on the word of a note. */
function ownDatabaseElsewhere(folder: string): string | null {
  const noted = placeNoted(folder);
  const isOwn = noted?.dataFolder === realpathSync(folder) && /^database-[0-9a-f]{8}$/.test(basename(noted.folder));
  return noted && isOwn ? noted.folder : null;
}

const onDay = (date: string) => `(${moveCalendar.toString()})(${aheadOn(date)})`;

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function administer(address: string, folder: string, path: string, body?: object): Promise<unknown> {
  const token = readFileSync(join(folder, 'admin-token'), 'utf8').trim();
  const reply = await fetch(new URL(path, address), {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!reply.ok) throw new Error(`Headquarters answered ${path} with ${reply.status}: ${await reply.text()}`);
  return reply.json();
}
