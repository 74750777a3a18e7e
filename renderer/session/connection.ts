import { create } from 'zustand';

/** How this device stands with headquarters. */
export type Link =
  | { readonly state: 'unenrolled' }
  | { readonly state: 'offline' }
  | { readonly state: 'paused' }
  | { readonly state: 'syncing' }
  | { readonly state: 'at-hq' }
  | { readonly state: 'refused'; readonly sentence: string };

export interface Connection {
  readonly link: Link;
  /** Changes and files that headquarters does not have yet. */
  readonly waitingChanges: number;
  readonly waitingBlobs: number;
  /** ISO moment of the oldest of them, null when nothing waits. */
  readonly oldestWaitingAt: string | null;
  readonly lastSyncAt: string | null;
  /** Differences that wait for a decision. */
  readonly conflicts: number;
}

/** What the sync engine last reported. Read anywhere; written by the engine only. */
export const useConnection = create<Connection>()(() => ({
  link: { state: 'unenrolled' },
  waitingChanges: 0,
  waitingBlobs: 0,
  oldestWaitingAt: null,
  lastSyncAt: null,
  conflicts: 0,
}));

export function reportConnection(news: Partial<Connection>): void {
  useConnection.setState(news);
}
