/** Why a file is not read. `value`: what the sentence names (a number, a word). */
export interface ReadRefusal {
  readonly code: ReadRefusalCode;
  readonly offset: number;
  readonly value: string | number | null;
}

export type ReadRefusalCode =
  /** `value`: its bytes. */
  | 'too-large'
  | 'not-a-pdf'
  | 'bytes-before-header'
  /** `value`: the version it claims. */
  | 'other-version'
  | 'encrypted'
  /** Bounds of reading; `value`: the bound. */
  | 'too-many-revisions'
  | 'too-many-objects'
  | 'too-many-values'
  | 'too-deep'
  | 'too-long'
  | 'too-much-data'
  /** Words of the language. */
  | 'unexpected-end'
  | 'unexpected-byte'
  | 'bad-number'
  | 'bad-name'
  | 'bad-string'
  | 'bad-keyword'
  | 'bad-dictionary'
  /** Objects and streams. */
  | 'bad-object-header'
  | 'bad-object-end'
  | 'bad-stream'
  | 'bad-length'
  | 'bad-object-stream'
  | 'object-stream-mismatch'
  | 'object-stream-replaced'
  /** `value`: the filter. */
  | 'unknown-filter'
  | 'damaged-data'
  /** The tables that say where objects are, and the order of revisions. */
  | 'no-startxref'
  | 'bad-startxref'
  | 'bad-end'
  | 'bad-xref'
  | 'bad-xref-entry'
  | 'bad-trailer'
  | 'bad-prev'
  | 'bad-size'
  | 'number-listed-twice'
  | 'number-beyond-size'
  | 'object-mismatch'
  | 'object-outside-revision'
  | 'objects-overlap'
  | 'hybrid-conflict';

/** Carries a refusal out of the depth of the reader to its door (`read-pdf.ts`), which answers it as a value. */
export class Refused extends Error {
  readonly refusal: ReadRefusal;

  constructor(code: ReadRefusalCode, offset: number, value: string | number | null = null) {
    super(code);
    this.refusal = { code, offset, value };
  }
}
