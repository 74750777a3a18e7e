import type { Reason } from '../file-report';
import type { PdfFile } from '../reader/pdf-file';
import { entryOf, integerOf } from '../reader/pdf-value';
import type { FoundSignature } from './found-signature';
import { reason } from './reason';

/** The bytes a signature speaks of: two pieces, and between them nothing but the signature. */
export interface CoveredBytes {
  readonly gap: { readonly start: number; readonly end: number };
  /** End of what is covered, from the start of the file. */
  readonly end: number;
}

/**
 * Reads the byte range of a signature and holds it to the only honest form: from the first byte of the file to the end
 * of the revision the signature was written with, leaving out exactly its own hexadecimal string. Everything else is
 * one of the published ways to have a signature speak of something other than what is shown.
 */
export function coveredBytes(file: PdfFile, found: FoundSignature): CoveredBytes | Reason {
  const { dict, revision, object } = found;
  const range = entryOf(dict, 'ByteRange');
  if (range.kind === 'null') return reason('rangeMissing');
  // Values given by reference could be exchanged later; a key written twice is read differently by different programs.
  if (range.kind !== 'array' || range.items.length !== 4 || dict.duplicates.length > 0) return reason('rangeOdd');
  const [from, length, next, rest] = range.items.map(integerOf);
  if (from === undefined || length === undefined || next === undefined || rest === undefined) return reason('rangeOdd');
  if (from !== 0 || length === null || next === null || rest === null) return reason('rangeOdd');
  if (length <= 0 || rest <= 0 || next <= length || next + rest > file.bytes.length) return reason('rangeOdd');

  const contents = entryOf(dict, 'Contents');
  if (contents.kind !== 'string' || !contents.hex || object.place.kind !== 'file') return reason('gapNotTheSignature');
  if (contents.start !== length || contents.end !== next) return reason('gapNotTheSignature');
  // Two digits a byte and nothing between them: white space could hold what nobody signs.
  if (contents.end - contents.start - 2 !== contents.bytes.length * 2) return reason('gapNotTheSignature');
  const digits = file.bytes.subarray(contents.start + 1, contents.end - 1);
  if (!isWrittenOneWay(digits)) return reason('gapNotTheSignature');
  const end = next + rest;
  if (end < revision.markerEnd || end > revision.end) return reason('rangeNotToTheEnd');
  return { gap: { start: length, end: next }, end };
}

/**
 * Digits with letters of one kind, and nothing else. Where both kinds stand, or a blank in the place of the last digit
 * (which counts as a zero), somebody has changed the string without changing its value.
 */
function isWrittenOneWay(digits: Uint8Array): boolean {
  let capitals = 0;
  let smalls = 0;
  for (const letter of digits) {
    if (letter >= 0x41 && letter <= 0x46) capitals += 1;
    else if (letter >= 0x61 && letter <= 0x66) smalls += 1;
    else if (letter < 0x30 || letter > 0x39) return false;
  }
  return capitals === 0 || smalls === 0;
}
