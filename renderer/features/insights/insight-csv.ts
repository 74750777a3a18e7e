import Papa from 'papaparse';

/** A table as it is shown and as it is taken out: plain names of columns, plain values. */
export interface InsightTable {
  readonly columns: readonly { readonly id: string; readonly header: string; readonly isNumber?: boolean }[];
  /** A cell as it is read, and, where it differs, as it is taken out: 0.41 where 41 % is read. */
  readonly rows: readonly (readonly InsightCell[])[];
}

export type InsightCell = string | number | { readonly shown: string; readonly raw: string | number };

export const shownCell = (cell: InsightCell): string | number => (typeof cell === 'object' ? cell.shown : cell);

/**
 * The table as a CSV file. Cells that a spreadsheet would take for a formula are marked as text: a partner's name is
 * somebody else's words. Numbers stay numbers.
 */
export function insightCsv({ columns, rows }: InsightTable): string {
  const data = rows.map((row) => row.map((cell) => (typeof cell === 'object' ? cell.raw : cell)));
  const fields = columns.map(({ id }) => id);
  return `${Papa.unparse({ fields, data }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
