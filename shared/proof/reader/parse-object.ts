import { Cursor } from './cursor';
import { parseValue } from './parse-value';
import type { PdfDict, PdfValue } from './pdf-value';
import { Refused } from './read-refusal';
import type { Reading } from './reading';

/** `12 0 obj … endobj`, with the bytes from its number to behind its last word. */
export interface IndirectObject {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  readonly start: number;
  readonly end: number;
}

/** Says how long the stream of this dictionary is; may look at other objects for it. */
export type LengthOf = (dict: PdfDict, offset: number) => number;

/** Reads the object that begins exactly here and ends before `end`. */
export function parseObject(
  bytes: Uint8Array,
  start: number,
  end: number,
  reading: Reading,
  lengthOf: LengthOf,
): IndirectObject {
  const cursor = new Cursor(bytes, start, end);
  const { number, generation } = parseHeader(cursor);
  cursor.skipSpace();
  let value = parseValue(cursor, reading);
  cursor.skipSpace();
  if (value.kind === 'dict' && cursor.takes('stream')) {
    value = parseStream(cursor, value, lengthOf);
    cursor.skipSpace();
  }
  if (!cursor.takes('endobj')) throw new Refused('bad-object-end', cursor.at);
  return { number, generation, value, start, end: cursor.at };
}

function parseHeader(cursor: Cursor): { number: number; generation: number } {
  const start = cursor.at;
  const number = cursor.takeInteger();
  const generation = number !== null && cursor.skipWhite() ? cursor.takeInteger(5) : null;
  if (number === null || generation === null || !cursor.skipWhite() || !cursor.takes('obj'))
    throw new Refused('bad-object-header', start);
  return { number, generation };
}

/**
 * The bytes between `stream` and `endstream`. Their number must be what the dictionary says: readers that look for the
 * closing word and readers that count would otherwise see different streams.
 */
function parseStream(cursor: Cursor, dict: PdfDict, lengthOf: LengthOf): PdfValue {
  if (cursor.peek() === 0x0d && cursor.peek(1) === 0x0a) cursor.at += 2;
  else if (cursor.peek() === 0x0a) cursor.at += 1;
  else throw new Refused('bad-stream', cursor.at);
  if (dict.duplicates.length > 0) throw new Refused('bad-stream', cursor.at, dict.duplicates[0] ?? null);
  const start = cursor.at;
  const end = start + lengthOf(dict, start);
  if (end > cursor.end) throw new Refused('bad-length', start, end - start);
  cursor.at = end;
  cursor.skipLineEnd();
  if (!cursor.takes('endstream')) throw new Refused('bad-length', start, end - start);
  return { kind: 'stream', dict, start, end, raw: cursor.bytes.subarray(start, end) };
}
