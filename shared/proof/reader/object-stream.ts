import { Cursor } from './cursor';
import { decodeStream } from './decode-stream';
import { parseValue } from './parse-value';
import { entryOf, integerOf, isName, type PdfStream, type PdfValue } from './pdf-value';
import { Refused } from './read-refusal';
import type { Reading } from './reading';
import { refusedData } from './xref-stream';

/** Objects packed together in one stream, in their order. */
export interface PackedObjects {
  readonly numbers: readonly number[];
  readonly values: readonly PdfValue[];
}

/** Reads a whole object stream (ISO 32000-2, 7.5.7). What it `Extends` is not followed: tables say where objects are. */
export function readObjectStream(
  stream: PdfStream,
  resolve: (value: PdfValue) => PdfValue,
  reading: Reading,
): PackedObjects {
  const count = integerOf(entryOf(stream, 'N'));
  const first = integerOf(entryOf(stream, 'First'));
  if (!isName(entryOf(stream, 'Type'), 'ObjStm') || count === null || first === null || count < 0 || first < 0)
    throw new Refused('bad-object-stream', stream.start);
  const decoded = decodeStream(stream, resolve, reading);
  if (!decoded.ok) throw refusedData(decoded.error, stream.start);
  const bytes = decoded.value;
  if (first > bytes.length) throw new Refused('bad-object-stream', stream.start);
  const { numbers, offsets } = readPairs(bytes, count, first, stream.start);
  try {
    return { numbers, values: offsets.map((offset, place) => valueAt(bytes, offset, offsets[place + 1], reading)) };
  } catch (error) {
    // Its offsets are those of the packed bytes; the file knows only where the stream is.
    if (error instanceof Refused) throw new Refused(error.refusal.code, stream.start, error.refusal.value);
    throw error;
  }
}

function readPairs(bytes: Uint8Array, count: number, first: number, start: number) {
  const cursor = new Cursor(bytes, 0, first);
  const numbers: number[] = [];
  const offsets: number[] = [];
  for (let place = 0; place < count; place += 1) {
    cursor.skipSpace();
    const number = cursor.takeInteger();
    cursor.skipSpace();
    const offset = cursor.takeInteger();
    const isNext = offset !== null && (place === 0 || first + offset > (offsets[place - 1] ?? 0));
    if (number === null || offset === null || !isNext) throw new Refused('bad-object-stream', start);
    numbers.push(number);
    offsets.push(first + offset);
  }
  // Between the list and the first object, or behind an empty list, nothing may hide.
  const rest = new Cursor(bytes, cursor.at, Math.min(offsets[0] ?? bytes.length, bytes.length));
  rest.skipSpace();
  if (rest.at < rest.end) throw new Refused('bad-object-stream', start);
  return { numbers, offsets };
}

/** One value, and nothing but white space up to where the next begins. */
function valueAt(bytes: Uint8Array, offset: number, next: number | undefined, reading: Reading): PdfValue {
  const cursor = new Cursor(bytes, Math.min(offset, bytes.length), Math.min(next ?? bytes.length, bytes.length));
  cursor.skipSpace();
  const value = parseValue(cursor, reading);
  cursor.skipSpace();
  if (cursor.at < cursor.end) throw new Refused('bad-object-stream', cursor.at);
  return value;
}
