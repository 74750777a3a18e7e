import { CircleAlert } from 'lucide-react';
import { type ReactNode, useContext } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names';
import styles from './field.module.css';
import { FormNameContext } from './form-names';

/** What every field says about itself. All of it already in the person's language. */
export interface FieldWords {
  readonly label: string;
  /** The label is read aloud but not drawn, where the place already says it. */
  readonly hideLabel?: boolean | undefined;
  readonly description?: ReactNode;
  /** What is wrong and what to do. Its presence makes the field invalid. */
  readonly errorMessage?: string | undefined;
  /** Name under which an error summary can lead here; usually the name of the form's field. */
  readonly name?: string | undefined;
}

export function FieldLabel({
  label,
  hideLabel,
  isRequired,
}: FieldWords & { readonly isRequired?: boolean | undefined }) {
  return (
    <Label className={classNames(styles.label, hideLabel && styles.hidden)}>
      {label}
      {isRequired && (
        <span className={styles.required} aria-hidden="true">
          {' *'}
        </span>
      )}
    </Label>
  );
}

export function FieldNotes({ description, errorMessage }: Pick<FieldWords, 'description' | 'errorMessage'>) {
  return (
    <>
      {description && (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      )}
      <FieldError className={classNames(styles.error)}>
        <CircleAlert size="0.875rem" strokeWidth={2} aria-hidden />
        <span>{errorMessage}</span>
      </FieldError>
    </>
  );
}

/** Marks the field so that the error summary of its form can put the focus there. */
export function useFieldMark(name: string | undefined): { 'data-field'?: string } {
  const form = useContext(FormNameContext);
  return name ? { 'data-field': `${form}${name}` } : {};
}

export const fieldClass = classNames(styles.field);
export const inputClass = classNames(styles.input);
export const groupClass = classNames(styles.group);
export const bareInputClass = classNames(styles.bare);
export const insideButtonClass = classNames(styles.inside);
