import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../server/db/embedded-postgres';
import { openLog } from '../../server/folder/log';
import { memoryFlags } from '../../server/node-flags';
import { builtFile } from '../journeys/hosts/built-program';
import { parentOf } from './load/process-time';

/** A server under measurement, in a process of its own. */
export interface MeasuredServer {
  readonly address: string;
  readonly process: ChildProcess;
  /** The most memory it has held so far, MB; null where the system does not tell. */
  peakMemory(): number | null;
  end(): Promise<void>;
}

/** Starts a program that says `{"event":"ready","address":…}` when it listens, and ends with its standard input. */
export async function startServer(program: readonly string[]): Promise<MeasuredServer> {
  const child = spawn(process.execPath, [...program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${program[0]} ended while starting (${code}).`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told = JSON.parse(line) as { readonly event: string; readonly address?: string };
      if (told.event === 'ready' && told.address) resolve(told.address);
    });
  });
  return {
    address,
    process: child,
    peakMemory: () => statusOf(child.pid, 'VmHWM'),
    end: async () => {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}

/** A line of what Linux tells of a process, in MB. */
export function statusOf(pid: number | undefined, name: 'VmHWM' | 'VmRSS'): number | null {
  try {
    const told = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return told ? Number(told[1]) / 1_024 : null;
  } catch {
    return null;
  }
}

/** One PostgreSQL for everybody who is measured, with the settings that headquarters gives its own. */
export interface MeasuredDatabase {
  /** A new, empty database in it. */
  create(name: string): Promise<string>;
  /** The process that all its processes come from. */
  readonly pid: number;
  close(): Promise<void>;
}

export async function openMeasuredDatabase(): Promise<MeasuredDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-bench-database-'));
  const started = await startEmbeddedPostgres(folder, openLog(folder));
  if (!started.ok) throw new Error(started.error);
  const { url } = started.value;
  return {
    pid: await postmasterOf(url),
    create: async (name) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
    close: async () => {
      await started.value.stop();
      removeDataFolder(folder);
    },
  };
}

/** A data folder, with the database where that had to be kept elsewhere. */
function removeDataFolder(folder: string): void {
  const note = join(folder, 'database-location.json');
  const places = existsSync(note)
    ? [(JSON.parse(readFileSync(note, 'utf8')) as { readonly folder: string }).folder]
    : [];
  for (const place of [...places, folder]) rmSync(place, { recursive: true, force: true, maxRetries: 5 });
}

async function postmasterOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const pid = parentOf(rows[0]?.pid ?? 0);
  await client.end();
  return pid;
}

/** Headquarters as it is delivered, on a database that others are measured on as well. */
export interface MeasuredHeadquarters extends MeasuredServer {
  issueCode(person: string, territory: string): Promise<string>;
}

export async function startHeadquarters(databaseUrl: string | null): Promise<MeasuredHeadquarters> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-bench-hq-'));
  const server = await startServer([
    ...memoryFlags(process.env),
    builtFile('server/main.js'),
    ...['--port', '0', '--data-dir', folder, '--serve', builtFile('renderer'), '--with-parent'],
    ...(databaseUrl === null ? [] : ['--database-url', databaseUrl]),
  ]);
  return {
    ...server,
    issueCode: async (name, territory) => {
      const token = readFileSync(join(folder, 'admin-token'), 'utf8').trim();
      const reply = await fetch(new URL('/admin/codes', server.address), {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ name, territory }),
      });
      if (!reply.ok) throw new Error(`Headquarters gave no code: ${await reply.text()}`);
      return ((await reply.json()) as { readonly code: string }).code;
    },
    end: async () => {
      await server.end();
      removeDataFolder(folder);
    },
  };
}
