import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '#shared/base/json';
import { Button } from '../../ui/button';
import { FieldGroup } from '../../ui/form';
import { IconButton } from '../../ui/icon-button';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { CellInput } from '../../widgets/cell-input';
import { type Cells, textOf } from '../../widgets/json-shapes';
import { ZoneField } from '../../widgets/zone-field';
import { termWords } from './agreement-words';
import type { RowsForm, TermColumn } from './row-forms';
import styles from './row-list.module.css';
import type { TermInputProps } from './term-form';

/** A term that is a list of small records, one below the other. */
export function RowList({
  term,
  form,
  value,
  onChange,
  description,
  errorMessage,
}: TermInputProps & { readonly form: RowsForm }) {
  const text = useText();
  // What is being filled in: a row that lacks its key would not survive the way through the term's own shape.
  const [rows, setRows] = useState(() => form.toRows(value).map((cells, at) => ({ key: at, cells })));
  const put = (next: typeof rows) => {
    setRows(next);
    onChange(form.fromRows(next.map(({ cells }) => cells).filter((cells) => Object.keys(cells).length > 0)));
  };
  const change = (key: number, columnId: string, cell: Json | null) =>
    put(rows.map((row) => (row.key === key ? { ...row, cells: withCell(row.cells, columnId, cell) } : row)));
  const faults = form.faults?.(rows.map(({ cells }) => cells)) ?? [];
  return (
    <FieldGroup title={text(termWords(term))}>
      {description && <div className={styles.note}>{description}</div>}
      {rows.map((row, at) => (
        <div key={row.key} className={styles.row}>
          <div className={styles.cells}>
            {form.columns.map((column) => (
              <RowCell
                key={column.id}
                column={column}
                value={row.cells[column.id]}
                onChange={(cell) => change(row.key, column.id, cell)}
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
      {faults.length > 0 && (
        <div role="status" className={styles.faults}>
          {faults.map((fault) => (
            <StateMark key={fault} state="breach" word={fault} />
          ))}
        </div>
      )}
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

function RowCell({
  column,
  value,
  onChange,
}: {
  readonly column: TermColumn;
  readonly value: Json | undefined;
  readonly onChange: (cell: Json | null) => void;
}) {
  const { type, ...rest } = column;
  if (type === 'zone') return <ZoneField label={column.label} value={textOf(value) || null} onChange={onChange} />;
  return (
    <CellInput
      column={{ ...rest, type }}
      label={column.label}
      value={value}
      onChange={onChange}
      personInput={() => null}
    />
  );
}

function withCell(row: Cells, columnId: string, cell: Json | null): Cells {
  const { [columnId]: _old, ...others } = row;
  return cell === null || cell === '' ? others : { ...others, [columnId]: cell };
}
