import { joinBytes } from './join-bytes';
import { type Checksum, decodeFrames, encodeFrame } from './journal-frame';

/**
 * A journal in several files, `001.log`, `002.log` and so on: damage stays small, and what is old can be let go. The
 * same on the desktop, in the browser and in tests; they differ in the folder they give.
 */
export interface SegmentedJournal {
  /** All or a prefix of them is kept; when it answers, all of them are on the disk. */
  append(records: readonly string[]): Promise<void>;
  /** The files there are, and how many that there must have been are gone. */
  segments(): Promise<{ readonly numbers: readonly number[]; readonly missing: number }>;
  /** What one file holds. A record that cannot be read is left out and counted. */
  read(segment: number): Promise<{ readonly records: readonly string[]; readonly damaged: number }>;
  /**
   * Takes records out of a file. After a crash the file is as before or as wanted, whole.
   *
   * @param drop places of the records in the order in which `read` gave them
   * @param of how many `read` gave; a file that has become another one is left alone
   */
  rewrite(segment: number, drop: readonly number[], of: number): Promise<void>;
  close(): Promise<void>;
}

/** What the journal needs of the place it lies in. Every answer means: it is on the disk. */
export interface SegmentFolder {
  list(): Promise<readonly string[]>;
  read(name: string): Promise<Uint8Array>;
  /** Makes the file where there is none. */
  open(name: string): Promise<SegmentFile>;
  /** Puts new content in place of the old: after a crash either is there, whole. */
  replace(name: string, bytes: Uint8Array): Promise<void>;
}

export interface SegmentFile {
  size(): Promise<number>;
  read(): Promise<Uint8Array>;
  write(bytes: Uint8Array, at: number): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/** Text and its bytes; this folder knows no such library. */
export interface TextBytes {
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}

/** A new file is begun when the last would become larger than this. */
export const segmentBytes = 8 << 20;

const nameOf = (number: number) => `${String(number).padStart(3, '0')}.log`;

/** Stands in a file whose records were all let go, so that it is not taken for one that was emptied by damage. It is no text. */
const letGo = new Uint8Array([0xff]);

/** Opens the journal in a folder. Nothing is read or written before it is asked to. */
export function openSegments(
  folder: SegmentFolder,
  { checksum, text, limit = segmentBytes }: { checksum: Checksum; text: TextBytes; limit?: number },
): SegmentedJournal {
  let last: { readonly number: number; readonly file: SegmentFile; size: number } | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other: the order of the calls is the order on the disk. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  const numbers = () => numbersIn(folder);
  const content = async (number: number) => contentOf(await bytesOf(number), checksum);
  async function release(): Promise<void> {
    const file = last?.file;
    last = null;
    await file?.close();
  }

  async function hold(number: number) {
    const file = await folder.open(nameOf(number));
    last = { number, file, size: await file.size() };
    return last;
  }

  async function holdLast() {
    const number = (await numbers()).at(-1);
    if (number === undefined) return hold(1);
    const held = await hold(number);
    const { tornAt } = decodeFrames(await held.file.read(), checksum);
    if (tornAt < held.size) {
      // An append that was cut off by a crash was never answered for. A reader told so once; now it makes room.
      await held.file.truncate(tornAt);
      held.size = tornAt;
    }
    return held;
  }

  async function segmentFor(bytes: number) {
    const held = last ?? (await holdLast());
    if (held.size === 0 || held.size + bytes <= limit) return held;
    await release();
    return hold(held.number + 1);
  }

  const bytesOf = (number: number) => (last?.number === number ? last.file.read() : folder.read(nameOf(number)));

  async function append(records: readonly string[]): Promise<void> {
    if (records.length === 0) return;
    const bytes = joinBytes(records.map((record) => encodeFrame(text.encode(record), checksum)));
    const held = await segmentFor(bytes.length);
    try {
      await held.file.write(bytes, held.size);
    } catch (error) {
      // What got onto the disk was not answered for. Cut it off, so that the next append starts on clean ground; where
      // that cannot be done either, the next append looks for the place anew.
      await held.file.truncate(held.size).catch(() => release());
      throw error;
    }
    held.size += bytes.length;
  }

  async function rewrite(number: number, drop: readonly number[], of: number): Promise<void> {
    const { records } = await content(number);
    if (records.length < of) return;
    const away = new Set(drop);
    const kept = records.filter((_, at) => !away.has(at));
    if (kept.length === records.length) return;
    const bytes = joinBytes((kept.length === 0 ? [letGo] : kept).map((record) => encodeFrame(record, checksum)));
    if (last?.number === number) await release();
    await folder.replace(nameOf(number), bytes);
  }

  return {
    append: (records) => inTurn(() => append(records)),
    segments: () =>
      inTurn(async () => {
        const found = await numbers();
        return { numbers: found, missing: (found.at(-1) ?? 0) - found.length };
      }),
    read: (number) =>
      inTurn(async () => {
        const { records, damaged, empty } = await content(number);
        // The last may be empty, when the program ended just as it was begun. Any other was emptied by something else.
        const isHollow = empty && damaged === 0 && number !== (await numbers()).at(-1);
        return { records: records.map(text.decode), damaged: damaged + Number(isHollow) };
      }),
    rewrite: (number, drop, of) => inTurn(() => rewrite(number, drop, of)),
    close: () => inTurn(release),
  };
}

async function numbersIn(folder: SegmentFolder): Promise<readonly number[]> {
  const found = (await folder.list()).filter((name) => /^\d{3,}\.log$/.test(name));
  return found.map((name) => Number.parseInt(name, 10)).sort((left, right) => left - right);
}

function contentOf(bytes: Uint8Array, checksum: Checksum) {
  const { records, damaged } = decodeFrames(bytes, checksum);
  return { records: records.filter((record) => !isLetGo(record)), damaged, empty: records.length === 0 };
}

function isLetGo(bytes: Uint8Array): boolean {
  return bytes.length === letGo.length && bytes[0] === letGo[0];
}
