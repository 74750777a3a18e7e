/** A value of a PDF file, as it was written. Numbers keep their text, so that two of them are the same only if they were written alike. */
export type PdfValue = PdfNull | PdfBoolean | PdfNumber | PdfName | PdfString | PdfArray | PdfDict | PdfRef | PdfStream;

export interface PdfNull {
  readonly kind: 'null';
}

export interface PdfBoolean {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface PdfNumber {
  readonly kind: 'number';
  readonly text: string;
  readonly value: number;
}

export interface PdfName {
  readonly kind: 'name';
  /** Without its slash; `#xx` is read; one character a byte. */
  readonly name: string;
}

export interface PdfString {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  /** Offsets of its delimiters, from the opening one to behind the closing one, in the file or in its object stream. */
  readonly start: number;
  readonly end: number;
  readonly hex: boolean;
}

export interface PdfArray {
  readonly kind: 'array';
  readonly items: readonly PdfValue[];
}

export interface PdfDict {
  readonly kind: 'dict';
  /** In the order of the file; of a key that is written twice, the last. */
  readonly entries: ReadonlyMap<string, PdfValue>;
  readonly duplicates: readonly string[];
}

export interface PdfRef {
  readonly kind: 'ref';
  readonly number: number;
  readonly generation: number;
}

export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  /** Where its bytes stand in the file, packed as they are. */
  readonly start: number;
  readonly end: number;
  readonly raw: Uint8Array;
}

export const pdfNull: PdfNull = { kind: 'null' };

/** The entry of a dictionary or of a stream's dictionary, as written; null where there is none. */
export function entryOf(value: PdfValue, key: string): PdfValue {
  if (value.kind === 'stream') return value.dict.entries.get(key) ?? pdfNull;
  return value.kind === 'dict' ? (value.entries.get(key) ?? pdfNull) : pdfNull;
}

export const isName = (value: PdfValue, name: string) => value.kind === 'name' && value.name === name;

export const nameOf = (value: PdfValue): string | null => (value.kind === 'name' ? value.name : null);

/** The whole number that stands there, written without a point; null for everything else. */
export function integerOf(value: PdfValue): number | null {
  if (value.kind !== 'number' || value.text.includes('.')) return null;
  return Number.isSafeInteger(value.value) ? value.value : null;
}
