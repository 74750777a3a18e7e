import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '#shared/base/json';
import { Button } from '../../ui/button';
import { FieldGroup } from '../../ui/form';
import { IconButton } from '../../ui/icon-button';
import { useText } from '../../ui/use-text';
import { CellInput } from '../../widgets/cell-input';
import type { Cells } from '../../widgets/json-shapes';
import { termWords } from './agreement-words';
import styles from './row-list.module.css';
import type { TermForm, TermInputProps } from './term-form';

/** A term that is a list of small records, one below the other. */
export function RowList({
  term,
  form,
  value,
  onChange,
  description,
  errorMessage,
}: TermInputProps & { readonly form: Extract<TermForm, { kind: 'rows' }> }) {
  const text = useText();
  // What is being filled in: a row that lacks its key would not survive the way through the term's own shape.
  const [rows, setRows] = useState(() => form.toRows(value).map((cells, at) => ({ key: at, cells })));
  const put = (next: typeof rows) => {
    setRows(next);
    onChange(form.fromRows(next.map(({ cells }) => cells).filter((cells) => Object.keys(cells).length > 0)));
  };
  const change = (key: number, columnId: string, cell: Json | null) =>
    put(rows.map((row) => (row.key === key ? { ...row, cells: withCell(row.cells, columnId, cell) } : row)));
  return (
    <FieldGroup title={text(termWords(term))}>
      {description && <div className={styles.note}>{description}</div>}
      {rows.map((row, at) => (
        <div key={row.key} className={styles.row}>
          <div className={styles.cells}>
            {form.columns.map((column) => (
              <CellInput
                key={column.id}
                column={column}
                label={column.label}
                value={row.cells[column.id]}
                onChange={(cell) => change(row.key, column.id, cell)}
                personInput={() => null}
              />
            ))}
          </div>
          <IconButton
            icon={Trash2}
            label={text('agreements.rows.remove', { row: at + 1 })}
            onPress={() => put(rows.filter(({ key }) => key !== row.key))}
          />
        </div>
      ))}
      {errorMessage && (
        <p role="alert" className={styles.error}>
          {errorMessage}
        </p>
      )}
      <div>
        <Button
          icon={Plus}
          onPress={() => setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, cells: {} }])}
        >
          {text('agreements.rows.add')}
        </Button>
      </div>
    </FieldGroup>
  );
}

function withCell(row: Cells, columnId: string, cell: Json | null): Cells {
  const { [columnId]: _old, ...others } = row;
  return cell === null || cell === '' ? others : { ...others, [columnId]: cell };
}
