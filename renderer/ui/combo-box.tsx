import { ChevronDown } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { type Choice, chosen } from './choice';
import { ChoiceList } from './choice-list';
import {
  bareInputClass,
  FieldLabel,
  FieldNotes,
  type FieldWords,
  fieldClass,
  groupClass,
  insideButtonClass,
  useFieldMark,
} from './field';
import { useText } from './use-text';

export interface ComboBoxProps<Id extends string> extends FieldWords {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** One of many things, found by typing a part of its name. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const text = useText();
  const { choices, value, onChange, onBlur, label, hideLabel, description, errorMessage, name, inputRef } = props;
  const items = useMemo(() => [...choices], [choices]);
  return (
    <AriaComboBox<Choice<Id>>
      {...useFieldMark(name)}
      {...(onBlur ? { onBlur } : {})}
      defaultItems={items}
      value={value}
      onChange={(key) => onChange(chosen(choices, key))}
      menuTrigger="focus"
      allowsEmptyCollection
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={fieldClass}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <Group className={groupClass}>
        <Input ref={inputRef ?? null} placeholder={props.placeholder ?? ''} className={bareInputClass} />
        <Button className={insideButtonClass}>
          <ChevronDown size="1rem" strokeWidth={1.75} aria-hidden />
        </Button>
      </Group>
      <FieldNotes description={description} errorMessage={errorMessage} />
      <ChoiceList empty={text('ui.choices.nothing-found')} />
    </AriaComboBox>
  );
}
