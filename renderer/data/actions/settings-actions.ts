import type { Result } from '#shared/base/result';
import type { Launch, Secrets } from '../../host/host';
import type { Enrolment } from '../identity';
import { type JournalCopyRefusal, saveJournalCopyFrom } from '../journal-copy';
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

/** Hands the person a file with every change this device has made; see `saveJournalCopyFrom`. */
export function saveJournalCopy(workspace: Workspace): Promise<Result<'saved' | 'cancelled', JournalCopyRefusal>> {
  const { host, key, surroundings } = workspace;
  return saveJournalCopyFrom(host, { deviceId: key.deviceId, now: surroundings.now() });
}
