import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Bytes } from '#shared/proof/bytes';
import { type ArchiveJob, openArchiveJob } from './archive/archive-job';
import { checkInThread } from './archive/checking-thread';
import { registerOwnUnits } from './authority/certificate-register';
import { openIssuingList } from './authority/issuing-list';
import { passphraseVariable } from './authority/key-file';
import { type Authority, hasAuthority, openAuthority } from './authority/open-authority';
import { timeFromElsewhere } from './authority/time-from-elsewhere';
import { readTimeRoots } from './authority/time-roots';
import { askTimeSource, ownTime } from './authority/time-source';
import { pinVariable } from './authority/token-keys';
import { backupPassphraseVariable, type Nightly, openNightly } from './backup/nightly';
import { type Files, openFiles } from './blobs/open-files';
import { scanFiles } from './blobs/scan-files';
import { openUploads } from './blobs/uploads';
import { chooseDatabase, type OpenDatabase } from './choose-database';
import { type CommandLine, openIdSecretVariable } from './command-line';
import { firstTerritory, issueCode } from './enrolment/codes';
import { organisationSpace, readHeadquarters, spaceNamed } from './enrolment/headquarters';
import { openKnownCallers, usualMemory } from './enrolment/known-callers';
import { openProvider } from './enrolment/openid/openid-provider';
import { type DataFolder, openDataFolder, secretIn } from './folder/data-folder';
import { lockFolder } from './folder/folder-lock';
import { type Log, openLog } from './folder/log';
import { newestBackup } from './folder/newest-backup';
import { mayCall } from './http/cors';
import { createHttpServer, type Doors, plainDoors } from './http/http-server';
import { byCodeOnly, type Parts, type SignIn } from './http/parts';
import { usualRates } from './http/rate-limits';
import { FiguresDesk } from './insights/figures-desk';
import { openLedgerJob } from './insights/ledger-job';
import { type BrokenChains, openCheckpoints } from './sync/checkpoints';
import { newLogKeyVariable, openLogKey } from './sync/log-key';
import { openOwnDevice } from './sync/own-device';
import { openPokes } from './sync/pokes';
import { openQuarantineDesk } from './sync/quarantine-desk';
import { watchSpaces } from './sync/watch-spaces';

/** A headquarters that answers. */
export interface RunningHq {
  readonly address: string;
  readonly server: string;
  readonly code: string | null;
  stop(): Promise<void>;
}

/** Starts headquarters, or says in a sentence why it cannot. What was opened on the way is closed again. */
export async function startHq(line: CommandLine): Promise<Result<RunningHq, string>> {
  const window = line.window === null ? null : resolve(line.window);
  if (window !== null && !existsSync(join(window, 'index.html'))) {
    return refuse(`There is no built window in ${window}. Run "npm run build" first, or leave --serve out.`);
  }
  const timeRoots = await readTimeRoots(line.timeStampRoots);
  if (!timeRoots.ok) return timeRoots;
  const free = await portIsFree(line);
  if (!free.ok) return free;
  const folder = openDataFolder(line.dataFolder);
  if (!folder.ok) return folder;
  const lock = lockFolder(folder.value.path);
  if (!lock.ok) return lock;
  const log = openLog(folder.value.path);
  const leave = async () => {
    await log.close();
    lock.value.release();
  };
  // Before the database, which takes a while to start: a mistyped passphrase should be said at once.
  const early = hasAuthority(folder.value.authority)
    ? await openOwnAuthority(line, folder.value, line.name ?? '', log)
    : null;
  if (early?.ok === false) {
    log.trouble(early.error);
    await leave();
    return early;
  }
  const database = await chooseDatabase(line, folder.value.path, log).catch((error: unknown) => {
    log.failure('The database could not be started.', error);
    return refuse('The database could not be started. The reason stands in hq.log in the data folder.');
  });
  if (!database.ok) {
    log.trouble(database.error);
    await leave();
    return database;
  }
  const given = { window, early: early?.value ?? null, timeRoots: timeRoots.value };
  const opened = await openDoors(line, given, folder.value, database.value, log).catch((error: unknown) => {
    log.failure('Headquarters could not be started.', error);
    return refuse('Headquarters could not be started. The reason stands in hq.log in the data folder.');
  });
  if (!opened.ok) {
    await database.value.close();
    await leave();
    return opened;
  }
  log.note(`Headquarters answers at ${opened.value.address}.`);
  return ok({
    ...opened.value,
    stop: async () => {
      await opened.value.stop();
      await database.value.close();
      log.note('Headquarters has closed.');
      await leave();
    },
  });
}

interface Given {
  readonly window: string | null;
  /** Opened already, where there was one. */
  readonly early: Authority | null;
  readonly timeRoots: readonly Bytes[];
}

async function openDoors(
  line: CommandLine,
  { window, early, timeRoots }: Given,
  folder: DataFolder,
  open: OpenDatabase,
  log: Log,
): Promise<Result<RunningHq, string>> {
  const { database } = open;
  const now = () => Date.now();
  const headquarters = await readHeadquarters(database, line.name);
  const authority = early ? ok(early) : await openOwnAuthority(line, folder, headquarters.name, log);
  if (!authority.ok) {
    log.trouble(authority.error);
    return authority;
  }
  await registerOwnUnits(database, authority.value, now());
  await spaceNamed(database, firstTerritory, now());
  await organisationSpace(database, now());
  const passphrase = process.env[passphraseVariable] || null;
  const logKey = await openLogKey(database, folder.path, passphrase, process.env[newLogKeyVariable] === 'yes');
  if (!logKey.ok) {
    log.trouble(logKey.error);
    return logKey;
  }
  const files = await openFiles(line.blobs, folder);
  if (!files.ok) {
    log.trouble(files.error);
    return files;
  }
  const { blobs, uploads: place } = files.value;
  const uploads = openUploads({ folder: folder.uploads, place, blobs, database, log, now, mayCall });
  await uploads.tidy();
  const pokes = openPokes();
  const ownDevice = openOwnDevice({
    ...{ folder: folder.ownKeys, passphrase, database, headquarters, now },
    moved: pokes.poke,
  });
  const parts: Parts = {
    ...{ database, headquarters, blobs, uploads, log, window, now, figures: new FiguresDesk({ database, now }) },
    ...{ pokes, ownDevice, quarantineDesk: openQuarantineDesk({ database, ownDevice, log }) },
    callers: openKnownCallers(database, usualMemory),
    logKey: logKey.value,
    signIn: signInOf(line),
    authority: authority.value,
    issuingList: openIssuingList(database, authority.value),
    time:
      line.timeStampsFrom === null
        ? ownTime(authority.value, now, timeRoots)
        : timeFromElsewhere({ address: line.timeStampsFrom, roots: timeRoots, log }),
    // Beside the built server.
    verifier: resolve(window ?? resolve(import.meta.dirname, '../renderer'), 'verifier.html'),
    adminToken: secretIn(folder.path, 'admin-token'),
  };
  const broken: BrokenChains = new Map();
  const app = await createHttpServer(parts, doorsOf(line, folder, files.value, broken));
  const address = await listen(app, line, log);
  if (!address.ok) return address;
  const archive = openArchive(line, folder, parts);
  const checkpoints = openCheckpoints({ ...parts, broken });
  const ledgers = openLedgerJob({ desk: parts.figures, log });
  // What was decided just before headquarters ended.
  void parts.quarantineDesk.tend().catch(() => undefined);
  // A second headquarters on the same database writes beside us, and so does the command line.
  const stopWatching = watchSpaces(database, parts.pokes);
  const nightly = nightlyOf(line, folder, parts);
  void scanAtStart(parts);
  const code = line.issueCodeFor === null ? null : await issueCode(database, { name: line.issueCodeFor }, now());
  const tidy = () => void uploads.tidy().catch((error) => log.trouble('Tidying failed.', error));
  const tidying = setInterval(tidy, 86_400_000);
  return ok({
    address: address.value,
    server: headquarters.server,
    code,
    stop: async () => {
      clearInterval(tidying);
      stopWatching();
      await nightly?.stop();
      // The doors first: what is under way has four seconds, whatever else is still busy.
      await Promise.all([app.close(), archive.stop(), ledgers.stop()]);
      await checkpoints.stop();
      files.value.close();
    },
  });
}

function nightlyOf(line: CommandLine, folder: DataFolder, parts: Parts): Nightly | null {
  if (line.backup === null) return null;
  const passphrase = process.env[backupPassphraseVariable] || null;
  return openNightly({ ...parts, ...line.backup, passphrase, dataFolder: folder.path });
}

// Beside everything else: many files take a while, and nobody waits for what is found.
async function scanAtStart({ database, blobs, log }: Parts): Promise<void> {
  try {
    const { orphans, missing } = await scanFiles(database, blobs);
    if (orphans > 0) log.note('Some files are kept that no territory knows; they stay.', { count: orphans });
    if (missing.length > 0)
      log.trouble('Files are missing. Run "fieldpact hq verify".', undefined, { count: missing.length });
  } catch (error) {
    log.trouble('The files could not be looked through.', error);
  }
}

function signInOf({ openId }: CommandLine): SignIn {
  if (openId === null) return byCodeOnly;
  const againAfter = openId.againDays === null ? null : openId.againDays * 86_400_000;
  return { ways: ['openid', 'code'], againAfter };
}

function doorsOf(line: CommandLine, folder: DataFolder, files: Files, broken: BrokenChains): Doors {
  const { openId, publicAddress } = line;
  const secret = process.env[openIdSecretVariable] || null;
  return {
    ...plainDoors,
    rates: usualRates,
    metricsToken: secretIn(folder.path, 'metrics-token'),
    processMetrics: true,
    trustedProxies: line.trustedProxies,
    tryBlobs: () => files.tryWriting(),
    brokenLogs: () => broken.size,
    lastBackup: async () => (line.backup === null ? null : newestBackup(line.backup.to)),
    openId:
      openId === null
        ? null
        : {
            provider: openProvider({ issuer: openId.issuer, clientId: openId.client, clientSecret: secret }),
            address: () => publicAddress ?? '',
            territory: openId.territory,
          },
  };
}

function openOwnAuthority(
  line: CommandLine,
  folder: DataFolder,
  organisation: string,
  log: Log,
): Promise<Result<Authority, string>> {
  const settings = {
    organisation,
    passphrase: process.env[passphraseVariable] || null,
    pin: process.env[pinVariable] || null,
    address: line.publicAddress,
    now: Date.now(),
  };
  return openAuthority(folder.authority, settings, log);
}

function openArchive(line: CommandLine, folder: DataFolder, parts: Parts): ArchiveJob {
  const { ownDevice, log } = parts;
  const checks = checkInThread(process.argv[1] ?? '', askTimeSource(parts.time));
  const wait = line.archiveAfter * 60_000;
  const job = openArchiveJob({ ...parts, drafts: folder.uploads, ownDevice, checks, wait });
  // What came due while headquarters was away.
  void job.run().catch((error: unknown) => log.trouble('Signed documents could not be tended.', error));
  return job;
}

async function listen(app: FastifyInstance, line: CommandLine, log: Log): Promise<Result<string, string>> {
  try {
    return ok(await app.listen({ port: line.port, host: line.host }));
  } catch (error) {
    log.failure('The port could not be opened.', error);
    await app.close();
    return refuse(portSentence(line, error));
  }
}

// Asked before anything is touched: a taken port is the most common reason, and should be said at once.
function portIsFree(line: CommandLine): Promise<Result<null, string>> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(refuse(portSentence(line, error))));
    probe.listen(line.port, line.host, () => probe.close(() => done(ok(null))));
  });
}

function portSentence(line: CommandLine, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return `Port ${line.port} is taken by another program. Stop it, or choose another port with --port.`;
  }
  if (code === 'EACCES') return `Port ${line.port} may not be opened by this user. Choose one above 1023 with --port.`;
  return `Headquarters cannot listen at ${line.host}, port ${line.port} (${code ?? 'unknown reason'}). Check --host and --port.`;
}
