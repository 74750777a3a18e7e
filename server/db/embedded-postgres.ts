import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { ok, type Result, refuse } from '#shared/base/result';
import { secretIn } from '../folder/data-folder';
import { type Log, rotate } from '../folder/log';
import { createCluster } from './cluster';
import { letGo, startKept } from './database-keeper';
import { type DatabasePlace, placeDatabase } from './database-place';
import { notedPid, settleLeftOver } from './left-over-database';
import { findPostgres, type PostgresBinaries } from './postgres-binaries';

/** Headquarters' own PostgreSQL. */
export interface EmbeddedPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

interface Setting {
  readonly binaries: PostgresBinaries;
  readonly place: DatabasePlace;
  readonly cluster: string;
  readonly logPath: string;
  readonly password: string;
  readonly log: Log;
}

const superuser = 'fieldpact';
const databaseName = 'fieldpact';

/** Starts the database of a data folder, making it on the first start, or says why it cannot be started. */
export async function startEmbeddedPostgres(dataFolder: string, log: Log): Promise<Result<EmbeddedPostgres, string>> {
  const place = await placeDatabase(dataFolder, log);
  if (!place.ok) return place;
  const binaries = await findPostgres(place.value.user, dataFolder, log);
  if (!binaries.ok) return binaries;
  const cluster = join(place.value.folder, 'cluster');
  const passwordPath = join(dataFolder, 'database-password');
  if (existsSync(cluster) && !existsSync(passwordPath)) {
    return refuse(`The file ${passwordPath} is missing, so the database cannot be opened. Restore it from a backup.`);
  }
  const logPath = join(dataFolder, 'database.log');
  rotate(logPath);
  const setting = {
    binaries: binaries.value,
    place: place.value,
    cluster,
    logPath,
    password: secretIn(dataFolder, 'database-password'),
    log,
  };
  const created = await createCluster(setting.place, setting.binaries, superuser, setting.password);
  if (!created.ok) return created;
  const settled = await settleLeftOver(cluster, setting.binaries, log);
  if (!settled.ok) return settled;

  const port = await freePort();
  const first = await startPatiently(setting, port);
  if (!first.ok) return first;
  return ok(supervise(setting, port, first.value));
}

// A database that ends by itself (killed for want of memory, for instance) is started again at the same address.
function supervise(setting: Setting, port: number, first: ChildProcess): EmbeddedPostgres {
  let keeper = first;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const watch = (child: ChildProcess) => {
    const lost = () => {
      if (stopping) return;
      setting.log.trouble('The database ended unexpectedly; it is started again.');
      restarting = restart();
    };
    // It may have ended before anybody listened.
    if (child.exitCode !== null || child.signalCode !== null) lost();
    else child.once('exit', lost);
  };
  const restart = async () => {
    for (let wait = 250; !stopping; wait = Math.min(wait * 2, 30_000)) {
      await settleLeftOver(setting.cluster, setting.binaries, setting.log);
      const next = await startPatiently(setting, port);
      if (next.ok) {
        keeper = next.value;
        setting.log.note('The database is back.');
        if (!stopping) watch(keeper);
        return;
      }
      setting.log.trouble(next.error);
      await new Promise((wake) => setTimeout(wake, wait));
    }
  };
  watch(keeper);
  return {
    url: addressOf(port, setting.password, databaseName),
    stop: async () => {
      stopping = true;
      await restarting;
      await stop(keeper, setting);
    },
  };
}

async function stop(keeper: ChildProcess, setting: Setting): Promise<void> {
  letGo(keeper);
  if (await ended(keeper, 3000)) return;
  // Headquarters must be gone within five seconds; the emergency stop loses nothing that was committed.
  const pid = notedPid(join(setting.cluster, 'postmaster.pid'));
  setting.log.trouble('The database does not stop in time; it is stopped at once.');
  if (pid !== null && process.platform !== 'win32') {
    try {
      process.kill(pid, 'SIGQUIT');
    } catch {
      // It has just ended.
    }
  }
  await ended(keeper, 1000);
}

function ended(child: ChildProcess, patience: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(true);
  return new Promise((done) => {
    const timer = setTimeout(() => done(false), patience);
    child.once('exit', () => {
      clearTimeout(timer);
      done(true);
    });
  });
}

// After a kill the old processes take a moment to vanish, and until then a start is refused; so it is tried again.
async function startPatiently(setting: Setting, port: number): Promise<Result<ChildProcess, string>> {
  const tries = 6;
  for (let attempt = 1; ; attempt += 1) {
    const logFile = openSync(setting.logPath, 'a', 0o600);
    const keeper = startKept(setting.binaries, setting.place.user, setting.cluster, options(port), logFile);
    closeSync(logFile);
    keeper.on('error', (error) => setting.log.trouble('The database could not be started.', error));
    const ready = await becomesReady(keeper, port, setting.password);
    if (ready.ok) return ok(keeper);
    letGo(keeper);
    await ended(keeper, 15_000);
    if (ready.error === 'wrong-password') {
      return refuse('The password kept in database-password does not open the database. Restore it from a backup.');
    }
    if (attempt === tries) {
      return refuse(
        `The database in ${setting.cluster} does not start; it may be damaged. The reason stands in ${setting.logPath}. If it cannot be cured, restore the data folder from a backup.`,
      );
    }
    await new Promise((wake) => setTimeout(wake, 150 * attempt));
  }
}

type NotReady = 'ended' | 'too-slow' | 'wrong-password';

async function becomesReady(keeper: ChildProcess, port: number, password: string): Promise<Result<null, NotReady>> {
  let gone = false;
  keeper.once('exit', () => {
    gone = true;
  });
  keeper.once('error', () => {
    gone = true;
  });
  // Recovery after a power loss may take its time; two minutes are more than a headquarters' database needs.
  const end = Date.now() + 120_000;
  while (Date.now() < end) {
    if (gone) return refuse('ended');
    const client = new pg.Client({
      connectionString: addressOf(port, password, 'postgres'),
      connectionTimeoutMillis: 2000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await createDatabase(client);
      return ok(null);
    } catch (error) {
      if ((error as { code?: unknown }).code === '28P01') return refuse('wrong-password');
      await new Promise((wake) => setTimeout(wake, 25));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return refuse('too-slow');
}

async function createDatabase(client: pg.Client): Promise<void> {
  const known = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
  if (known.rows.length === 0) await client.query(`create database ${databaseName}`);
}

function options(port: number): readonly string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '30',
    shared_buffers: '64MB',
    password_encryption: 'scram-sha-256',
    // Nobody's records may appear in a log: no statements, no values.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    // A client that vanished inside a transaction must not hold the counter row for ever.
    idle_in_transaction_session_timeout: '60s',
  };
  return ['-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Address of the database that belongs to headquarters. */
export function embeddedAddress(port: number, password: string): string {
  return addressOf(port, password, databaseName);
}

function addressOf(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
