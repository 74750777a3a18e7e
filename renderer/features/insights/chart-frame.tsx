import { ChartNoAxesColumn, Download, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { saveCopy } from '../../data/save-copy';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { IconButton } from '../../ui/icon-button';
import { Panel } from '../../ui/panel';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import styles from './charts.module.css';
import { type InsightCell, type InsightTable, insightCsv, shownCell } from './insight-csv';

export interface ChartFrameProps {
  readonly title: string;
  /** A sentence under the title. */
  readonly words?: string | undefined;
  /** The same as a table, and as a file. */
  readonly table: InsightTable;
  /** Without its ending. */
  readonly fileName: string;
  /** Said where there is nothing to draw; null: there is. */
  readonly empty: string | null;
  readonly children: ReactNode;
}

/** A chart with the table that says the same, and the way to take that out. */
export function ChartFrame({ title, words, table, fileName, empty, children }: ChartFrameProps) {
  const text = useText();
  const [isTable, setTable] = useState(false);
  const saveAs = useSaveCsv();
  return (
    <Panel
      title={title}
      actions={
        empty === null && (
          <>
            <Button
              kind="plain"
              icon={isTable ? ChartNoAxesColumn : Table2}
              aria-label={`${title}: ${text(isTable ? 'insights.chart.chart' : 'insights.chart.table')}`}
              onPress={() => setTable(!isTable)}
            >
              {text(isTable ? 'insights.chart.chart' : 'insights.chart.table')}
            </Button>
            <IconButton
              icon={Download}
              label={text('insights.chart.csv-of', { title })}
              onPress={() => void saveAs(fileName, table)}
            />
          </>
        )
      }
    >
      {words && empty === null && <p className={styles.words}>{words}</p>}
      {empty !== null ? (
        <p className={styles.words}>{empty}</p>
      ) : isTable ? (
        <InsightDataTable title={title} table={table} />
      ) : (
        children
      )}
    </Panel>
  );
}

/** A table as the file has it, with the figures as they are read. */
export function InsightDataTable({ title, table }: { readonly title: string; readonly table: InsightTable }) {
  const rows = table.rows.map((cells, at) => ({ id: String(at), cells }));
  return (
    <DataTable<{ readonly id: string; readonly cells: readonly InsightCell[] }>
      caption={title}
      rows={rows}
      keyOf={({ id }) => id}
      empty={null}
      columns={table.columns.map(({ id, header, isNumber }, at) => ({
        id,
        header,
        kind: isNumber ? 'number' : 'text',
        cell: ({ cells }) => shownCell(cells[at] ?? ''),
      }))}
    />
  );
}

/** Hands the person a table as a CSV file, and says what became of it. */
export function useSaveCsv(): (fileName: string, table: InsightTable) => Promise<void> {
  const text = useText();
  const workspace = useWorkspace();
  return async (fileName, table) => {
    // The mark at the beginning tells spreadsheets that the letters are UTF-8.
    const content = new Blob(['\ufeff', insightCsv(table)], { type: 'text/csv' });
    const saved = await saveCopy(workspace, { name: `${fileName}.csv`, mime: 'text/csv', content });
    if (!saved.ok) showToast({ tone: 'refused', words: text('insights.chart.not-saved') });
    else if (saved.value === 'saved') showToast({ tone: 'done', words: text('insights.chart.saved') });
  };
}
