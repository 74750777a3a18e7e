import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from '../blobs/blob-store';
import type { Database } from '../db/database';
import { eraseLateArrivals } from '../erasure/erase-records';
import type { Log } from '../folder/log';
import { copyBlobs } from './copy-blobs';
import { type BackupReport, writeBackup } from './write-backup';

/** Name of the environment variable with the passphrase that seals backups. Not an option: others could read those. */
export const backupPassphraseVariable = 'FIELDPACT_BACKUP_PASSPHRASE';

export interface NightlyParts {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly log: Log;
  /** Folder of the backups. */
  readonly to: string;
  /** When, `HH:MM` of this computer's time. */
  readonly at: string;
  /** So many backups are kept; files of people are never counted among them. */
  readonly keep: number;
  readonly passphrase: string | null;
  /** Data folder whose keys go along when there is a passphrase. */
  readonly dataFolder: string;
  readonly now: () => number;
}

/** Takes a backup every night while headquarters runs. */
export interface Nightly {
  /** Takes one now. */
  run(): Promise<BackupReport>;
  stop(): Promise<void>;
}

const ours = /^fieldpact-\d{4}-\d\d-\d\dT\d{6}Z\.(backup|sealed-backup)$/;
const longestWait = 6 * 60 * 60_000;

export function openNightly(parts: NightlyParts): Nightly {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    const work = running.then(() => takeOne(parts));
    running = work.catch(() => undefined);
    return work;
  };
  const plan = (due: number) => {
    if (stopped) return;
    const left = due - parts.now();
    // Looked at again on the way: a computer that slept, or whose clock was set, still meets its hour.
    timer = setTimeout(() => (left > longestWait ? plan(due) : void wake()), Math.min(Math.max(left, 0), longestWait));
    timer.unref();
  };
  const wake = async () => {
    await run().catch((error: unknown) => parts.log.trouble('The nightly backup failed.', error));
    plan(nextTime(parts.at, parts.now()));
  };
  plan(nextTime(parts.at, parts.now()));
  return {
    run,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** The next moment at which a clock on this computer's wall shows `HH:MM`, ms. */
export function nextTime(at: string, now: number): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const next = new Date(now);
  next.setHours(hours, minutes, 0, 0);
  if (next.getTime() <= now) next.setDate(next.getDate() + 1);
  return next.getTime();
}

/** Name of a backup of this moment. */
export function backupName(now: number, sealed: boolean): string {
  const moment = new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '');
  return `fieldpact-${moment}.${sealed ? 'sealed-backup' : 'backup'}`;
}

async function takeOne(parts: NightlyParts): Promise<BackupReport> {
  const now = parts.now();
  const sealed = parts.passphrase !== null;
  const file = join(parts.to, backupName(now, sealed));
  const keysOf = sealed ? parts.dataFolder : null;
  await eraseLateArrivals(parts.database, now);
  const report = await writeBackup(parts.database, { file, passphrase: parts.passphrase, keysOf, now });
  const copied = await copyBlobs(parts.blobs, join(parts.to, 'blobs'), report.manifest.blobs);
  for (const [what, names] of [
    ['missing', copied.missing],
    ['damaged', copied.damaged],
  ] as const)
    if (names.length > 0) parts.log.trouble(`The backup found ${names.length} files ${what}, among them ${names[0]}.`);
  parts.log.note(`A backup was taken: ${report.bytes} bytes, ${copied.copied} new files.`);
  await forgetOld(parts);
  return report;
}

async function forgetOld({ to, keep }: NightlyParts): Promise<void> {
  const found = (await readdir(to)).filter((name) => ours.test(name)).sort();
  for (const name of found.slice(0, Math.max(0, found.length - keep))) await rm(join(to, name), { force: true });
}
