import { useCallback } from 'react';
import type { Field } from '#shared/domain/playbook/pack';
import { type MessageId, useText } from '../../ui/use-text';

const words: readonly MessageId[] = [
  'interviews.rubric.step-1',
  'interviews.rubric.step-2',
  'interviews.rubric.step-3',
  'interviews.rubric.step-4',
  'interviews.rubric.step-5',
];

/** What a step of a rubric is called: by the playbook where it has its own words, the options `1` to `5`. */
export function useStepWords(): (field: Field, step: number) => string {
  const text = useText();
  return useCallback(
    (field, step) => {
      const own = field.options?.find(({ id }) => id === String(step))?.label;
      const general = words[step - 1];
      return own ?? (general ? text(general) : String(step));
    },
    [text],
  );
}
