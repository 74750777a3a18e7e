import type { Ref } from 'react';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { FieldLabel, FieldNotes, type FieldWords, fieldClass, inputClass, useFieldMark } from './field';

export interface TextAreaProps
  extends FieldWords,
    Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'name' | 'type' | keyof FieldWords> {
  readonly placeholder?: string | undefined;
  readonly rows?: number | undefined;
  readonly inputRef?: Ref<HTMLTextAreaElement> | undefined;
}

/** Several lines of text; grows with what is written. */
export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, description, errorMessage, name, placeholder, rows = 3, inputRef, ...rest } = props;
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
      <AriaTextArea ref={inputRef ?? null} placeholder={placeholder} rows={rows} className={inputClass} />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
