import Papa from 'papaparse';
import { ok, type Result, refuse } from '#shared/base/result';
import { listSign } from './cell-text';
import type { DatasetFinding } from './dataset-finding';

/** A file as headings and rows of text, whatever it was written in. */
export interface TableRows {
  readonly headings: readonly string[];
  /** Hands over every row that is not blank, with the number a spreadsheet gives it. */
  readonly each: (take: (cells: readonly string[], row: number) => void) => DatasetFinding | null;
}

/** Opens a table of separated values, or a JSON list of objects. */
export function tableRows(text: string): Result<TableRows, DatasetFinding> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const start = /\S/.exec(plain)?.[0];
  if (start === undefined) return refuse({ code: 'empty' });
  return start === '[' || start === '{' ? jsonRows(plain) : ok(separatedRows(plain));
}

function separatedRows(text: string): TableRows {
  const delimiter = delimiterOf(text);
  const first = Papa.parse<string[]>(text, { delimiter, preview: 1, skipEmptyLines: 'greedy' });
  let headings: readonly string[] = (first.data[0] ?? []).map((heading) => heading.trim());
  while (headings.at(-1) === '') headings = headings.slice(0, -1);
  return {
    headings,
    each: (take) => {
      let row = 0;
      let isAfterHeadings = false;
      let finding: DatasetFinding | null = null;
      // Row by row: a file of a million rows never lies in memory as a million lists.
      Papa.parse<string[]>(text, {
        delimiter,
        step: ({ data: cells, errors }, parser) => {
          row += 1;
          if (errors.some(({ type }) => type === 'Quotes')) {
            finding = { code: 'openQuote', row };
            parser.abort();
            return;
          }
          if (cells.every((cell) => cell.trim() === '')) return;
          if (isAfterHeadings) take(cells, row);
          isAfterHeadings = true;
        },
      });
      return finding;
    },
  };
}

/** The separator that the first line has most of, outside quotation marks. The stroke is ours, for lists. */
function delimiterOf(text: string): string {
  const counts = new Map([',', ';', '\t'].map((sign) => [sign, 0]));
  let isQuoted = false;
  for (const letter of text.trimStart()) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (letter === '\n' || letter === '\r')) break;
    const count = counts.get(letter);
    if (!isQuoted && count !== undefined) counts.set(letter, count + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

function jsonRows(text: string): Result<TableRows, DatasetFinding> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refuse({ code: 'notJson', detail: error instanceof Error ? error.message : String(error) });
  }
  if (!Array.isArray(json) || !json.every(isObject))
    return refuse({ code: 'notJson', detail: 'it is not a list of objects' });
  const objects: readonly Readonly<Record<string, unknown>>[] = json;
  const headings = [...new Set(objects.flatMap((one) => Object.keys(one)))];
  return ok({
    headings,
    each: (take) => {
      for (const [index, one] of objects.entries()) {
        const cells = headings.map((heading) => cellOf(one[heading]));
        if (cells.some((cell) => cell !== '')) take(cells, index + 1);
      }
      return null;
    },
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON value as it would stand in a cell. */
function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(partOf).join(listSign);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A pause or a change of severity, written with its names. */
function partOf(value: unknown): string {
  if (!isObject(value)) return cellOf(value);
  const text = (name: string) => cellOf(value[name]);
  const safe = (name: string) => text(name).replace(/[\\/|]/g, '\\$&');
  if ('at' in value) return `${text('at')}/${text('severity')}`;
  return [text('from'), text('to'), safe('reason'), safe('by'), safe('note')].join('/');
}
