import crc32c from 'crc-32/crc32c.js';
import { decodeFrames, encodeFrame } from '#shared/base/journal-frame';
import { StorageRefused } from './host';
import { openPrivateFile, type PrivateFile, privateFolder, writeAllAt } from './private-file';
import { answerPage } from './worker-talk';

/** The journal of a browser tab: one file of the private file system, held open for as long as the tab lives. */

export type JournalQuestion = { readonly append: readonly string[] } | 'read';

const journalName = 'journal.log';
/** After a reload the old page's worker may hold the file a moment longer. */
const patience = 3000;

const checksum = (bytes: Uint8Array) => crc32c.buf(bytes);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

let held: Promise<PrivateFile> | null = null;
let cleared = false;

answerPage<JournalQuestion>(async (asked) => {
  held ??= hold().catch((error: unknown) => {
    // The other tab may be closed before the next question.
    held = null;
    throw error;
  });
  const file = await held;
  return asked === 'read' ? read(file) : append(file, asked.append);
});

function append(file: PrivateFile, records: readonly string[]): undefined {
  clearTornTail(file);
  const size = file.getSize();
  try {
    let at = size;
    for (const record of records) {
      const frame = encodeFrame(encoder.encode(record), checksum);
      writeAllAt(file, frame, at);
      at += frame.length;
    }
    file.flush();
  } catch (error) {
    // What was not answered for is cut off, so that the next append starts on clean ground.
    file.truncate(size);
    throw error;
  }
  return undefined;
}

function read(file: PrivateFile): { records: string[]; damaged: number } {
  const { records, damaged } = decodeFrames(contentOf(file), checksum);
  return { records: records.map((bytes) => decoder.decode(bytes)), damaged };
}

/** An append that was cut off by a crash was never answered for. A reader told so once; now it makes room. */
function clearTornTail(file: PrivateFile): void {
  if (cleared) return;
  const { tornAt } = decodeFrames(contentOf(file), checksum);
  if (tornAt < file.getSize()) file.truncate(tornAt);
  cleared = true;
}

function contentOf(file: PrivateFile): Uint8Array {
  const bytes = new Uint8Array(file.getSize());
  let done = 0;
  while (done < bytes.length) {
    const got = file.read(bytes.subarray(done), { at: done });
    if (got === 0) break;
    done += got;
  }
  return bytes.subarray(0, done);
}

/** Takes the journal for this tab. Two writers would tear each other's records, so a second tab is refused. */
async function hold(): Promise<PrivateFile> {
  await holdLock();
  return openPrivateFile(await privateFolder(), journalName);
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
