import { type Control, Controller, type FieldPath, type FieldValues } from 'react-hook-form';
import { ComboBox, type ComboBoxProps } from './combo-box';

export type ControlledComboBoxProps<Values extends FieldValues> = Omit<
  ComboBoxProps<string>,
  'value' | 'onChange' | 'name'
> & {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly refused?: string | undefined;
};

/** A choice of many whose value belongs to a form; nothing chosen is an empty text. */
export function ControlledComboBox<Values extends FieldValues>(props: ControlledComboBoxProps<Values>) {
  const { control, name, refused, ...field } = props;
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: bound, fieldState }) => (
        <ComboBox
          {...field}
          name={name}
          value={bound.value === '' ? null : bound.value}
          onChange={(chosen) => bound.onChange(chosen ?? '')}
          onBlur={bound.onBlur}
          errorMessage={fieldState.error && (refused ?? fieldState.error.message)}
        />
      )}
    />
  );
}
