import type { ReactNode } from 'react';
import type { Json } from '#shared/base/json';
import type { Column } from '#shared/domain/playbook/pack';
import { ComboBox } from '../ui/combo-box';
import { DatePicker } from '../ui/date-picker';
import { NumberField } from '../ui/number-field';
import { Select } from '../ui/select';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import { useText } from '../ui/use-text';
import { numberOf, textOf } from './json-shapes';
import { useCountryChoices } from './use-country-names';

export interface CellInputProps {
  readonly column: Column;
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | null) => void;
  readonly errorMessage?: string | undefined;
  /** How a person is chosen: the people are the feature's to know. */
  readonly personInput: (field: RecordCell) => ReactNode;
  /** How a place is chosen. Without it a place is written in words. */
  readonly siteInput?: ((field: RecordCell) => ReactNode) | undefined;
}

export interface RecordCell {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly errorMessage?: string | undefined;
  readonly value: string;
  readonly onChange: (id: string | null) => void;
}

/** One value of a table, a matrix or a record, by the type of its column. */
export function CellInput({ column, value, onChange, personInput, siteInput, ...field }: CellInputProps) {
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
    case 'duration':
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
            { id: 'yes', label: text('ui.yes') },
            { id: 'no', label: text('ui.no') },
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
      return personInput({ ...field, value: textOf(value), onChange });
    case 'site': {
      const place = { ...field, value: textOf(value), onChange };
      return siteInput ? siteInput(place) : <TextField {...place} />;
    }
    case 'long':
      return <TextArea {...field} rows={2} value={textOf(value)} onChange={onChange} />;
    case 'text':
      return <TextField {...field} value={textOf(value)} onChange={onChange} />;
  }
}
