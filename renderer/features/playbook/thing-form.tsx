import { useState } from 'react';
import type { Json } from '#shared/base/json';
import { Checkbox } from '../../ui/checkbox';
import type { Choice } from '../../ui/choice';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './thing-form.module.css';
import { linesOf, type Thing, textOf, valueIn, withValue } from './thing-values';

/** One thing to fill in on a part of the playbook. `path` leads to its value: `text`, `arc.problem`, `graceDays.T1`. */
export type PartField = { readonly path: string; readonly label: MessageId } & (
  | { readonly kind: 'line' | 'text' | 'expression'; readonly optional?: boolean }
  /** A list of texts, one a line. */
  | { readonly kind: 'lines' }
  /** `none`: what an empty number means; without it empty takes the property away or is wrong. */
  | { readonly kind: 'number'; readonly unit?: MessageId; readonly empty?: 'null' | 'absent' }
  /** A number kept as exact decimal text. */
  | { readonly kind: 'decimal'; readonly empty?: 'null' }
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'one'; readonly choices: readonly Choice[] }
  | { readonly kind: 'many'; readonly choices: readonly Choice[] }
);

export interface ThingFormProps {
  readonly fields: readonly PartField[];
  readonly value: Thing;
  readonly onChange: (value: Thing) => void;
  /** What is wrong at a path, in words. */
  readonly problemAt?: ((path: string) => string | undefined) | undefined;
}

/** The fields of a part of the playbook, each written back where it stands. */
export function ThingForm({ fields, value, onChange, problemAt }: ThingFormProps) {
  return (
    <div className={styles.form}>
      {fields.map((field) => (
        <div key={field.path} className={isShort(field) ? styles.short : styles.long}>
          <PartInput
            field={field}
            value={valueIn(value, field.path)}
            problem={problemAt?.(field.path)}
            onChange={(one) => onChange(withValue(value, field.path, one) as Thing)}
          />
        </div>
      ))}
    </div>
  );
}

function isShort({ kind }: PartField): boolean {
  return kind === 'number' || kind === 'decimal' || kind === 'one';
}

interface PartInputProps {
  readonly field: PartField;
  readonly value: Json | undefined;
  readonly problem: string | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

function PartInput({ field, value, problem, onChange }: PartInputProps) {
  const text = useText();
  const words = { label: text(field.label), errorMessage: problem };
  switch (field.kind) {
    case 'line':
    case 'expression':
      return (
        <TextField
          {...words}
          value={textOf(value)}
          onChange={(typed) => onChange(typed === '' && field.optional ? undefined : typed)}
          {...(field.kind === 'expression' ? { description: text('playbook.edit.expression') } : {})}
        />
      );
    case 'text':
      return (
        <TextArea
          {...words}
          value={textOf(value)}
          onChange={(typed) => onChange(typed === '' && field.optional ? undefined : typed)}
        />
      );
    case 'lines':
      return <LinesInput words={words} value={value} onChange={onChange} />;
    case 'number':
      return (
        <NumberField
          {...words}
          value={typeof value === 'number' ? value : null}
          onChange={(number) => onChange(number ?? (field.empty === 'null' ? null : undefined))}
          {...(field.unit ? { unit: text(field.unit) } : {})}
        />
      );
    case 'decimal':
      return (
        <TextField
          {...words}
          inputMode="decimal"
          value={textOf(value)}
          onChange={(typed) => onChange(typed === '' && field.empty === 'null' ? null : typed.replace(',', '.'))}
        />
      );
    case 'yesNo':
      return <Checkbox {...words} isSelected={value === true} onChange={onChange} />;
    case 'one':
      return <Select {...words} choices={field.choices} value={textOf(value)} onChange={onChange} />;
    case 'many':
      return <ManyInput label={words.label} choices={field.choices} value={value} onChange={onChange} />;
  }
}

/** Keeps what is being typed, with its empty lines, and hands on the list. */
function LinesInput(props: {
  readonly words: { readonly label: string; readonly errorMessage: string | undefined };
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}) {
  const text = useText();
  const { words, value, onChange } = props;
  const lines = Array.isArray(value) ? value.map(String) : [];
  const [typed, setTyped] = useState(lines.join('\n'));
  return (
    <TextArea
      {...words}
      description={text('playbook.edit.lines')}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        onChange([...linesOf(next)]);
      }}
    />
  );
}

function ManyInput(props: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}) {
  const { label, choices, value, onChange } = props;
  const chosen = new Set(Array.isArray(value) ? value.map(String) : []);
  return (
    <fieldset className={styles.many}>
      <legend>{label}</legend>
      {choices.map((choice) => (
        <Checkbox
          key={choice.id}
          label={choice.label}
          isSelected={chosen.has(choice.id)}
          onChange={(isSelected) =>
            onChange(choices.map(({ id }) => id).filter((id) => (id === choice.id ? isSelected : chosen.has(id))))
          }
        />
      ))}
    </fieldset>
  );
}
