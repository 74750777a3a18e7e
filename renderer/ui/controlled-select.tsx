import { type Control, Controller, type FieldPath, type FieldValues } from 'react-hook-form';
import { Select, type SelectProps } from './select';

export type ControlledSelectProps<Values extends FieldValues> = Omit<
  SelectProps<string>,
  'value' | 'onChange' | 'name'
> & {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
};

/** A choice of few whose value belongs to a form. */
export function ControlledSelect<Values extends FieldValues>({
  control,
  name,
  ...field
}: ControlledSelectProps<Values>) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: bound }) => <Select {...field} name={name} value={bound.value} onChange={bound.onChange} />}
    />
  );
}
