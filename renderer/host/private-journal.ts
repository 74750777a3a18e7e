import type { Journal } from './host';
import type { JournalQuestion } from './journal-worker';
import { askWorker } from './worker-talk';

/** The journal of a browser tab, kept by a worker: only a worker can wait until bytes are on the disk. */
export function privateJournal(): Journal {
  const ask = askWorker<JournalQuestion>(
    () => new Worker(new URL('./journal-worker.ts', import.meta.url), { type: 'module' }),
  );
  return {
    async append(records) {
      if (records.length > 0) await ask({ append: records });
    },
    read: async () => (await ask('read')) as Awaited<ReturnType<Journal['read']>>,
  };
}
