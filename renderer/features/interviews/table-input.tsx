import { Plus, Trash2 } from 'lucide-react';
import { memo, useRef } from 'react';
import type { Json } from '#shared/base/json';
import type { AnswerFinding } from '#shared/domain/interviews/answer-check';
import type { Column, Field } from '#shared/domain/playbook/pack';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { useText } from '../../ui/use-text';
import { type Cells, rowsOf } from '../../widgets/json-shapes';
import { useFindingWords } from './finding-words';
import { GridCells } from './grid-cells';
import styles from './grid-input.module.css';
import { GridTitles, titledColumns } from './grid-titles';
import { useLineKeys } from './line-keys';
import { findingsOfRow } from './row-findings';
import { useLatest } from './use-latest';

export interface GridInputProps {
  readonly field: Field;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  readonly findings: readonly AnswerFinding[];
  readonly partnerId: string;
}

/** Rows of the same shape, as many as are needed. There is always one to begin with. */
export function TableInput({ field, value, onChange, findings, partnerId }: GridInputProps) {
  const text = useText();
  const findingWords = useFindingWords();
  const kept = rowsOf(value);
  const rows = kept.length > 0 ? kept : oneEmptyRow;
  const columns = field.columns ?? noColumns;
  const keys = useLineKeys(rows.length);
  const body = useRef<HTMLDivElement>(null);
  const put = useLatest((at: number, cells: Cells) => onChange(rows.map((row, other) => (other === at ? cells : row))));
  const add = () => {
    onChange([...rows, {}]);
    // The new row is drawn with the next frame.
    requestAnimationFrame(() =>
      body.current
        ?.querySelector<HTMLElement>('[data-row]:last-of-type input, [data-row]:last-of-type button')
        ?.focus(),
    );
  };
  const remove = useLatest((at: number) => {
    keys.remove(at);
    onChange(rows.filter((_row, other) => other !== at));
  });
  const general = findings.find((finding) => finding.row === undefined);
  return (
    <fieldset className={styles.grid}>
      <legend className={styles.legend}>
        {field.required ? field.label : text('interviews.field.optional', { label: field.label })}
      </legend>
      {field.help && <p className={styles.help}>{field.help}</p>}
      <div ref={body} className={styles.rows} {...titledColumns(columns)}>
        <GridTitles columns={columns} />
        {rows.map((row, at) => (
          <TableRow
            key={keys.at(at)}
            at={at}
            row={row}
            columns={columns}
            findings={findingsOfRow(findings, at)}
            partnerId={partnerId}
            isOnly={kept.length === 0}
            onChange={put}
            onRemove={remove}
          />
        ))}
      </div>
      {general && <p className={styles.finding}>{findingWords(general)}</p>}
      <div>
        <Button icon={Plus} onPress={add}>
          {text('interviews.table.add')}
        </Button>
      </div>
    </fieldset>
  );
}

const oneEmptyRow: readonly Cells[] = [{}];
const noColumns: readonly Column[] = [];

interface TableRowProps {
  readonly at: number;
  readonly row: Cells;
  readonly columns: readonly Column[];
  readonly findings: readonly AnswerFinding[];
  readonly partnerId: string;
  readonly isOnly: boolean;
  readonly onChange: (at: number, cells: Cells) => void;
  readonly onRemove: (at: number) => void;
}

const TableRow = memo(function TableRow({ at, row, onChange, onRemove, isOnly, ...cells }: TableRowProps) {
  const text = useText();
  const change = useLatest((next: Cells) => onChange(at, next));
  return (
    <div className={styles.row} data-row>
      <GridCells {...cells} cells={row} onChange={change} />
      <IconButton
        icon={Trash2}
        label={text('interviews.table.remove', { row: at + 1 })}
        onPress={() => onRemove(at)}
        isDisabled={isOnly}
      />
    </div>
  );
});
