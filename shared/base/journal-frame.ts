/**
 * How a record lies in a journal file, on the desktop and in the browser alike:
 *
 *     marker (4 bytes) | length (4, little endian) | check (4) | bytes
 *
 * The check covers the length and the bytes. The marker is not valid UTF-8, so it never occurs inside a record,
 * which is text: after a damaged place the reader finds the next whole record by looking for the next marker.
 */
const marker = [0xff, 0xf1, 0xfe, 0x4a] as const;
const headBytes = 12;

/** CRC-32C of the bytes. Passed in, because shared/ brings no libraries. */
export type Checksum = (bytes: Uint8Array) => number;

/** The record as it is appended to the file. */
export function encodeFrame(bytes: Uint8Array, checksum: Checksum): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(headBytes + bytes.length);
  frame.set(marker, 0);
  const head = new DataView(frame.buffer);
  head.setUint32(4, bytes.length, true);
  frame.set(bytes, headBytes);
  head.setUint32(8, checkOf(frame, bytes.length, checksum), true);
  return frame;
}

/** What a journal file holds. */
export interface JournalContent {
  /** Every whole record, oldest first. They are views into the file's bytes. */
  readonly records: readonly Uint8Array[];
  /** How many records or stretches between records could not be read, the torn tail included. */
  readonly damaged: number;
  /** Where the last append was cut off, to be continued from there; the length of the file if it was not. */
  readonly tornAt: number;
}

/** Reads a journal file, leaving out and counting what is damaged. Never throws, whatever the bytes are. */
export function decodeFrames(file: Uint8Array, checksum: Checksum): JournalContent {
  const records: Uint8Array[] = [];
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let damaged = 0;
  let tornAt = file.length;
  let at = 0;
  while (at < file.length) {
    const bytes = wholeFrameAt(file, view, at, checksum);
    if (bytes) {
      records.push(bytes);
      at += headBytes + bytes.length;
      continue;
    }
    damaged += 1;
    const next = nextMarker(file, at + 1);
    // With another record behind it this was damage; with nothing behind it, an append that did not get to its end.
    if (next === file.length && reachesBeyondEnd(file, view, at)) tornAt = at;
    at = next;
  }
  return { records, damaged, tornAt };
}

function wholeFrameAt(file: Uint8Array, view: DataView, at: number, checksum: Checksum): Uint8Array | null {
  if (!isMarker(file, at) || at + headBytes > file.length) return null;
  const length = view.getUint32(at + 4, true);
  const end = at + headBytes + length;
  if (end > file.length) return null;
  const frame = file.subarray(at, end);
  return checkOf(frame, length, checksum) === view.getUint32(at + 8, true) ? frame.subarray(headBytes) : null;
}

/** The check of a frame: over its length and its bytes, which lie on both sides of the check itself. */
function checkOf(frame: Uint8Array, length: number, checksum: Checksum): number {
  const covered = new Uint8Array(4 + length);
  covered.set(frame.subarray(4, 8), 0);
  covered.set(frame.subarray(headBytes, headBytes + length), 4);
  return checksum(covered) >>> 0;
}

function reachesBeyondEnd(file: Uint8Array, view: DataView, at: number): boolean {
  if (!marker.every((byte, i) => at + i >= file.length || file[at + i] === byte)) return false;
  return at + headBytes > file.length || at + headBytes + view.getUint32(at + 4, true) > file.length;
}

function isMarker(file: Uint8Array, at: number): boolean {
  return marker.every((byte, i) => file[at + i] === byte);
}

function nextMarker(file: Uint8Array, from: number): number {
  let at = file.indexOf(marker[0], from);
  while (at >= 0 && !isMarker(file, at)) at = file.indexOf(marker[0], at + 1);
  return at < 0 ? file.length : at;
}
