import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { type Choice, chosen } from './choice';
import { ChoicePopover } from './choice-list';
import { classNames } from './class-names';
import { FieldLabel, FieldNotes, type FieldWords, fieldClass, inputClass, useFieldMark } from './field';
import styles from './select.module.css';
import { useText } from './use-text';

export interface SelectProps<Id extends string> extends FieldWords {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** One of a few things; typing letters finds it. For more than about twelve, use ComboBox. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const text = useText();
  const { choices, value, onChange, onBlur, label, hideLabel, description, errorMessage, name } = props;
  return (
    <AriaSelect
      {...useFieldMark(name)}
      {...(onBlur ? { onBlur } : {})}
      value={value}
      onChange={(key) => {
        const choice = chosen(choices, key);
        if (choice !== null) onChange(choice);
      }}
      placeholder={props.placeholder ?? text('ui.select.choose')}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={fieldClass}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <Button className={classNames(inputClass, styles.button)}>
        <SelectValue className={classNames(styles.value)}>
          {({ isPlaceholder, selectedText, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <ChevronDown size="1rem" strokeWidth={1.75} aria-hidden />
      </Button>
      <FieldNotes description={description} errorMessage={errorMessage} />
      <ChoicePopover choices={choices} empty={text('ui.choices.none')} />
    </AriaSelect>
  );
}
