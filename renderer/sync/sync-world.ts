/** What the engine needs of the world besides the workspace; handed in so that tests can hold it. */
export interface SyncWorld {
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>;
  /** Answers after so many milliseconds, or at once when the signal is raised. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Between 0 and 1. */
  readonly random: () => number;
  /** Whether the line costs by volume, where the system says so. */
  readonly isMetered?: () => boolean;
}

export const realSyncWorld: SyncWorld = {
  fetch: (input, init) => fetch(input, init),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done, { once: true });
      function done() {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
    }),
  random: () => Math.random(),
  isMetered: () => {
    // Chromium's own, and only a hint: most lines that cost do not say so.
    const line = (globalThis.navigator as { connection?: { saveData?: boolean; type?: string } } | undefined)
      ?.connection;
    return line?.saveData === true || line?.type === 'cellular';
  },
};
