import type { IndirectObject } from './parse-object';
import { integerOf, type PdfDict, pdfNull } from './pdf-value';
import { Refused } from './read-refusal';

/** Where one object stands, by one line of a table. */
export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'used'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number };

export type XrefEntries = Map<number, XrefEntry>;

/** One table of cross-references, or one stream of them. */
export interface XrefSection {
  readonly start: number;
  readonly end: number;
  readonly entries: XrefEntries;
  /** The trailer; of a stream, its dictionary. */
  readonly trailer: PdfDict;
  readonly size: number;
  readonly stream: IndirectObject | null;
}

export function sizeOf(trailer: PdfDict, offset: number): number {
  const size = integerOf(trailer.entries.get('Size') ?? pdfNull);
  if (size === null || size < 1 || size > 0x7fffffff) throw new Refused('bad-size', offset, size);
  return size;
}
