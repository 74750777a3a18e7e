import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import type { TableName } from '#shared/domain/datasets/tables';
import { FieldGroup } from '../../ui/form';
import { Select } from '../../ui/select';
import { useText } from '../../ui/use-text';
import styles from './table-mapping.module.css';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface WordMappingProps {
  readonly findings: readonly DatasetFinding[];
  readonly words: Words;
  readonly table: TableName | null;
  readonly onChange: (words: Words) => void;
}

/** Words of the file that nobody could know: `P1`, `Blocker`. Each is asked once, and told from then on. */
export function WordMapping({ findings, words, table, onChange }: WordMappingProps) {
  const text = useText();
  const asked = askedWords(findings, words);
  if (table === null || asked.length === 0) return null;
  return (
    <FieldGroup title={text('datasets.mapping.words')}>
      <p className={styles.note}>{text('datasets.mapping.words-hint')}</p>
      <div className={styles.columns}>
        {asked.map(({ column, found }) => (
          <Select
            key={`${column}\n${found}`}
            label={text('datasets.mapping.word', { column, found })}
            choices={ourWords(table, column).map((id) => ({ id, label: id }))}
            value={words[column]?.[found] ?? null}
            onChange={(ours) => onChange({ ...words, [column]: { ...words[column], [found]: ours } })}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

interface AskedWord {
  readonly column: string;
  readonly found: string;
}

/** What was told before stays in view; what is not known yet comes after it. */
export function askedWords(findings: readonly DatasetFinding[], words: Words): readonly AskedWord[] {
  const told = Object.entries(words).flatMap(([column, known]) =>
    Object.keys(known).map((found) => ({ column, found })),
  );
  const unknown = findings.flatMap((finding) =>
    finding.code === 'unknownWord' || finding.code === 'volumeUnknown'
      ? [{ column: finding.column, found: finding.found }]
      : [],
  );
  const all = new Map([...told, ...unknown].map((one) => [`${one.column}\n${one.found}`, one]));
  return [...all.values()];
}

function ourWords(table: TableName, columnName: string): readonly string[] {
  const type = datasetFormats[table].columns.find(({ name }) => name === columnName)?.type;
  return type?.kind === 'words' ? Object.keys(type.words) : [];
}
