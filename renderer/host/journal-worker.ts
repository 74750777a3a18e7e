import crc32c from 'crc-32/crc32c.js';
import { openSegments, type SegmentedJournal } from '#shared/base/journal-segments';
import { StorageRefused } from './host';
import { privateFolder, readPrivateFile, replacePrivateFile } from './private-file';
import { openPrivateSegments } from './private-segments';
import { answerPage } from './worker-talk';

/** The journal of a browser tab and its marks, in the private file system, held for as long as the tab lives. */

export type JournalQuestion =
  | { readonly append: readonly string[] }
  | 'list'
  | { readonly read: number }
  | { readonly rewrite: number; readonly drop: readonly number[]; readonly of: number }
  | { readonly keepMarks: string }
  | 'recallMarks';

const marksName = 'marks.json';
/** After a reload the old page's worker may hold the files a moment longer. */
const patience = 3000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const text = { encode: (given: string) => encoder.encode(given), decode: (bytes: Uint8Array) => decoder.decode(bytes) };

let held: Promise<SegmentedJournal> | null = null;

answerPage<JournalQuestion>(async (asked) => {
  held ??= hold().catch((error: unknown) => {
    // The other tab may be closed before the next question.
    held = null;
    throw error;
  });
  const journal = await held;
  if (asked === 'list') {
    const { numbers, missing } = await journal.segments();
    return { segments: numbers, missing };
  }
  if (asked === 'recallMarks') return recallMarks();
  if ('append' in asked) return journal.append(asked.append);
  if ('read' in asked) return journal.read(asked.read);
  if ('rewrite' in asked) return journal.rewrite(asked.rewrite, asked.drop, asked.of);
  return replacePrivateFile(await privateFolder(), marksName, encoder.encode(asked.keepMarks));
});

async function recallMarks(): Promise<string | null> {
  const bytes = await readPrivateFile(await privateFolder(), marksName);
  return bytes && decoder.decode(bytes);
}

/** Takes the journal for this tab. Two writers would tear each other's records, so a second tab is refused. */
async function hold(): Promise<SegmentedJournal> {
  await holdLock();
  return openSegments(await openPrivateSegments(), { checksum: (bytes) => crc32c.buf(bytes), text });
}

function holdLock(): Promise<void> {
  return new Promise((resolve, reject) => {
    const untilClosed = new Promise<never>(() => undefined);
    navigator.locks
      .request('fieldpact-journal', { signal: AbortSignal.timeout(patience) }, () => {
        resolve();
        return untilClosed;
      })
      .catch(() => reject(new StorageRefused('in-use', 'This program is open in another tab.')));
  });
}
