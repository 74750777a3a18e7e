import { memo, useCallback } from 'react';
import type { Json } from '#shared/base/json';
import type { AnswerFinding } from '#shared/domain/interviews/answer-check';
import type { Column } from '#shared/domain/playbook/pack';
import { CellInput } from '../../widgets/cell-input';
import type { Cells } from '../../widgets/json-shapes';
import { useFindingWords } from './finding-words';
import styles from './grid-input.module.css';
import { columnLabel } from './grid-titles';
import { PersonInput } from './person-input';
import { SiteInput } from './site-input';
import { useLatest } from './use-latest';

export interface GridCellsProps {
  readonly columns: readonly Column[];
  readonly cells: Cells;
  readonly findings: readonly AnswerFinding[];
  readonly partnerId: string;
  readonly onChange: (cells: Cells) => void;
}

/** The fields of one row of a table or a matrix. Of a row, only the field that changed is drawn anew. */
export function GridCells({ columns, cells, findings, partnerId, onChange }: GridCellsProps) {
  const findingWords = useFindingWords();
  const change = useLatest((columnId: string, value: Json | null) => onChange(withCell(cells, columnId, value)));
  return (
    <div className={styles.cells}>
      {columns.map((column) => (
        <GridCell
          key={column.id}
          column={column}
          value={cells[column.id]}
          errorMessage={findingWords(findings.find((finding) => finding.columnId === column.id))}
          partnerId={partnerId}
          onChange={change}
        />
      ))}
    </div>
  );
}

interface GridCellProps {
  readonly column: Column;
  readonly value: Json | undefined;
  readonly errorMessage: string | undefined;
  readonly partnerId: string;
  readonly onChange: (columnId: string, value: Json | null) => void;
}

const GridCell = memo(function GridCell({ column, value, errorMessage, partnerId, onChange }: GridCellProps) {
  const change = useCallback((next: Json | null) => onChange(column.id, next), [column.id, onChange]);
  return (
    <CellInput
      column={column}
      personInput={(person) => <PersonInput {...person} partnerId={partnerId} />}
      siteInput={(site) => <SiteInput {...site} partnerId={partnerId} />}
      label={columnLabel(column)}
      value={value}
      errorMessage={errorMessage}
      onChange={change}
    />
  );
});

function withCell(row: Cells, columnId: string, cell: Json | null): Cells {
  const { [columnId]: _old, ...others } = row;
  return cell === null || cell === '' ? others : { ...others, [columnId]: cell };
}
