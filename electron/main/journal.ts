import { type FileHandle, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import crc32c from 'crc-32/crc32c.js';
import { decodeFrames, encodeFrame } from '#shared/base/journal-frame';
import { isDiskFull, isMissing, syncFolder, writeAllAt } from './durable-file';

/** The journal of the window, in files of its own beside the database of the browser engine. */
export interface JournalFile {
  append(records: readonly string[]): Promise<'flushed' | 'full'>;
  read(): Promise<{ records: string[]; damaged: number }>;
}

/** A new file is begun when the last would become larger than this, so that damage stays small and reading goes in pieces. */
const segmentBytes = 8 << 20;

interface Segment {
  readonly number: number;
  readonly file: FileHandle;
  size: number;
}

const checksum = (bytes: Uint8Array) => crc32c.buf(bytes);
const nameOf = (number: number) => `${String(number).padStart(3, '0')}.log`;

/** Opens the journal in a folder. Nothing is read or written before it is asked to. */
export function openJournal(folder: string, limit = segmentBytes): JournalFile {
  let last: Segment | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other: the order of the calls is the order on the disk. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function segmentFor(bytes: number): Promise<Segment> {
    last ??= await openLastSegment(folder);
    if (last.size === 0 || last.size + bytes <= limit) return last;
    await last.file.close();
    const next = last.number + 1;
    last = null;
    last = await openSegment(folder, next);
    return last;
  }

  return {
    append: (records) =>
      inTurn(async () => {
        if (records.length === 0) return 'flushed';
        const frames = Buffer.concat(records.map((record) => encodeFrame(Buffer.from(record, 'utf8'), checksum)));
        try {
          const segment = await segmentFor(frames.length);
          await appendTo(segment, frames);
        } catch (error) {
          if (isDiskFull(error)) return 'full';
          throw error;
        }
        return 'flushed';
      }),

    read: () =>
      inTurn(async () => {
        const records: string[] = [];
        let damaged = 0;
        for (const number of await segmentNumbers(folder)) {
          const content = decodeFrames(await readFile(join(folder, nameOf(number))), checksum);
          for (const bytes of content.records) records.push(Buffer.from(bytes).toString('utf8'));
          damaged += content.damaged;
        }
        return { records, damaged };
      }),
  };
}

async function appendTo(segment: Segment, frames: Uint8Array): Promise<void> {
  try {
    await writeAllAt(segment.file, frames, segment.size);
    await segment.file.datasync();
  } catch (error) {
    // What got onto the disk was not answered for. Cut it off, so that the next append starts on clean ground.
    await segment.file.truncate(segment.size).catch(() => undefined);
    throw error;
  }
  segment.size += frames.length;
}

async function openLastSegment(folder: string): Promise<Segment> {
  const number = (await segmentNumbers(folder)).at(-1);
  if (number === undefined) return openSegment(folder, 1);
  const segment = await openSegment(folder, number);
  const content = decodeFrames(await segment.file.readFile(), checksum);
  if (content.tornAt < segment.size) {
    // An append that was cut off by a crash was never answered for. A reader told so once; now it makes room.
    await segment.file.truncate(content.tornAt);
    segment.size = content.tornAt;
  }
  return segment;
}

async function openSegment(folder: string, number: number): Promise<Segment> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, nameOf(number));
  let file: FileHandle;
  try {
    file = await open(path, 'r+');
  } catch (error) {
    if (!isMissing(error)) throw error;
    file = await open(path, 'wx+', 0o600);
    await syncFolder(folder);
  }
  return { number, file, size: (await file.stat()).size };
}

async function segmentNumbers(folder: string): Promise<number[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => /^\d{3,}\.log$/.test(name))
      .map((name) => Number.parseInt(name, 10))
      .sort((a, b) => a - b);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
