import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './data-table.module.css';

export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** `number`: aligned at the end, figures of one width. `day`: stays on one line. */
  readonly kind?: 'text' | 'number' | 'day' | undefined;
  /** The column whose cell names the row. The first one, unless said. */
  readonly isRowHeader?: boolean | undefined;
  readonly width?: string | undefined;
}

export interface DataTableProps<Row> {
  /** What the table shows, for those who listen. */
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Shown in place of the rows when there are none. */
  readonly empty: ReactNode;
}

/** A table that is read. Up to about 200 rows; more, or rows that are opened, are for VirtualList. */
export function DataTable<Row>({ caption, columns, rows, keyOf, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <>{empty}</>;
  const rowHeader = columns.find(({ isRowHeader }) => isRowHeader)?.id ?? columns[0]?.id;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable with the keyboard.
    <section className={styles.room} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={cellClass(column)} style={{ inlineSize: column.width }}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) =>
                column.id === rowHeader ? (
                  <th key={column.id} scope="row" className={cellClass(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={cellClass(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cellClass<Row>(column: DataColumn<Row>): string {
  return classNames(styles.cell, column.kind === 'number' && styles.number, column.kind === 'day' && styles.day);
}
