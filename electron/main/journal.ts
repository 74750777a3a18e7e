import { type FileHandle, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import crc32c from 'crc-32/crc32c.js';
import { openSegments, type SegmentFile, type SegmentFolder, segmentBytes } from '#shared/base/journal-segments';
import { isDiskFull, isMissing, replaceFile, syncFolder, writeAllAt } from './durable-file';

/** The journal of the window, in files of its own beside the database of the browser engine. */
export interface JournalFile {
  append(records: readonly string[]): Promise<'flushed' | 'full'>;
  list(): Promise<{ segments: number[]; missing: number }>;
  read(segment: number): Promise<{ records: string[]; damaged: number }>;
  rewrite(segment: number, drop: readonly number[], of: number): Promise<'rewritten' | 'full'>;
}

const text = {
  encode: (given: string) => Buffer.from(given, 'utf8'),
  decode: (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8'),
};

/** Opens the journal in a folder. Nothing is read or written before it is asked to. */
export function openJournal(folder: string, limit = segmentBytes): JournalFile {
  const journal = openSegments(journalFolder(folder), { checksum: (bytes) => crc32c.buf(bytes), text, limit });
  return {
    append: (records) => unlessFull(journal.append(records), 'flushed'),
    list: async () => {
      const { numbers, missing } = await journal.segments();
      return { segments: [...numbers], missing };
    },
    read: async (segment) => {
      const { records, damaged } = await journal.read(segment);
      return { records: [...records], damaged };
    },
    rewrite: (segment, drop, of) => unlessFull(journal.rewrite(segment, drop, of), 'rewritten'),
  };
}

async function unlessFull<Done>(work: Promise<void>, done: Done): Promise<Done | 'full'> {
  try {
    await work;
    return done;
  } catch (error) {
    if (isDiskFull(error)) return 'full';
    throw error;
  }
}

function journalFolder(folder: string): SegmentFolder {
  return {
    list: async () => {
      try {
        return await readdir(folder);
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    read: (name) => readFile(join(folder, name)),
    open: async (name) => segmentFile(await openOrMake(folder, name)),
    replace: (name, bytes) => replaceFile(join(folder, name), bytes),
  };
}

async function openOrMake(folder: string, name: string): Promise<FileHandle> {
  const path = join(folder, name);
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx+', 0o600);
    await syncFolder(folder);
    return file;
  }
}

function segmentFile(file: FileHandle): SegmentFile {
  const size = async () => (await file.stat()).size;
  return {
    size,
    read: async () => {
      const bytes = Buffer.alloc(await size());
      let done = 0;
      while (done < bytes.length) {
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    },
    write: async (bytes, at) => {
      await writeAllAt(file, bytes, at);
      await file.datasync();
    },
    truncate: (to) => file.truncate(to),
    close: () => file.close(),
  };
}
