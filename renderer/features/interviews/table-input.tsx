import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Json } from '#shared/base/json';
import type { AnswerFinding } from '#shared/domain/interviews/answer-check';
import type { Field } from '#shared/domain/playbook/pack';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { useText } from '../../ui/use-text';
import { CellInput } from '../../widgets/cell-input';
import { type Cells, rowsOf } from '../../widgets/json-shapes';
import { useFindingWords } from './finding-words';
import styles from './grid-input.module.css';
import { columnLabel, GridTitles, titledColumns } from './grid-titles';
import { PersonInput } from './person-input';

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
  const rows = kept.length > 0 ? kept : [{}];
  const columns = field.columns ?? [];
  const keys = useRowKeys(rows.length);
  const body = useRef<HTMLDivElement>(null);
  const put = (at: number, cells: Cells) => onChange(rows.map((row, other) => (other === at ? cells : row)));
  const add = () => {
    onChange([...rows, {}]);
    // The new row is drawn with the next frame.
    requestAnimationFrame(() =>
      body.current
        ?.querySelector<HTMLElement>('[data-row]:last-of-type input, [data-row]:last-of-type button')
        ?.focus(),
    );
  };
  const remove = (at: number) => {
    keys.remove(at);
    onChange(rows.filter((_row, other) => other !== at));
  };
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
          <div key={keys.at(at)} className={styles.row} data-row>
            <div className={styles.cells}>
              {columns.map((column) => (
                <CellInput
                  key={column.id}
                  column={column}
                  personInput={(person) => <PersonInput {...person} partnerId={partnerId} />}
                  label={columnLabel(column)}
                  value={row[column.id]}
                  errorMessage={findingWords(
                    findings.find((finding) => finding.row === at && finding.columnId === column.id),
                  )}
                  onChange={(cell) => put(at, withCell(row, column.id, cell))}
                />
              ))}
            </div>
            <IconButton
              icon={Trash2}
              label={text('interviews.table.remove', { row: at + 1 })}
              onPress={() => remove(at)}
              isDisabled={kept.length === 0}
            />
          </div>
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

export function withCell(row: Cells, columnId: string, cell: Json | null): Cells {
  const { [columnId]: _old, ...others } = row;
  return cell === null || cell === '' ? others : { ...others, [columnId]: cell };
}

// Rows have no id of their own, and their place changes when one above is removed.
function useRowKeys(length: number): {
  readonly at: (index: number) => number;
  readonly remove: (index: number) => void;
} {
  const keys = useRef<number[]>([]);
  const last = useRef(0);
  while (keys.current.length < length) {
    last.current += 1;
    keys.current.push(last.current);
  }
  const [, redraw] = useState(0);
  return {
    at: (index) => keys.current[index] ?? index,
    remove: (index) => {
      keys.current.splice(index, 1);
      redraw((turn) => turn + 1);
    },
  };
}
