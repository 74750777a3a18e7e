import { memo } from 'react';
import type { AnswerFinding } from '#shared/domain/interviews/answer-check';
import type { Column, Option } from '#shared/domain/playbook/pack';
import { useText } from '../../ui/use-text';
import { type Cells, cellsOf } from '../../widgets/json-shapes';
import { useFindingWords } from './finding-words';
import { GridCells } from './grid-cells';
import styles from './grid-input.module.css';
import { GridTitles, titledColumns } from './grid-titles';
import { findingsOfRow } from './row-findings';
import type { GridInputProps } from './table-input';
import { useLatest } from './use-latest';

/** The same few things about each of a fixed list of rows. */
export function MatrixInput({ field, value, onChange, findings, partnerId }: GridInputProps) {
  const text = useText();
  const findingWords = useFindingWords();
  const all = cellsOf(value);
  const columns = field.columns ?? noColumns;
  const general = findings.find((finding) => finding.row === undefined);
  const put = useLatest((rowId: string, cells: Cells) => onChange({ ...all, [rowId]: cells }));
  return (
    <fieldset className={styles.grid}>
      <legend className={styles.legend}>
        {field.required ? field.label : text('interviews.field.optional', { label: field.label })}
      </legend>
      {field.help && <p className={styles.help}>{field.help}</p>}
      <div className={styles.rows} {...titledColumns(columns)}>
        <GridTitles columns={columns} isNamed />
        {(field.rows ?? []).map((row) => (
          <MatrixRow
            key={row.id}
            row={row}
            cells={all[row.id] === undefined ? noCells : cellsOf(all[row.id])}
            columns={columns}
            findings={findingsOfRow(findings, row.id)}
            partnerId={partnerId}
            onChange={put}
          />
        ))}
      </div>
      {general && <p className={styles.finding}>{findingWords(general)}</p>}
    </fieldset>
  );
}

const noColumns: readonly Column[] = [];
const noCells: Cells = {};

interface MatrixRowProps {
  readonly row: Option;
  readonly cells: Cells;
  readonly columns: readonly Column[];
  readonly findings: readonly AnswerFinding[];
  readonly partnerId: string;
  readonly onChange: (rowId: string, cells: Cells) => void;
}

const MatrixRow = memo(function MatrixRow({ row, onChange, ...cells }: MatrixRowProps) {
  const change = useLatest((next: Cells) => onChange(row.id, next));
  return (
    <fieldset className={styles.matrixRow}>
      <legend className={styles.rowName}>{row.label}</legend>
      <GridCells {...cells} onChange={change} />
    </fieldset>
  );
});
