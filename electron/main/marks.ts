import { readFile } from 'node:fs/promises';
import { isDiskFull, isMissing, replaceFile } from './durable-file';

/** What the window remembers of its tables outside them, in one small text. */
export interface MarksFile {
  keep(text: string): Promise<'kept' | 'full'>;
  recall(): Promise<string | null>;
}

export function openMarks(path: string): MarksFile {
  let queue: Promise<unknown> = Promise.resolve();
  return {
    keep: (text) => {
      // One after the other: they share the name of the draft.
      const turn = queue.then(async () => {
        try {
          await replaceFile(path, text);
          return 'kept' as const;
        } catch (error) {
          if (isDiskFull(error)) return 'full' as const;
          throw error;
        }
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
    recall: async () => {
      await queue;
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}
