import { useText } from '../../ui/use-text';
import { CellInput } from '../../widgets/cell-input';
import { cellsOf } from '../../widgets/json-shapes';
import { useFindingWords } from './finding-words';
import styles from './grid-input.module.css';
import { columnLabel, GridTitles, titledColumns } from './grid-titles';
import { PersonInput } from './person-input';
import { type GridInputProps, withCell } from './table-input';

/** The same few things about each of a fixed list of rows. */
export function MatrixInput({ field, value, onChange, findings, partnerId }: GridInputProps) {
  const text = useText();
  const findingWords = useFindingWords();
  const all = cellsOf(value);
  const columns = field.columns ?? [];
  const general = findings.find((finding) => finding.row === undefined);
  return (
    <fieldset className={styles.grid}>
      <legend className={styles.legend}>
        {field.required ? field.label : text('interviews.field.optional', { label: field.label })}
      </legend>
      {field.help && <p className={styles.help}>{field.help}</p>}
      <div className={styles.rows} {...titledColumns(columns)}>
        <GridTitles columns={columns} isNamed />
        {(field.rows ?? []).map((row) => {
          const cells = cellsOf(all[row.id]);
          return (
            <fieldset key={row.id} className={styles.matrixRow}>
              <legend className={styles.rowName}>{row.label}</legend>
              <div className={styles.cells}>
                {columns.map((column) => (
                  <CellInput
                    key={column.id}
                    column={column}
                    personInput={(person) => <PersonInput {...person} partnerId={partnerId} />}
                    label={columnLabel(column)}
                    value={cells[column.id]}
                    errorMessage={findingWords(
                      findings.find((finding) => finding.row === row.id && finding.columnId === column.id),
                    )}
                    onChange={(cell) => onChange({ ...all, [row.id]: withCell(cells, column.id, cell) })}
                  />
                ))}
              </div>
            </fieldset>
          );
        })}
      </div>
      {general && <p className={styles.finding}>{findingWords(general)}</p>}
    </fieldset>
  );
}
