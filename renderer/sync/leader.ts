import { firstReport, type SyncReport } from '#shared/sync/sync-state';
import type { ArchiveFile } from '../data/signing-tools';
import type { Workspace } from '../data/workspace';
import type { WakeReason } from './alarm';
import { SyncEngine } from './engine';
import { realSyncWorld, type SyncWorld } from './sync-world';

/** What the program holds of sync: one engine runs per device, whichever window has it. */
export interface Sync {
  readonly report: () => SyncReport;
  /** The person asks to try at once; also said after enrolment. */
  readonly syncNow: () => void;
  /** Nothing is sent or received until `goOn`, also after the program was closed. */
  readonly pause: () => void;
  readonly goOn: () => void;
  /** The person has said otherwise when files may travel. */
  readonly preferencesChanged: () => void;
  /** Lets the files that wait go now, once, over a line that costs by volume. */
  readonly sendFilesNow: () => void;
  /** Stops the sending of one file; it stays on this device and waits until `retryFile`. */
  readonly cancelFile: (sha256: string) => void;
  readonly retryFile: (sha256: string) => void;
  readonly fileFirst: (sha256: string) => void;
  readonly stop: () => Promise<void>;
}

/** What a person asks of sync, in whichever window they are. */
type Wish =
  | { readonly kind: 'pause' | 'goOn' | 'preferencesChanged' | 'sendFilesNow' }
  | { readonly kind: 'cancelFile' | 'retryFile' | 'fileFirst'; readonly sha256: string };

type Message =
  | { readonly kind: 'report'; readonly report: SyncReport }
  | { readonly kind: 'wake'; readonly reason: WakeReason }
  | { readonly kind: 'wish'; readonly wish: Wish };

/**
 * Starts sync in this window, or follows the window that runs it already and takes over when that one closes.
 *
 * @param name names the device's tables; windows of the same tables share one engine
 */
export function startSync(
  workspace: Workspace,
  tell: (report: SyncReport) => void,
  on: { readonly name: string; readonly world?: SyncWorld; readonly archive?: ArchiveFile },
): Sync {
  const ended = new AbortController();
  const channel = new BroadcastChannel(`fieldpact-sync/${on.name}`);
  let latest = firstReport;
  let engine: SyncEngine | null = null;
  const hear = (report: SyncReport) => {
    latest = report;
    tell(report);
  };
  const wake = (reason: WakeReason) => {
    if (engine) reason === 'person' ? engine.syncNow() : engine.wake(reason);
    else channel.postMessage({ kind: 'wake', reason } satisfies Message);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'report' && !engine) hear(data.report);
    if (data.kind === 'wake' && engine) wake(data.reason);
    if (data.kind === 'wish' && engine) void grant(engine, data.wish);
  };
  const ask = (wish: Wish) => {
    if (engine) void grant(engine, wish);
    else channel.postMessage({ kind: 'wish', wish } satisfies Message);
  };
  const deaf = workspace.changed.listen((_rows, by) => {
    // The engine of this window listens by itself; the engine of another window has to be told.
    if (by === 'here' && !engine) wake('change');
  });
  const asked = () => wake('network');
  // Gone or back, the truth is HQ's answer: it is asked at once, instead of when the line falls silent.
  globalThis.addEventListener?.('online', asked);
  globalThis.addEventListener?.('offline', asked);
  const led = lead(on.name, ended.signal, async () => {
    engine = new SyncEngine(
      workspace,
      (report) => {
        hear(report);
        channel.postMessage({ kind: 'report', report } satisfies Message);
      },
      on.world ?? realSyncWorld,
      on.archive ?? null,
    );
    engine.start();
    await whenRaised(ended.signal);
    await engine.stop();
  });
  return {
    report: () => latest,
    syncNow: () => wake('person'),
    pause: () => ask({ kind: 'pause' }),
    goOn: () => ask({ kind: 'goOn' }),
    preferencesChanged: () => ask({ kind: 'preferencesChanged' }),
    sendFilesNow: () => ask({ kind: 'sendFilesNow' }),
    cancelFile: (sha256) => ask({ kind: 'cancelFile', sha256 }),
    retryFile: (sha256) => ask({ kind: 'retryFile', sha256 }),
    fileFirst: (sha256) => ask({ kind: 'fileFirst', sha256 }),
    stop: async () => {
      ended.abort();
      deaf();
      globalThis.removeEventListener?.('online', asked);
      globalThis.removeEventListener?.('offline', asked);
      await led;
      channel.close();
    },
  };
}

async function grant(engine: SyncEngine, wish: Wish): Promise<void> {
  switch (wish.kind) {
    case 'pause':
      return engine.pause();
    case 'goOn':
      return engine.goOn();
    case 'preferencesChanged':
      return engine.preferencesChanged();
    case 'sendFilesNow':
      return engine.files.allow();
    case 'cancelFile':
      return engine.files.hold(wish.sha256);
    case 'retryFile':
      return engine.files.letGo(wish.sha256);
    case 'fileFirst':
      return engine.files.goFirst(wish.sha256);
  }
}

async function lead(name: string, ended: AbortSignal, work: () => Promise<void>): Promise<void> {
  if (typeof navigator === 'undefined' || !navigator.locks) return work();
  try {
    await navigator.locks.request(`sync/${name}`, { signal: ended }, work);
  } catch (error) {
    // Still in the queue when the window closed.
    if (!ended.aborted) throw error;
  }
}

function whenRaised(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
