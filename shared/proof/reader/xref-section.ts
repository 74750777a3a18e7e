import { Cursor, isDigit } from './cursor';
import { parseDict } from './parse-value';
import { Refused } from './read-refusal';
import type { Reading } from './reading';
import { sizeOf, type XrefEntries, type XrefEntry, type XrefSection } from './xref-entry';
import { readXrefStream } from './xref-stream';

/** Reads the section that begins exactly at this offset. */
export function readXrefSection(bytes: Uint8Array, offset: number, reading: Reading): XrefSection {
  const cursor = new Cursor(bytes, offset);
  if (!cursor.looksAt('xref') && !isDigit(cursor.peek())) throw new Refused('bad-xref', offset);
  const section = cursor.takes('xref') ? readTable(cursor, offset, reading) : readXrefStream(bytes, offset, reading);
  const { trailer } = section;
  if (trailer.duplicates.length > 0) throw new Refused('bad-trailer', offset, trailer.duplicates[0] ?? null);
  if (trailer.entries.has('Encrypt')) throw new Refused('encrypted', offset);
  for (const number of section.entries.keys())
    if (number >= section.size) throw new Refused('number-beyond-size', offset, number);
  if ((section.entries.get(0)?.kind ?? 'free') !== 'free') throw new Refused('bad-xref-entry', offset, 0);
  return section;
}

function readTable(cursor: Cursor, start: number, reading: Reading): XrefSection {
  const entries: XrefEntries = new Map();
  endLine(cursor);
  while (isDigit(cursor.peek())) {
    const first = cursor.takeInteger();
    const isPair = cursor.peek() === 0x20;
    cursor.skipBlanks();
    const count = cursor.takeInteger();
    if (first === null || count === null || !isPair) throw new Refused('bad-xref', cursor.at);
    endLine(cursor);
    for (let place = 0; place < count; place += 1) {
      reading.countEntry(cursor.at);
      if (entries.has(first + place)) throw new Refused('number-listed-twice', cursor.at, first + place);
      entries.set(first + place, readLine(cursor));
    }
  }
  cursor.skipWhite();
  if (!cursor.takes('trailer')) throw new Refused('bad-trailer', cursor.at);
  cursor.skipSpace();
  if (!cursor.looksAt('<<')) throw new Refused('bad-trailer', cursor.at);
  const trailer = parseDict(cursor, reading);
  return { start, end: cursor.at, entries, trailer, size: sizeOf(trailer, start), stream: null };
}

function endLine(cursor: Cursor): void {
  cursor.skipBlanks();
  if (!cursor.skipLineEnd()) throw new Refused('bad-xref', cursor.at);
}

/** A line has exactly 20 bytes (ISO 32000-2, 7.5.4): `0000000017 00000 n` and two bytes that end it. */
function readLine(cursor: Cursor): XrefEntry {
  const start = cursor.at;
  const offset = cursor.takeInteger();
  const isSpaced = cursor.at === start + 10 && cursor.peek() === 0x20;
  cursor.at = start + 11;
  const generation = cursor.takeInteger(5);
  const isWhole = isSpaced && cursor.at === start + 16 && cursor.peek() === 0x20;
  const kind = cursor.peek(1);
  const close = `${cursor.peek(2)} ${cursor.peek(3)}`;
  if (offset === null || generation === null || !isWhole || !lineEnds.has(close))
    throw new Refused('bad-xref-entry', start);
  cursor.at = start + 20;
  if (kind === 0x66) return { kind: 'free' };
  if (kind !== 0x6e) throw new Refused('bad-xref-entry', start);
  return { kind: 'used', offset, generation };
}

/** Space and carriage return, space and line feed, or both ends of line. */
const lineEnds = new Set(['32 13', '32 10', '13 10']);
