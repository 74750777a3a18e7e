import { ok, type Result, refuse } from '#shared/base/result';
import { unclaimedBytes } from './claimed-bytes';
import { Cursor, latin } from './cursor';
import type { PdfFile, Revision } from './pdf-file';
import { entryOf } from './pdf-value';
import { PlacedObjects } from './placed-objects';
import { type ReadRefusal, Refused } from './read-refusal';
import { Reading } from './reading';
import { type ReadingLimits, readingLimits } from './reading-limits';
import { type RevisionFrame, readChain } from './xref-chain';

/**
 * Reads a PDF as it was written, revision by revision, and mends nothing: what is not to the letter is refused, with
 * the place and the reason. The file may come from anywhere; time and memory are bounded.
 */
export function readPdf(bytes: Uint8Array, limits: Partial<ReadingLimits> = {}): Result<PdfFile, ReadRefusal> {
  try {
    return ok(readWhole(bytes, new Reading({ ...readingLimits, ...limits })));
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal);
    throw error;
  }
}

function readWhole(bytes: Uint8Array, reading: Reading): PdfFile {
  if (bytes.length > reading.limits.fileBytes) throw new Refused('too-large', 0, bytes.length);
  const version = readVersion(bytes);
  const frames = readChain(bytes, reading);
  const placed = new PlacedObjects(bytes, reading);
  const revisions = frames.map((frame, index) => {
    const start = frames[index - 1]?.marker.end ?? 0;
    return revisionOf(frame, index + 1, start, placed);
  });
  placed.noteHidden();
  const end = frames.at(-1)?.marker.end ?? 0;
  const claims = [...placed.inFile(), ...frames.flatMap((frame) => frame.ranges)];
  const unclaimed = unclaimedBytes(bytes, claims, end);
  for (const range of unclaimed) reading.odd('unclaimed-bytes', range.start, range.end - range.start);
  if (!isWhiteFrom(bytes, end)) reading.odd('trailing-bytes', end, bytes.length - end);
  return {
    bytes,
    version,
    revisions,
    trailing: end < bytes.length ? { start: end, end: bytes.length } : null,
    unclaimed,
    oddities: reading.oddities,
    linearized: frames.some((frame) => frame.isLinearized),
  };
}

const versions = new Set(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '2.0']);

/** The version the first line claims. Many readers look for that line further on; a file that needs it is two files. */
function readVersion(bytes: Uint8Array): string {
  const head = latin(bytes, 0, Math.min(bytes.length, 1024));
  const place = head.indexOf('%PDF-');
  if (place < 0) throw new Refused('not-a-pdf', 0);
  if (place > 0) throw new Refused('bytes-before-header', 0, place);
  const version = /^%PDF-(\S{0,16})/.exec(head)?.[1] ?? '';
  if (!versions.has(version)) throw new Refused('other-version', 0, version);
  return version;
}

function isWhiteFrom(bytes: Uint8Array, from: number): boolean {
  const cursor = new Cursor(bytes, from);
  cursor.skipWhite();
  return cursor.peek() < 0;
}

function revisionOf(frame: RevisionFrame, number: number, start: number, placed: PlacedObjects): Revision {
  if (frame.trailer.entries.get('Root')?.kind !== 'ref') throw new Refused('bad-trailer', frame.xref, 'Root');
  const { written, freed } = placed.add(frame, start);
  const resolve: Revision['resolve'] = (value) => placed.resolve(value, number);
  return {
    number,
    start,
    end: frame.marker.end,
    markerEnd: frame.marker.markerEnd,
    xref: frame.xref,
    trailer: frame.trailer,
    written,
    freed,
    object: (wanted) => placed.object(wanted, number),
    resolve,
    entry: (value, key) => resolve(entryOf(resolve(value), key)),
    decode: (stream) => placed.decode(stream, number),
    numbers: () => placed.numbers(number),
  };
}
