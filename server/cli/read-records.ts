import { basename } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';
import { findingWords } from '#shared/domain/datasets/dataset-finding';
import { readTable, type TableOptions, type TableRead } from '#shared/domain/datasets/read-table';
import { recogniseTable, suggestMapping } from '#shared/domain/datasets/suggest-mapping';
import { tableRows } from '#shared/domain/datasets/table-rows';
import { type TableName, tableNames } from '#shared/domain/datasets/tables';
import { readBytes } from './read-agreement';

/** Measured records out of a file, and which table they are. */
export interface RecordsRead extends TableRead {
  readonly file: string;
  readonly table: TableName;
}

/** Reads a file of measured records; the table is recognised by its headings unless it is said. A refusal is text. */
export function readRecords(file: string, table: TableName | null, options: TableOptions): Result<RecordsRead, string> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const text = decoded(bytes.value);
  const rows = tableRows(text);
  if (!rows.ok) return refuse(`${file}: ${findingWords(rows.error)}`);
  const { headings } = rows.value;
  const name = table ?? recogniseTable(headings);
  if (name === null) {
    return refuse(
      `${file}: it cannot be told which table this is, from its headings ${headings.join(', ')}. Say it with --table: ${tableNames.join(', ')}.`,
    );
  }
  const read = readTable(name, text, { ...options, mapping: suggestMapping(name, headings) });
  if (read.ok) return ok({ ...read.value, file: basename(file), table: name });
  const lines = read.error.map((finding) => `  ${findingWords(finding)}`);
  return refuse([`${file} is not taken in, as ${name}:`, ...lines].join('\n'));
}

/** Text of a file by its first bytes; what is not UTF-8 then was saved by an older spreadsheet. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
