import { Check, Minus } from 'lucide-react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components/Checkbox';
import styles from './checkbox.module.css';
import { classNames } from './class-names';
import { FieldNotes, type FieldWords, useFieldMark } from './field';

export interface CheckboxProps
  extends Omit<FieldWords, 'hideLabel'>,
    Omit<CheckboxFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'name' | keyof FieldWords> {}

/** A yes or no that counts when the form is saved. For one that counts at once, use Switch. */
export function Checkbox({ label, description, errorMessage, name, ...rest }: CheckboxProps) {
  return (
    <CheckboxField
      {...rest}
      {...useFieldMark(name)}
      {...(name ? { name } : {})}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={classNames(styles.field)}
    >
      <CheckboxButton className={classNames(styles.button)}>
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={styles.box} aria-hidden="true">
              {isIndeterminate ? <Minus size="0.75rem" strokeWidth={3} /> : null}
              {isSelected && !isIndeterminate ? <Check size="0.75rem" strokeWidth={3} /> : null}
            </span>
            <span>{label}</span>
          </>
        )}
      </CheckboxButton>
      <div className={styles.notes}>
        <FieldNotes description={description} errorMessage={errorMessage} />
      </div>
    </CheckboxField>
  );
}
