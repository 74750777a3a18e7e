import { integerOf, type PdfDict, pdfNull } from './pdf-value';
import { Refused } from './read-refusal';

/** Where no object can be looked up yet, a length is the number that stands there. */
export function directLength(dict: PdfDict, offset: number): number {
  const length = integerOf(dict.entries.get('Length') ?? pdfNull);
  if (length === null || length < 0) throw new Refused('bad-length', offset, length);
  return length;
}
