import type {
  PdfArray,
  PdfDict,
  PdfName,
  PdfNumber,
  PdfRef,
  PdfStream,
  PdfString,
  PdfValue,
} from '../reader/pdf-value';

/** Values that are not in the file yet, and so have no place in it. */
const nowhere = { start: 0, end: 0 } as const;

export const name = (text: string): PdfName => ({ kind: 'name', name: text });
export const array = (...items: readonly PdfValue[]): PdfArray => ({ kind: 'array', items });
export const hexString = (bytes: Uint8Array): PdfString => ({ kind: 'string', bytes, hex: true, ...nowhere });
export const reference = (number: number, generation = 0): PdfRef => ({ kind: 'ref', number, generation });

/** Without an exponent, which the PDF language does not have; two places are enough for what we measure. */
export function number(value: number): PdfNumber {
  const rounded = Math.round(value * 100) / 100;
  return { kind: 'number', text: String(rounded), value: rounded };
}

/** Entries that are undefined are left out. */
export function dictionary(entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
  return { kind: 'dict', entries: new Map(Object.entries(entries).filter(isGiven)), duplicates: [] };
}

export function stream(entries: Readonly<Record<string, PdfValue | undefined>>, raw: Uint8Array): PdfStream {
  return { kind: 'stream', dict: dictionary({ ...entries, Length: number(raw.length) }), raw, ...nowhere };
}

/** A text for a reader: plain letters as they are, everything else in UTF-16 with its mark (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): PdfString {
  if (/^[ -~]*$/.test(text))
    return { kind: 'string', bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)), hex: false, ...nowhere };
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return hexString(Uint8Array.from([0xfeff, ...units].flatMap((unit) => [unit >> 8, unit & 0xff])));
}

/** The dictionary with other entries. What it held stays as it was written. */
export function withEntries(base: PdfDict, entries: Readonly<Record<string, PdfValue>>): PdfDict {
  return { ...base, entries: new Map([...base.entries, ...Object.entries(entries)]) };
}

const isGiven = (entry: [string, PdfValue | undefined]): entry is [string, PdfValue] => entry[1] !== undefined;
