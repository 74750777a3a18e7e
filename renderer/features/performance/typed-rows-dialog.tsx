import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import type { TableName } from '#shared/domain/datasets/tables';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { keepTypedData } from '../../data/actions/performance-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { FieldRow } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { FindingList } from '../../widgets/table-mapping/finding-list';
import { givenByWords } from '../../widgets/table-mapping/table-reading';
import styles from './performance.module.css';
import { whyNotKept } from './performance-words';
import { TypedRowFields } from './typed-row-fields';
import { mostTypedRows, readTypedRows, type TypedRow, typedTables } from './typed-rows';

export interface TypedRowsDialogProps {
  readonly agreementId: string;
  /** Zone of the times, as the agreement has it. */
  readonly zone: string;
  readonly onClose: () => void;
}

interface NumberedRow {
  readonly key: number;
  readonly cells: TypedRow;
}

/** Records written down by hand, a few at a time: kept as a file like any other, with somebody who stands for them. */
export function TypedRowsDialog({ agreementId, zone, onClose }: TypedRowsDialogProps) {
  const text = useText();
  const typing = useTyping(agreementId, zone, onClose);
  const { table, rows, findings, problem } = typing;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      shape="wide"
      mustAnswer
      title={text('performance.typed.title')}
      actions={
        <>
          <Button onPress={onClose}>{text('performance.form.cancel')}</Button>
          <Button kind="filled" onPress={() => void typing.keep()} isPending={typing.isPending}>
            {text('performance.form.keep')}
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        {problem !== null && (
          <ErrorState title={text('performance.typed.not-kept')} shape="inline">
            {problem}
          </ErrorState>
        )}
        <FindingList findings={findings} about="rows" />
        <FieldRow>
          <Select
            label={text('performance.typed.table')}
            description={datasetFormats[table].meaning}
            choices={typedTables.map((id) => ({ id, label: datasetFormats[id].title }))}
            value={table}
            onChange={typing.choose}
          />
          <Select
            label={text('performance.data.given-by')}
            choices={(['vendor', 'partner', 'thirdParty'] as const).map((id) => ({
              id,
              label: text(givenByWords[id]),
            }))}
            value={typing.givenBy}
            onChange={typing.setGivenBy}
          />
          <TextField
            label={text('performance.data.author')}
            isRequired
            value={typing.author}
            onChange={typing.setAuthor}
          />
        </FieldRow>
        <p className={styles.words}>{text('performance.typed.zone', { zone })}</p>
        {rows.map(({ key, cells }, at) => (
          <TypedRowFields
            key={key}
            table={table}
            number={at + 1}
            row={cells}
            findings={findings}
            onChange={(changed) => typing.change(key, changed)}
            onRemove={rows.length > 1 ? () => typing.remove(key) : null}
          />
        ))}
        <div className={styles.steps}>
          <Button icon={Plus} onPress={typing.add} isDisabled={rows.length >= mostTypedRows}>
            {text('performance.typed.add')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const oneRow: readonly NumberedRow[] = [{ key: 0, cells: {} }];

function useTyping(agreementId: string, zone: string, onKept: () => void) {
  const text = useText();
  const workspace = useWorkspace();
  const [table, setTable] = useState<TableName>('outages');
  const [rows, setRows] = useState(oneRow);
  const [author, setAuthor] = useState('');
  const [givenBy, setGivenBy] = useState<PerformanceFile['givenBy']>('vendor');
  const [findings, setFindings] = useState<readonly DatasetFinding[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const keep = async () => {
    setProblem(null);
    const cells = rows.map((row) => row.cells);
    const read = readTypedRows(table, cells, zone);
    setFindings(read.ok ? [] : read.error);
    if (!read.ok) return;
    setPending(true);
    const { tables } = read.value;
    const refused = whyNotKept(text, await keepTypedData(workspace, agreementId, { table, tables, author, givenBy }));
    setPending(false);
    if (refused === null) onKept();
    else setProblem(refused);
  };
  return {
    ...{ table, rows, author, givenBy, findings, problem, isPending },
    ...{ setAuthor, setGivenBy, keep },
    choose: (chosen: TableName) => {
      setTable(chosen);
      setRows(oneRow);
      setFindings([]);
    },
    change: (key: number, cells: TypedRow) =>
      setRows((now) => now.map((row) => (row.key === key ? { key, cells } : row))),
    add: () => setRows((now) => [...now, { key: Math.max(...now.map((row) => row.key)) + 1, cells: {} }]),
    remove: (key: number) => {
      setRows((now) => now.filter((row) => row.key !== key));
      // They name rows by number, and the numbers have moved.
      setFindings([]);
    },
  };
}
