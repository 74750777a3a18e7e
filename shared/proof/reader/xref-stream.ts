import { decodeStream } from './decode-stream';
import { directLength } from './direct-length';
import { parseObject } from './parse-object';
import { entryOf, integerOf, isName, type PdfDict, type PdfValue, pdfNull } from './pdf-value';
import { Refused } from './read-refusal';
import type { Reading } from './reading';
import { sizeOf, type XrefEntries, type XrefEntry, type XrefSection } from './xref-entry';

/** A reference before there are tables leads nowhere. */
const unresolved = (value: PdfValue) => value;

export function readXrefStream(bytes: Uint8Array, offset: number, reading: Reading): XrefSection {
  const object = parseObject(bytes, offset, bytes.length, reading, directLength);
  const { value } = object;
  if (value.kind !== 'stream' || !isName(entryOf(value, 'Type'), 'XRef')) throw new Refused('bad-xref', offset);
  const decoded = decodeStream(value, unresolved, reading);
  if (!decoded.ok) throw refusedData(decoded.error, offset);
  const size = sizeOf(value.dict, offset);
  const entries = readRows(decoded.value, value.dict, size, offset, reading);
  return { start: offset, end: object.end, entries, trailer: value.dict, size, stream: object };
}

/** What is wrong with packed bytes that are needed to read the file at all. */
export function refusedData(why: { readonly code: string; readonly value: string }, offset: number): Refused {
  if (why.code === 'too-much-data') return new Refused('too-much-data', offset, why.value);
  return new Refused(why.code === 'unknown-filter' ? 'unknown-filter' : 'damaged-data', offset, why.value);
}

type Widths = readonly [number, number, number];

function readRows(data: Uint8Array, dict: PdfDict, size: number, offset: number, reading: Reading): XrefEntries {
  const widths = widthsOf(dict, offset);
  const width = widths[0] + widths[1] + widths[2];
  const entries: XrefEntries = new Map();
  let at = 0;
  for (const [first, count] of pairsOf(dict, size, offset)) {
    if (first + count > size) throw new Refused('number-beyond-size', offset, first + count - 1);
    if (at + count * width > data.length) throw new Refused('bad-xref', offset);
    for (let place = 0; place < count; place += 1, at += width) {
      reading.countEntry(offset);
      if (entries.has(first + place)) throw new Refused('number-listed-twice', offset, first + place);
      entries.set(first + place, readRow(data, at, widths, offset));
    }
  }
  if (at !== data.length) throw new Refused('bad-xref', offset);
  return entries;
}

function widthsOf(dict: PdfDict, offset: number): Widths {
  const entry = dict.entries.get('W') ?? pdfNull;
  const widths = entry.kind === 'array' ? entry.items.map(integerOf) : [];
  const [kind, second, third] = widths;
  const isGood = widths.length === 3 && widths.every((width) => width !== null && width >= 0 && width <= 8);
  // A second field of no width would place every object at 0, in rows that take no room.
  if (!isGood || !second) throw new Refused('bad-xref', offset, 'W');
  return [kind ?? 0, second, third ?? 0];
}

function pairsOf(dict: PdfDict, size: number, offset: number): [number, number][] {
  const index = dict.entries.get('Index') ?? pdfNull;
  if (index.kind === 'null') return [[0, size]];
  const numbers = index.kind === 'array' ? index.items.map(integerOf) : [];
  if (numbers.length === 0 || numbers.length % 2 !== 0) throw new Refused('bad-xref', offset, 'Index');
  const pairs: [number, number][] = [];
  for (let place = 0; place < numbers.length; place += 2) {
    const first = numbers[place] ?? -1;
    const count = numbers[place + 1] ?? -1;
    if (first < 0 || count < 0) throw new Refused('bad-xref', offset, 'Index');
    pairs.push([first, count]);
  }
  return pairs;
}

function readRow(data: Uint8Array, at: number, widths: Widths, offset: number): XrefEntry {
  const kind = widths[0] === 0 ? 1 : field(data, at, widths[0], offset);
  const second = field(data, at + widths[0], widths[1], offset);
  const third = field(data, at + widths[0] + widths[1], widths[2], offset);
  if (kind === 0) return { kind: 'free' };
  if (kind === 1) return { kind: 'used', offset: second, generation: third };
  if (kind === 2) return { kind: 'packed', container: second, index: third };
  throw new Refused('bad-xref-entry', offset, kind);
}

function field(data: Uint8Array, at: number, width: number, offset: number): number {
  let value = 0;
  for (let place = 0; place < width; place += 1) value = value * 256 + (data[at + place] ?? 0);
  if (!Number.isSafeInteger(value)) throw new Refused('bad-xref-entry', offset);
  return value;
}
