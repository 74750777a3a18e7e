import { Cursor } from './cursor';
import { Refused } from './read-refusal';

/** What closes a revision: `startxref`, an offset, `%%EOF`. */
export interface EndMarker {
  readonly start: number;
  readonly offset: number;
  /** Behind `%%EOF`. */
  readonly markerEnd: number;
  /** Behind the end of its line, if it has one. */
  readonly end: number;
}

export function readEndMarker(bytes: Uint8Array, from: number): EndMarker {
  const cursor = new Cursor(bytes, from);
  cursor.skipSpace();
  const start = cursor.at;
  if (!cursor.takes('startxref')) throw new Refused('no-startxref', start);
  cursor.skipWhite();
  const offset = cursor.takeInteger();
  if (offset === null) throw new Refused('bad-startxref', cursor.at);
  cursor.skipWhite();
  if (!cursor.looksAt('%%EOF')) throw new Refused('bad-end', cursor.at);
  cursor.at += 5;
  const markerEnd = cursor.at;
  cursor.skipLineEnd();
  return { start, offset, markerEnd, end: cursor.at };
}
