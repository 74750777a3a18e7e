import { create } from 'zustand';
import type { Result } from '#shared/base/result';
import {
  type Enrolled,
  type EnrolmentRefusal,
  firstReport,
  type MakeKeysRefusal,
  type SyncReport,
} from '#shared/sync/sync-state';

/** What a person may ask of sync. Screens do not know the engine; main.tsx gives them this. */
export interface SyncControls {
  readonly syncNow: () => void;
  readonly enrol: (on: EnrolmentWish) => Promise<Result<Enrolled, EnrolmentRefusal>>;
  /** Has new signing keys certified: guarded by a PIN, or by none any more. */
  readonly makeSigningKeys: (pin: string | null) => Promise<Result<null, MakeKeysRefusal>>;
  /** How a device can be let in by the HQ at an address. */
  readonly waysToEnrol: (hqAddress: string) => Promise<Result<readonly WayToEnrol[], EnrolmentRefusal>>;
  /** Has the person sign in at their organisation, in the system's browser. `onCode`: the short code that is shown there too, and where. */
  readonly signIn: (on: SignInWish) => Promise<Result<Enrolled, EnrolmentRefusal>>;
  /** Nothing is sent or received until the person lets it go on, also after the program was closed. */
  readonly pause: () => void;
  readonly goOn: () => void;
  /** The person has said otherwise when files may travel. */
  readonly preferencesChanged: () => void;
  /** Lets the files that wait travel now, once, over a line that costs by volume. */
  readonly sendFilesNow: () => void;
  readonly cancelFile: (sha256: string) => void;
  readonly retryFile: (sha256: string) => void;
  readonly fileFirst: (sha256: string) => void;
}

export type WayToEnrol = 'code' | 'openid';

/** What is needed to sign in at the organisation. Raising the signal ends the waiting. */
export interface SignInWish {
  readonly hqAddress: string;
  readonly deviceName: string;
  readonly onCode: (code: string, address: string) => void;
  readonly signal: AbortSignal;
}

/** What a person types to connect this device. */
export interface EnrolmentWish {
  readonly hqAddress: string;
  readonly code: string;
  readonly deviceName: string;
}

interface Sync {
  readonly report: SyncReport;
  /** Null until main.tsx has started sync. */
  readonly controls: SyncControls | null;
}

/** What the sync engine last reported, and how to ask it for something. */
export const useSync = create<Sync>()(() => ({ report: firstReport, controls: null }));

export function reportSync(report: SyncReport): void {
  useSync.setState({ report });
}

export function provideSync(controls: SyncControls): void {
  useSync.setState({ controls });
}
