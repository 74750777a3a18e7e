import type { Json } from '#shared/base/json';
import type { Column } from '#shared/domain/playbook/pack';
import { ComboBox } from '../../ui/combo-box';
import { DatePicker } from '../../ui/date-picker';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { useCountryChoices } from '../../widgets/use-country-names';
import { numberOf, textOf } from './json-shapes';
import { PersonInput } from './person-input';

export interface CellInputProps {
  readonly column: Column;
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | null) => void;
  readonly errorMessage?: string | undefined;
  readonly partnerId: string;
}

/** One value of a table, a matrix or a record, by the type of its column. */
export function CellInput({ column, value, onChange, partnerId, ...field }: CellInputProps) {
  const text = useText();
  const countries = useCountryChoices();
  switch (column.type) {
    case 'one':
      return (
        <Select
          {...field}
          choices={column.options ?? []}
          value={value === undefined ? null : textOf(value)}
          onChange={onChange}
        />
      );
    case 'number':
    case 'money':
      return (
        <NumberField
          {...field}
          value={numberOf(value)}
          onChange={onChange}
          {...(column.unit ? { unit: column.unit } : {})}
        />
      );
    case 'percent':
      return (
        <NumberField
          {...field}
          value={numberOf(value)}
          onChange={onChange}
          unit="%"
          formatOptions={{ maximumFractionDigits: 4 }}
        />
      );
    case 'date':
      return <DatePicker {...field} value={value === undefined ? null : textOf(value)} onChange={onChange} />;
    case 'time':
      return <TextField {...field} type="time" value={textOf(value)} onChange={onChange} />;
    case 'yesNo':
      return (
        <Select
          {...field}
          choices={[
            { id: 'yes', label: text('interviews.yes') },
            { id: 'no', label: text('interviews.no') },
          ]}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(answer) => onChange(answer === 'yes')}
        />
      );
    case 'country':
      return (
        <ComboBox
          {...field}
          choices={countries}
          value={value === undefined ? null : textOf(value)}
          onChange={onChange}
        />
      );
    case 'person':
      return <PersonInput {...field} partnerId={partnerId} value={textOf(value)} onChange={onChange} />;
    case 'long':
      return <TextArea {...field} rows={2} value={textOf(value)} onChange={onChange} />;
    case 'text':
      return <TextField {...field} value={textOf(value)} onChange={onChange} />;
  }
}
