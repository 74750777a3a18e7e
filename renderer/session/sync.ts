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
