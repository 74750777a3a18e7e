import { X } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from '../../ui/checkbox';
import type { Choice } from '../../ui/choice';
import { ComboBox } from '../../ui/combo-box';
import { IconButton } from '../../ui/icon-button';
import { useText } from '../../ui/use-text';
import styles from './choices-input.module.css';
import gridStyles from './grid-input.module.css';

export interface ChoicesInputProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly choices: readonly Choice<string>[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly errorMessage?: string | undefined;
}

/** Few enough to see all at once. */
const boxesUpTo = 9;

/** Several of a list: boxes to tick while they are few, a field to type in when they are many. */
export function ChoicesInput(props: ChoicesInputProps) {
  const { label, help, errorMessage, choices } = props;
  return (
    <fieldset className={gridStyles.grid}>
      <legend className={gridStyles.legend}>{label}</legend>
      {help && <p className={gridStyles.help}>{help}</p>}
      {choices.length <= boxesUpTo ? <Boxes {...props} /> : <Typed {...props} />}
      {errorMessage && <p className={gridStyles.finding}>{errorMessage}</p>}
    </fieldset>
  );
}

function Boxes({ choices, value, onChange }: ChoicesInputProps) {
  return (
    <div className={styles.boxes}>
      {choices.map(({ id, label }) => (
        <Checkbox
          key={id}
          label={label}
          isSelected={value.includes(id)}
          onChange={(chosen) => onChange(chosen ? [...value, id] : value.filter((other) => other !== id))}
        />
      ))}
    </div>
  );
}

function Typed({ label, choices, value, onChange }: ChoicesInputProps) {
  const text = useText();
  // A new field after each choice: it begins empty again.
  const [turn, setTurn] = useState(0);
  const chosen = value.map((id) => ({ id, label: choices.find((choice) => choice.id === id)?.label ?? id }));
  return (
    <div className={styles.typed}>
      <ComboBox
        key={turn}
        label={text('interviews.choices.add', { what: label })}
        hideLabel
        placeholder={text('interviews.choices.hint')}
        choices={choices.filter(({ id }) => !value.includes(id))}
        value={null}
        onChange={(id) => {
          if (id === null) return;
          onChange([...value, id]);
          setTurn(turn + 1);
        }}
      />
      {chosen.length > 0 && (
        <ul className={styles.chosen}>
          {chosen.map((choice) => (
            <li key={choice.id} className={styles.mark}>
              {choice.label}
              <IconButton
                icon={X}
                label={text('interviews.choices.remove', { what: choice.label })}
                onPress={() => onChange(value.filter((id) => id !== choice.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
