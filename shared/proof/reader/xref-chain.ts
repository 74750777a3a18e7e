import { Cursor } from './cursor';
import { directLength } from './direct-length';
import { type EndMarker, readEndMarker } from './end-marker';
import { type IndirectObject, parseObject } from './parse-object';
import type { ByteRange } from './pdf-file';
import { entryOf, integerOf, type PdfDict, pdfNull } from './pdf-value';
import { Refused } from './read-refusal';
import type { Reading } from './reading';
import type { XrefEntries, XrefSection } from './xref-entry';
import { readXrefSection } from './xref-section';

/** What one revision of the file says about itself, before its objects are read. */
export interface RevisionFrame {
  /** Offset that its `startxref` names. */
  readonly xref: number;
  readonly trailer: PdfDict;
  readonly entries: XrefEntries;
  readonly size: number;
  readonly marker: EndMarker;
  /** Streams of cross-references are objects themselves. */
  readonly streams: readonly IndirectObject[];
  /** The first place of it that the tables know of; the revision before must have ended there. */
  readonly earliest: number;
  /** Bytes its tables and its end take. */
  readonly ranges: readonly ByteRange[];
  readonly isLinearized: boolean;
}

/** Follows the tables from the end of the file to its beginning; the frames come oldest first. */
export function readChain(bytes: Uint8Array, reading: Reading): RevisionFrame[] {
  const last = lastMarker(bytes);
  const frames: RevisionFrame[] = [];
  for (let offset: number | null = last.offset; offset !== null; ) {
    if (frames.length >= reading.limits.revisions)
      throw new Refused('too-many-revisions', offset, reading.limits.revisions);
    const { frame, prev } = readFrame(bytes, offset, reading);
    checkOrder(frame, frames.at(-1));
    frames.push(frame);
    offset = prev;
  }
  frames.reverse();
  if (frames.at(-1)?.marker.start !== last.start) throw new Refused('bad-startxref', last.start, last.offset);
  return frames;
}

/** A revision ends where the next begins, or before it, and knows no more objects. */
function checkOrder(frame: RevisionFrame, next: RevisionFrame | undefined): void {
  if (!next) return;
  if (next.earliest < frame.marker.end) throw new Refused('bad-prev', next.xref, frame.xref);
  if (next.size < frame.size) throw new Refused('bad-size', next.xref, next.size);
}

/** The last `startxref` of the file, wherever it stands. */
function lastMarker(bytes: Uint8Array): EndMarker {
  const cursor = new Cursor(bytes, bytes.length);
  for (cursor.at -= 9; cursor.at >= 0; cursor.at -= 1)
    if (cursor.looksAt('startxref')) return readEndMarker(bytes, cursor.at);
  throw new Refused('no-startxref', bytes.length);
}

function readFrame(bytes: Uint8Array, offset: number, reading: Reading): { frame: RevisionFrame; prev: number | null } {
  const section = readXrefSection(bytes, offset, reading);
  const prev = integerEntry(section, 'Prev');
  if (prev !== null && prev >= offset) return { frame: readLinearized(bytes, section, prev, reading), prev: null };
  const marker = readEndMarker(bytes, section.end);
  if (marker.offset !== offset) throw new Refused('bad-startxref', marker.start, marker.offset);
  const hybrid = readHybrid(bytes, section, reading);
  const sections = hybrid ? [section, hybrid] : [section];
  const frame: RevisionFrame = {
    xref: offset,
    trailer: section.trailer,
    entries: hybrid ? mergedHybrid(section, hybrid) : section.entries,
    size: section.size,
    marker,
    streams: sections.flatMap((part) => part.stream ?? []),
    earliest: Math.min(...sections.map((part) => part.start)),
    ranges: [...sections.map(rangeOf), { start: marker.start, end: marker.markerEnd }],
    isLinearized: false,
  };
  return { frame, prev };
}

const rangeOf = ({ start, end }: XrefSection | EndMarker): ByteRange => ({ start, end });

function integerEntry(section: XrefSection, key: string): number | null {
  const entry = section.trailer.entries.get(key) ?? pdfNull;
  if (entry.kind === 'null') return null;
  const offset = integerOf(entry);
  if (offset === null || offset < 0) throw new Refused('bad-prev', section.start, key);
  return offset;
}

/** A table may name a stream with further entries, for readers that know streams (ISO 32000-1, 7.5.8.4). */
function readHybrid(bytes: Uint8Array, section: XrefSection, reading: Reading): XrefSection | null {
  const offset = section.stream ? null : integerEntry(section, 'XRefStm');
  if (offset === null) return null;
  if (offset >= section.start) throw new Refused('bad-prev', section.start, 'XRefStm');
  const hybrid = readXrefSection(bytes, offset, reading);
  if (!hybrid.stream) throw new Refused('bad-xref', offset);
  reading.odd('hybrid', offset);
  return hybrid;
}

/** What the table calls free may be told by the stream; what both tell must be the same. */
function mergedHybrid(section: XrefSection, hybrid: XrefSection): XrefEntries {
  const entries: XrefEntries = new Map(section.entries);
  for (const [number, entry] of hybrid.entries) {
    const held = entries.get(number);
    if (held === undefined || held.kind === 'free') entries.set(number, entry);
    else if (!(held.kind === 'used' && entry.kind === 'used' && held.offset === entry.offset))
      throw new Refused('hybrid-conflict', hybrid.start, number);
  }
  return entries;
}

/**
 * A file made to be shown while it is still arriving has two tables that are one: that of the first page stands near
 * its beginning and names that of the rest, near its end (ISO 32000-2, annex F). Only the first object of the file can
 * say so, and only if the length it names is where that second table ends.
 */
function readLinearized(bytes: Uint8Array, first: XrefSection, prev: number, reading: Reading): RevisionFrame {
  const length = linearizedLength(bytes, reading);
  const rest = length === null || prev === first.start ? null : readXrefSection(bytes, prev, reading);
  if (rest === null || integerEntry(rest, 'Prev') !== null) throw new Refused('bad-prev', first.start, prev);
  const inner = innerMarker(bytes, first);
  const marker = readEndMarker(bytes, rest.end);
  const isWhole = marker.offset === first.start && (length === marker.end || length === marker.markerEnd);
  if (!isWhole) throw new Refused('bad-prev', first.start, prev);
  const entries: XrefEntries = new Map(rest.entries);
  for (const [number, entry] of first.entries) {
    if ((entries.get(number)?.kind ?? 'free') !== 'free') throw new Refused('number-listed-twice', first.start, number);
    entries.set(number, entry);
  }
  return {
    xref: first.start,
    trailer: first.trailer,
    entries,
    size: Math.max(first.size, rest.size),
    marker,
    streams: [first, rest].flatMap((part) => part.stream ?? []),
    earliest: first.start,
    ranges: [first, rest, ...inner].map(rangeOf).concat({ start: marker.start, end: marker.markerEnd }),
    isLinearized: true,
  };
}

/** A table closes the file for readers that have only its first page; a stream of references need not. */
function innerMarker(bytes: Uint8Array, first: XrefSection): EndMarker[] {
  const cursor = new Cursor(bytes, first.end);
  cursor.skipSpace();
  return first.stream && !cursor.looksAt('startxref') ? [] : [readEndMarker(bytes, first.end)];
}

/** The length the first object of the file names, if it is the one that says so. */
function linearizedLength(bytes: Uint8Array, reading: Reading): number | null {
  const start = bytes.subarray(0, 1024).findIndex((byte, at) => isObjectStart(bytes, byte, at));
  if (start < 0) return null;
  const { value } = parseObject(bytes, start, bytes.length, reading, directLength);
  if (entryOf(value, 'Linearized').kind !== 'number') return null;
  return integerOf(entryOf(value, 'L'));
}

/** A digit at the beginning of a line. */
function isObjectStart(bytes: Uint8Array, byte: number, at: number): boolean {
  const before = bytes[at - 1];
  return byte >= 0x31 && byte <= 0x39 && (before === 0x0a || before === 0x0d);
}
