import type { Json } from '#shared/base/json';
import type { AnswerFinding } from '#shared/domain/interviews/answer-check';
import type { Field } from '#shared/domain/playbook/pack';
import { RadioGroup } from '../../ui/radio-group';
import { useText } from '../../ui/use-text';
import { cellsOf, numberOf } from '../../widgets/json-shapes';
import { useFindingWords } from './finding-words';
import gridStyles from './grid-input.module.css';
import styles from './rubric-input.module.css';
import { useStepWords } from './step-words';

export interface RubricInputProps {
  readonly field: Field;
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  readonly findings: readonly AnswerFinding[];
}

const steps = ['1', '2', '3', '4', '5'] as const;

/** What was observed, row by row, on a scale whose steps are written out. */
export function RubricInput({ field, label, value, onChange, findings }: RubricInputProps) {
  const text = useText();
  const stepWords = useStepWords();
  const findingWords = useFindingWords();
  const seen = cellsOf(value);
  const general = findings.find((finding) => finding.row === undefined);
  return (
    <fieldset className={gridStyles.grid}>
      <legend className={gridStyles.legend}>{label}</legend>
      <p className={gridStyles.help}>{field.help ?? text('interviews.rubric.hint')}</p>
      <ol className={styles.scale}>
        {steps.map((step) => (
          <li key={step}>
            <strong>{step}</strong> {stepWords(field, Number(step))}
          </li>
        ))}
      </ol>
      <div className={styles.rows}>
        {(field.rows ?? []).map((row) => {
          const step = numberOf(seen[row.id]);
          return (
            <div key={row.id} className={styles.row}>
              <RadioGroup
                orientation="horizontal"
                label={row.label}
                choices={steps.map((id) => ({ id, label: id }))}
                value={(step?.toString() ?? null) as (typeof steps)[number] | null}
                onChange={(chosen) => onChange({ ...seen, [row.id]: Number(chosen) })}
                errorMessage={findingWords(findings.find((finding) => finding.row === row.id))}
              />
              <span className={styles.chosen}>{step === null ? '' : stepWords(field, step)}</span>
            </div>
          );
        })}
      </div>
      {general && <p className={gridStyles.finding}>{findingWords(general)}</p>}
    </fieldset>
  );
}
