import Papa from 'papaparse';
import { ok, type Result, refuse } from '#shared/base/result';
import type { ImportTable } from '#shared/domain/imports/import-plan';

/** In which letters a table is written. `windows-1252` is what older spreadsheets save. */
export type TableEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Why a file is no table that can be taken in. Nothing was changed. */
export type TableRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'too-many-rows'; readonly limit: number }
  /** A spreadsheet, a picture: anything with bytes that no text has. */
  | { readonly kind: 'not-text' }
  | { readonly kind: 'no-rows' }
  /** A quotation mark that is opened and never closed; from which row on. */
  | { readonly kind: 'open-quote'; readonly row: number };

export interface ReadTable {
  readonly table: ImportTable;
  readonly encoding: TableEncoding;
  readonly delimiter: string;
}

export const largestTable = 10 * 1024 ** 2;
export const mostRows = 20_000;

/** Reads a table of separated values: its letters and separators are found out from the bytes. */
export function readTable(bytes: Uint8Array, encoding = encodingOf(bytes)): Result<ReadTable, TableRefusal> {
  if (bytes.length === 0) return refuse({ kind: 'empty' });
  if (bytes.length > largestTable) return refuse({ kind: 'too-large', limit: largestTable });
  const text = new TextDecoder(encoding).decode(bytes);
  if (hasControls(text)) return refuse({ kind: 'not-text' });
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimitersToGuess: [',', ';', '\t', '|'] });
  const openQuote = parsed.errors.find(({ type }) => type === 'Quotes');
  if (openQuote) return refuse({ kind: 'open-quote', row: (openQuote.row ?? 0) + 1 });
  const [headings = [], ...rows] = parsed.data;
  if (rows.length === 0) return refuse({ kind: 'no-rows' });
  if (rows.length > mostRows) return refuse({ kind: 'too-many-rows', limit: mostRows });
  return ok({ table: { headings, rows }, encoding, delimiter: parsed.meta.delimiter });
}

/** The letters a file is written in: by its first bytes, else whether it is valid UTF-8. */
export function encodingOf(bytes: Uint8Array): TableEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

// Texts hold tabs and line ends, and nothing else below the blank; compressed spreadsheets and pictures are full of it.
function hasControls(text: string): boolean {
  return [...text.slice(0, 4000)].some((sign) => sign < '\t');
}
