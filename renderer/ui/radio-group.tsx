import { RadioGroup as AriaRadioGroup, RadioButton, RadioField } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { type Choice, chosen } from './choice';
import { classNames } from './class-names';
import { FieldLabel, FieldNotes, type FieldWords, fieldClass, useFieldMark } from './field';
import styles from './radio-group.module.css';

export interface RadioGroupProps<Id extends string> extends FieldWords {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly orientation?: 'vertical' | 'horizontal' | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** One of two to five things, all in view. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { choices, value, onChange, onBlur, label, hideLabel, description, errorMessage, name } = props;
  return (
    <AriaRadioGroup
      {...useFieldMark(name)}
      {...(onBlur ? { onBlur } : {})}
      value={value}
      onChange={(key) => {
        const choice = chosen(choices, key);
        if (choice !== null) onChange(choice);
      }}
      orientation={props.orientation ?? 'vertical'}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={fieldClass}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <div className={classNames(styles.choices, props.orientation === 'horizontal' && styles.horizontal)}>
        {choices.map((choice) => (
          <RadioField key={choice.id} value={choice.id} isDisabled={choice.isDisabled ?? false}>
            <RadioButton className={classNames(styles.radio)}>
              <span className={styles.dot} aria-hidden="true" />
              <span>{choice.label}</span>
            </RadioButton>
            {choice.description && (
              <Text slot="description" className={classNames(styles.description)}>
                {choice.description}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaRadioGroup>
  );
}
