import type { Result } from '#shared/base/result';
import type { DecodeRefusal } from './decode-stream';
import type { PdfDict, PdfStream, PdfValue } from './pdf-value';
import type { Oddity } from './reading';

/** From `start` up to but without `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where an object stands: in the file by itself, or packed with others in a stream. */
export type ObjectPlace =
  | { readonly kind: 'file'; readonly start: number; readonly end: number }
  | { readonly kind: 'objectStream'; readonly container: number; readonly index: number };

export interface PdfObject {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  /** Number of the revision whose table places it there. */
  readonly revision: number;
  /** Streams that only hold the file together are no content. */
  readonly role: 'object' | 'xrefStream' | 'objectStream';
  readonly place: ObjectPlace;
}

/** The file as it was when this revision was its last. */
export interface Revision {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  /** Behind `%%EOF` and the end of its line, if it has one. */
  readonly end: number;
  /** Behind `%%EOF`; what a signature covers may end here or at `end`. */
  readonly markerEnd: number;
  readonly xref: number;
  readonly trailer: PdfDict;
  /** Objects that are new or placed anew by this revision. */
  readonly written: ReadonlyMap<number, PdfObject>;
  /** Numbers that were in use before and are not any more. */
  readonly freed: ReadonlySet<number>;
  readonly object: (number: number) => PdfObject | null;
  /** Follows a reference, whose generation must agree; what leads nowhere is null, as the format has it. */
  readonly resolve: (value: PdfValue) => PdfValue;
  readonly entry: (value: PdfValue, key: string) => PdfValue;
  readonly decode: (stream: PdfStream) => Result<Uint8Array, DecodeRefusal>;
  /** Numbers in use. */
  readonly numbers: () => Iterable<number>;
}

export interface PdfFile {
  readonly bytes: Uint8Array;
  readonly version: string;
  /** Oldest first. */
  readonly revisions: readonly Revision[];
  /** What stands behind the last revision. */
  readonly trailing: ByteRange | null;
  /** Bytes of no object and no table, neither white nor a comment. */
  readonly unclaimed: readonly ByteRange[];
  readonly oddities: readonly Oddity[];
  readonly linearized: boolean;
}
