import { refuse } from '#shared/base/result';
import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import { readTable } from '#shared/domain/datasets/read-table';
import { type TableName, tableNames } from '#shared/domain/datasets/tables';

/** The tables that can be typed: not those of a monitor or a gateway, which nobody writes down by hand. */
export const typedTables: readonly TableName[] = tableNames.filter((name) => !datasetFormats[name].sorted);

/** More than that is a file. */
export const mostTypedRows = 30;

/** Cells by column, as they were typed. */
export type TypedRow = Readonly<Record<string, string>>;

/**
 * Reads what was typed with the same reader as a file, so that both are told the same by row. Times are those of the
 * zone, unless one carries its own. Rows without a word in them are left out.
 */
export function readTypedRows(table: TableName, rows: readonly TypedRow[], zone: string) {
  const { columns } = datasetFormats[table];
  const written = rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? ''])));
  const isEmpty = rows.every((row) => Object.values(row).every((cell) => cell.trim() === ''));
  // An empty list has no headings either, and every column would be missing.
  if (isEmpty) return refuse<readonly DatasetFinding[]>([{ code: 'noRows' }]);
  return readTable(table, JSON.stringify(written), { zone });
}

/** What is wrong with one cell. */
export function findingAt(findings: readonly DatasetFinding[], row: number, column: string): DatasetFinding | null {
  return findings.find((one) => 'column' in one && 'row' in one && one.row === row && one.column === column) ?? null;
}
