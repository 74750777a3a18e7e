import { memo, useCallback } from 'react';
import type { Json } from '#shared/base/json';
import type { KnownFact } from '#shared/domain/interviews/known-facts';
import type { AnswerNames } from './answer-words';
import { FieldInput, type FieldInputProps } from './field-input';
import { KnownLine } from './known-line';
import styles from './question-field.module.css';

export interface QuestionFieldProps extends Omit<FieldInputProps, 'onChange'> {
  readonly known: KnownFact | undefined;
  readonly names: AnswerNames;
  /** Always the same function: a key pressed in one field must not draw the others anew. */
  readonly onChange: (fieldId: string, value: Json | null) => void;
}

/** A field of a question, and below it where what stands in it comes from. */
export const QuestionField = memo(function QuestionField(props: QuestionFieldProps) {
  const { known, names, onChange, ...input } = props;
  const { field, value } = input;
  const change = useCallback((next: Json | null) => onChange(field.id, next), [field.id, onChange]);
  if (!known) return <FieldInput {...input} onChange={change} />;
  return (
    <div className={styles.known}>
      <FieldInput {...input} onChange={change} />
      <KnownLine field={field} fact={known} value={value} names={names} onTake={change} />
    </div>
  );
});
