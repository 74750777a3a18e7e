import type { DatasetColumn } from '#shared/domain/datasets/dataset-columns';
import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import type { TableMapping } from '#shared/domain/datasets/suggest-mapping';
import type { TableName } from '#shared/domain/datasets/tables';
import { FieldGroup } from '../../ui/form';
import { Select } from '../../ui/select';
import { useText } from '../../ui/use-text';
import styles from './table-mapping.module.css';

export interface ColumnMappingProps {
  readonly table: TableName;
  readonly headings: readonly string[];
  /** Empty where the file uses our names. */
  readonly mapping: TableMapping;
  readonly onChange: (mapping: TableMapping) => void;
}

/** The Select wants an id; no heading of a file can be this one, since blank headings are left out. */
const notTaken = '';

/** Which column of the file is which of ours. */
export function ColumnMapping({ table, headings, mapping, onChange }: ColumnMappingProps) {
  const text = useText();
  const { columns } = datasetFormats[table];
  const isOurs = Object.keys(mapping).length === 0;
  const shown = isOurs ? Object.fromEntries(ownColumns(columns, headings)) : mapping;
  const choices = [
    { id: notTaken, label: text('datasets.mapping.no-column') },
    ...headings.filter((heading) => heading !== '').map((heading) => ({ id: heading, label: heading })),
  ];
  const put = (column: string, heading: string) => {
    const { [column]: _before, ...others } = shown;
    onChange(heading === notTaken ? others : { ...others, [column]: heading });
  };
  return (
    <FieldGroup title={text('datasets.mapping.columns')}>
      {isOurs && <p className={styles.note}>{text('datasets.mapping.our-names')}</p>}
      <div className={styles.columns}>
        {columns.map((column) => (
          <Select
            key={column.name}
            label={
              column.unit === ''
                ? column.name
                : text('datasets.mapping.column', { name: column.name, unit: column.unit })
            }
            description={column.meaning}
            isRequired={column.required}
            errorMessage={
              column.required && shown[column.name] === undefined ? text('datasets.mapping.column-missing') : undefined
            }
            choices={choices}
            value={shown[column.name] ?? notTaken}
            onChange={(heading) => put(column.name, heading)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

function ownColumns(columns: readonly DatasetColumn[], headings: readonly string[]) {
  return columns.filter(({ name }) => headings.includes(name)).map(({ name }) => [name, name] as const);
}
