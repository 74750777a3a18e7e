import type { Host } from '../host/host';
import { ChangeSignal } from './change-signal';
import { databaseName } from './database';
import { makeDeviceKey, recallDeviceKey } from './device-key';
import { recallEnrolment } from './enrolment';
import { readEnrolment } from './identity';
import { JournalTail } from './journal-tail';
import { mendFiles } from './mend-files';
import { finishOwnDevice } from './new-device';
import { openTables } from './open-tables';
import { PartnerDirectory } from './partner-directory';
import { PlaybookShelf } from './playbook-shelf';
import { realSurroundings, type Surroundings, type Workspace } from './workspace';
import { makeLock } from './writer-lock';

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
  database.now = surroundings.now;
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
