import { ok, type Result, refuse } from '#shared/base/result';
import { type Launch, type Secrets, StorageRefused } from '../../host/host';
import type { Enrolment } from '../identity';
import { changePreferences, type Preferences } from '../preferences';
import type { Workspace } from '../workspace';

/** What the settings say of this device. Read once when the screen opens. */
export interface DeviceFacts {
  readonly version: string;
  readonly kind: Workspace['host']['kind'];
  /** Short name of this device's key, as it stands in every change. */
  readonly tag: string;
  readonly enrolment: Enrolment | null;
  readonly protection: Awaited<ReturnType<Secrets['protection']>>;
  readonly changes: number;
}

export async function readDeviceFacts(workspace: Workspace): Promise<DeviceFacts> {
  const { host, key, enrolment, database } = workspace;
  const [protection, changes] = await Promise.all([host.secrets.protection(), database.history.count()]);
  return { version: host.version, kind: host.kind, tag: key.tag, enrolment, protection, changes };
}

/** How the program was started: with an HQ and a code, with the demo. */
export function launchOf(workspace: Workspace): Launch {
  return workspace.host.launch;
}

export function saveDeviceName(workspace: Workspace, deviceName: string): Promise<Preferences> {
  return changePreferences(workspace, { deviceName: deviceName.trim().slice(0, 120) });
}

/** The first start is over and is not shown again. */
export function endWelcome(workspace: Workspace): Promise<Preferences> {
  return changePreferences(workspace, { welcomed: true });
}

/** `storage-full`: there was no room for the copy. `in-use`: another tab holds the records. */
export type JournalCopyRefusal = 'storage-full' | 'storage-failed' | 'in-use';

/**
 * Hands the person a file with every change this device has made, signed as it was, one a line. What HQ and
 * other devices wrote is with HQ; files are not in it.
 */
export async function saveJournalCopy(
  workspace: Workspace,
): Promise<Result<'saved' | 'cancelled', JournalCopyRefusal>> {
  const { host, key, surroundings } = workspace;
  try {
    const { records } = await host.journal.read();
    const made = new Date(surroundings.now()).toISOString();
    const head = JSON.stringify({
      product: 'fieldpact-copy',
      version: 1,
      device: key.deviceId,
      made,
      records: records.length,
    });
    const content = new Blob([head, '\n', ...records.flatMap((record) => [record, '\n'])], {
      type: 'application/jsonl',
    });
    const name = `fieldpact-copy-${made.slice(0, 10)}.jsonl`;
    return ok(await host.files.save({ name, mime: 'application/jsonl', content }));
  } catch (error) {
    if (!(error instanceof StorageRefused)) throw error;
    if (error.reason === 'full') return refuse('storage-full');
    return refuse(error.reason === 'in-use' ? 'in-use' : 'storage-failed');
  }
}
