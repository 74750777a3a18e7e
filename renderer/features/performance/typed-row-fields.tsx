import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { DatasetColumn } from '#shared/domain/datasets/dataset-columns';
import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import type { TableName } from '#shared/domain/datasets/tables';
import { Button } from '../../ui/button';
import { DatePicker } from '../../ui/date-picker';
import { FieldGroup } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { useFindingCure } from '../../widgets/table-mapping/finding-words';
import styles from './performance.module.css';
import { findingAt, type TypedRow } from './typed-rows';

export interface TypedRowFieldsProps {
  readonly table: TableName;
  readonly number: number;
  readonly row: TypedRow;
  readonly findings: readonly DatasetFinding[];
  readonly onChange: (row: TypedRow) => void;
  /** Null for the only row. */
  readonly onRemove: (() => void) | null;
}

/** Columns asked for at once even where they may stay empty: without them a case says little. */
const oftenFilled: ReadonlySet<string> = new Set(['severity', 'firstResponseAt', 'resolvedAt']);
/** A table with so few columns shows all of them. */
const fewColumns = 8;

/** The fields of one record, made from the columns of its table. */
export function TypedRowFields({ table, number, row, findings, onChange, onRemove }: TypedRowFieldsProps) {
  const text = useText();
  const [isWhole, setWhole] = useState(false);
  const { columns } = datasetFormats[table];
  const isFirst = ({ name, required }: DatasetColumn) =>
    columns.length <= fewColumns || required || oftenFilled.has(name);
  const hasMore = !columns.every(isFirst);
  const shown = isWhole ? columns : columns.filter((column) => isFirst(column) || (row[column.name] ?? '') !== '');
  return (
    <FieldGroup title={text('performance.typed.row', { number })}>
      <div className={styles.typed}>
        {shown.map((column) => (
          <CellField
            key={column.name}
            column={column}
            value={row[column.name] ?? ''}
            finding={findingAt(findings, number, column.name)}
            onChange={(cell) => onChange({ ...row, [column.name]: cell })}
          />
        ))}
      </div>
      <div className={styles.steps}>
        {hasMore && (
          <Button kind="plain" onPress={() => setWhole(!isWhole)} aria-expanded={isWhole}>
            {text(isWhole ? 'performance.typed.fewer' : 'performance.typed.more')}
          </Button>
        )}
        {onRemove !== null && (
          <Button kind="plain" icon={Trash2} onPress={onRemove}>
            {text('performance.typed.remove', { number })}
          </Button>
        )}
      </div>
    </FieldGroup>
  );
}

interface CellFieldProps {
  readonly column: DatasetColumn;
  readonly value: string;
  readonly finding: DatasetFinding | null;
  readonly onChange: (value: string) => void;
}

// A Select wants an id, also for "nothing".
const nothing = '';

function CellField({ column, value, finding, onChange }: CellFieldProps) {
  const text = useText();
  const cure = useFindingCure();
  const { name, unit, meaning, type, blank } = column;
  const words = {
    label: unit === '' ? name : text('datasets.mapping.column', { name, unit }),
    description: meaning,
    isRequired: blank === null,
    errorMessage: finding === null ? undefined : cure(finding),
  };
  if (type.kind === 'words') {
    const choices = Object.keys(type.words).map((id) => ({ id, label: id }));
    const none = { id: nothing, label: text('performance.typed.nothing') };
    return (
      <Select
        {...words}
        choices={blank === null ? choices : [none, ...choices]}
        value={value === nothing && blank === null ? null : value}
        onChange={onChange}
      />
    );
  }
  if (type.kind === 'instant' && type.day !== 'refused')
    return <DatePicker {...words} value={value === '' ? null : value} onChange={(day) => onChange(day ?? '')} />;
  if (type.kind === 'instant')
    return (
      <TextField
        {...words}
        type={needsOffset(value, finding) ? 'text' : 'datetime-local'}
        value={value}
        onChange={onChange}
      />
    );
  const isFigure = type.kind === 'number' || type.kind === 'decimal';
  return <TextField {...words} inputMode={isFigure ? 'decimal' : 'text'} value={value} onChange={onChange} />;
}

const localMoment = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?)?$/;

/** When clocks are put back an hour comes twice. Which one is meant says the offset, and a field for local times takes none. */
function needsOffset(value: string, finding: DatasetFinding | null): boolean {
  return finding?.code === 'timeTwice' || finding?.code === 'noSuchTime' || !localMoment.test(value);
}
