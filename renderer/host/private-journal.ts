import type { Journal, Marks } from './host';
import { type JournalSegments, readingSegments } from './journal-segments';
import type { JournalQuestion } from './journal-worker';
import { askWorker } from './worker-talk';

/**
 * The journal of a browser tab and the marks beside it, kept by a worker: only a worker can wait until bytes are on
 * the disk. One for both, because whoever holds the journal is the only one who writes.
 */
export function privateJournal(): { readonly journal: Journal; readonly marks: Marks } {
  const ask = askWorker<JournalQuestion>(
    () => new Worker(new URL('./journal-worker.ts', import.meta.url), { type: 'module' }),
  );
  const segments: JournalSegments = {
    list: async () => (await ask('list')) as Awaited<ReturnType<JournalSegments['list']>>,
    read: async (segment) => (await ask({ read: segment })) as Awaited<ReturnType<JournalSegments['read']>>,
    rewrite: async (segment, drop, of) => void (await ask({ rewrite: segment, drop, of })),
  };
  return {
    journal: {
      async append(records) {
        if (records.length > 0) await ask({ append: records });
      },
      ...readingSegments(segments),
    },
    marks: {
      keep: async (text) => void (await ask({ keepMarks: text })),
      recall: async () => (await ask('recallMarks')) as string | null,
    },
  };
}
