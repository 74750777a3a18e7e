import type { Ref } from 'react';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components/NumberField';
import { bareInputClass, FieldLabel, FieldNotes, type FieldWords, fieldClass, groupClass, useFieldMark } from './field';
import styles from './number-field.module.css';

export interface NumberFieldProps
  extends FieldWords,
    Omit<
      AriaNumberFieldProps,
      'children' | 'className' | 'style' | 'isInvalid' | 'name' | 'value' | 'onChange' | keyof FieldWords
    > {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** Drawn after the number: `days`, `h`, `€`. */
  readonly unit?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** A number in the person's own notation; arrow keys step it. Empty is null. */
export function NumberField(props: NumberFieldProps) {
  const { label, hideLabel, description, errorMessage, name, value, onChange, unit, inputRef, ...rest } = props;
  return (
    <AriaNumberField
      {...rest}
      {...useFieldMark(name)}
      {...(name ? { name } : {})}
      // React Aria says "no number" with NaN.
      value={value ?? Number.NaN}
      onChange={(entered) => onChange(Number.isNaN(entered) ? null : entered)}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={fieldClass}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={rest.isRequired} />
      <Group className={groupClass}>
        <Input ref={inputRef ?? null} className={bareInputClass} />
        {unit && <span className={styles.unit}>{unit}</span>}
      </Group>
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaNumberField>
  );
}
