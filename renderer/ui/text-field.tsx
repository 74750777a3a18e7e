import type { Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { FieldLabel, FieldNotes, type FieldWords, fieldClass, inputClass, useFieldMark } from './field';

export interface TextFieldProps
  extends FieldWords,
    Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'name' | keyof FieldWords> {
  readonly placeholder?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, description, errorMessage, name, placeholder, inputRef, ...rest } = props;
  return (
    <AriaTextField
      {...rest}
      {...useFieldMark(name)}
      {...(name ? { name } : {})}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={fieldClass}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={rest.isRequired} />
      <Input ref={inputRef ?? null} placeholder={placeholder ?? ''} className={inputClass} />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
