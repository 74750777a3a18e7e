import type { DatasetFinding } from './dataset-finding';
import type { CellValue } from './read-cell';
import type { Moment, Tables } from './tables';

/** The values of a row by the names of their columns; columns that the file has not are null. */
export type Row = { [column: string]: CellValue };

export interface Gathering {
  readonly service: string;
  readonly observedUntil: Moment | null;
  readonly refused: (finding: DatasetFinding) => void;
}

/** Takes rows that were read well, and gives the table in the end. */
export interface Gatherer {
  readonly take: (row: Row, number: number) => void;
  readonly done: () => { readonly tables: Tables; readonly sortedRows: number; readonly repeatedRows: number };
}
