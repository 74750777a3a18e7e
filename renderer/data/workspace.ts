import { v7 } from 'uuid';
import type { CommandContext } from '#shared/base/command-context';
import type { Host } from '../host/host';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import type { DeviceKey } from './device-key';
import type { Enrolment } from './identity';
import type { JournalTail } from './journal-tail';
import type { Mended } from './mended';
import type { PartnerDirectory } from './partner-directory';
import type { PlaybookShelf } from './playbook-shelf';
import type { WriterLock } from './writer-lock';

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
  /** The instant whose knowledge is shown, where it is not now (`look-back.ts`). Then nothing can be written. */
  readonly lookingAt?: number;
  /** The workspace of now, while this one shows the past. */
  readonly present?: Workspace;
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
