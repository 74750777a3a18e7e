import { sameBytes } from '../bytes';

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

/** Whether two values are the same to the last digit; the order of a dictionary does not count. */
export function sameValue(one: PdfValue, other: PdfValue): boolean {
  switch (one.kind) {
    case 'null':
      return other.kind === 'null';
    case 'boolean':
      return other.kind === 'boolean' && one.value === other.value;
    case 'number':
      return other.kind === 'number' && one.text === other.text;
    case 'name':
      return other.kind === 'name' && one.name === other.name;
    case 'string':
      return other.kind === 'string' && sameBytes(one.bytes, other.bytes);
    case 'ref':
      return other.kind === 'ref' && one.number === other.number && one.generation === other.generation;
    case 'array':
      return other.kind === 'array' && sameItems(one.items, other.items);
    case 'dict':
      return other.kind === 'dict' && sameDict(one, other);
    case 'stream':
      return other.kind === 'stream' && sameDict(one.dict, other.dict) && sameBytes(one.raw, other.raw);
  }
}

function sameItems(one: readonly PdfValue[], other: readonly PdfValue[]): boolean {
  return one.length === other.length && one.every((item, place) => sameValue(item, other[place] ?? pdfNull));
}

/** A dictionary with a key twice is like no other: readers do not agree which of the two counts. */
function sameDict(one: PdfDict, other: PdfDict): boolean {
  if (one.duplicates.length > 0 || other.duplicates.length > 0) return false;
  if (one.entries.size !== other.entries.size) return false;
  for (const [key, value] of one.entries) {
    const twin = other.entries.get(key);
    if (twin === undefined || !sameValue(value, twin)) return false;
  }
  return true;
}

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
