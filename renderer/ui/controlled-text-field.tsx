import { type Control, Controller, type FieldPath, type FieldValues } from 'react-hook-form';
import { TextField, type TextFieldProps } from './text-field';

export type ControlledTextFieldProps<Values extends FieldValues> = Omit<
  TextFieldProps,
  'value' | 'onChange' | 'name'
> & {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  /** Said instead of the schema's own message when the field is refused. */
  readonly refused?: string | undefined;
};

/** A text field whose value belongs to a form. */
export function ControlledTextField<Values extends FieldValues>(props: ControlledTextFieldProps<Values>) {
  const { control, name, refused, ...field } = props;
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { ref, ...bound }, fieldState }) => (
        <TextField
          {...field}
          {...bound}
          inputRef={ref}
          errorMessage={fieldState.error && (refused ?? fieldState.error.message)}
        />
      )}
    />
  );
}
