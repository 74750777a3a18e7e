import { Cursor, isWhite } from './cursor';
import type { ByteRange } from './pdf-file';
import { Refused } from './read-refusal';

/**
 * What of the file belongs to nothing. Two things that share bytes are refused: which of them is meant would be up to
 * the reader. White space and comments are nobody's and may stand between things.
 */
export function unclaimedBytes(bytes: Uint8Array, claims: Iterable<ByteRange>, end: number): ByteRange[] {
  const sorted = [...claims].sort((one, other) => one.start - other.start || one.end - other.end);
  const left: ByteRange[] = [];
  let at = 0;
  let last: ByteRange | null = null;
  for (const claim of sorted) {
    if (last && claim.start === last.start && claim.end === last.end) continue;
    if (claim.start < at) throw new Refused('objects-overlap', claim.start);
    addGap(left, bytes, at, claim.start);
    at = claim.end;
    last = claim;
  }
  addGap(left, bytes, at, Math.max(at, end));
  return left;
}

function addGap(left: ByteRange[], bytes: Uint8Array, from: number, to: number): void {
  const cursor = new Cursor(bytes, from, to);
  cursor.skipSpace();
  if (cursor.at >= to) return;
  let end = to;
  while (end > cursor.at && isWhite(bytes[end - 1] ?? 0)) end -= 1;
  left.push({ start: cursor.at, end });
}
