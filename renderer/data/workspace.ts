import { v7 } from 'uuid';
import type { CommandContext } from '#shared/base/command-context';
import type { Host } from '../host/host';
import { ChangeSignal } from './change-signal';
import { type Database, databaseName } from './database';
import { type DeviceKey, makeDeviceKey, recallDeviceKey } from './device-key';
import { recallEnrolment } from './enrolment';
import { type Enrolment, readEnrolment } from './identity';
import { JournalTail } from './journal-tail';
import type { Mended } from './mend';
import { mendFiles } from './mend-files';
import { finishOwnDevice } from './new-device';
import { openTables } from './open-tables';
import { PartnerDirectory } from './partner-directory';
import { PlaybookShelf } from './playbook-shelf';
import { makeLock, type WriterLock } from './writer-lock';

/** Time and dice, handed in so that tests can hold them still. */
export interface Surroundings {
  readonly now: () => number;
  /** Milliseconds since the program started, by a clock that nobody can set. */
  readonly monotonic: () => number;
  readonly newId: () => string;
  readonly random: (bytes: number) => Uint8Array;
}

export const realSurroundings: Surroundings = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  newId: () => v7(),
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
};

/** Everything the data layer works with, opened once when the program starts and handed to every action. */
export interface Workspace {
  readonly database: Database;
  readonly host: Host;
  readonly surroundings: Surroundings;
  readonly key: DeviceKey;
  /** Id of this run of the program; with the monotonic clock it lets HQ see through a wrong wall clock. */
  readonly boot: string;
  readonly lock: WriterLock;
  readonly journalTail: JournalTail;
  readonly changed: ChangeSignal;
  readonly directory: PartnerDirectory;
  readonly playbooks: PlaybookShelf;
  /** Changes when the device is enrolled. */
  enrolment: Enrolment | null;
  readonly mended: Mended;
}

/**
 * Opens the tables and the journal, compares them, and mends whichever is short.
 *
 * @throws when the tables were made by a newer program (`VersionError`) or cannot be opened at all
 */
export async function openWorkspace(
  host: Host,
  surroundings: Surroundings = realSurroundings,
  name: string = databaseName,
): Promise<Workspace> {
  const key = (await recallDeviceKey(host)) ?? (await makeDeviceKey(host, surroundings.newId()));
  const { database, mended } = await openTables({
    ...{ name, host, deviceId: key.deviceId, now: surroundings.now(), newId: surroundings.newId },
    // Lost tables do not know the enrolment; where changes belong has to be known before they are brought back.
    recallEnrolment: () => recallEnrolment(host),
  });
  const changed = new ChangeSignal();
  const journalTail = new JournalTail(host.journal);
  const directory = new PartnerDirectory(database, changed);
  const workspace: Workspace = {
    database,
    host,
    surroundings,
    key,
    boot: surroundings.newId(),
    lock: makeLock(name),
    journalTail,
    changed,
    directory,
    playbooks: new PlaybookShelf(database, changed),
    enrolment: await readEnrolment(database),
    mended,
  };
  if (mended.tablesWereLost || mended.shortfalls.length > 0) await mendFiles(workspace);
  await finishOwnDevice(workspace);
  return workspace;
}

/** Who writes: the person HQ knows, or the device until HQ knows it. */
export function actorOf(workspace: Workspace): string {
  return workspace.enrolment?.user.id ?? `device:${workspace.key.deviceId}`;
}

/** What every command is told: fresh ids, the time, and who is at the keyboard. */
export function contextOf(workspace: Workspace): CommandContext {
  const { newId, now } = workspace.surroundings;
  return { newId, now: new Date(now()).toISOString(), by: actorOf(workspace) };
}
