import type { Json } from '#shared/base/json';
import { ComboBox } from '../../ui/combo-box';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { choiceWordsOf } from '../../widgets/choice-words';
import { useCountryChoices } from '../../widgets/use-country-names';

export interface OtherValueProps {
  readonly entity: string;
  readonly field: string;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}

/** Whether a value of this kind can be written here: texts, numbers and choices. Lists and tables are corrected where they stand. */
export function canBeWritten(value: Json | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/** A field for a value that neither of two people has written, in the form in which this field is always written. */
export function OtherValue({ entity, field, value, onChange }: OtherValueProps) {
  const text = useText();
  const countries = useCountryChoices();
  const label = text('sync.conflict.other-field');
  const choices = choiceWordsOf(entity, field);
  if (typeof value === 'number')
    return <NumberField label={label} value={value} onChange={(written) => onChange(written ?? value)} />;
  if (typeof value !== 'string') return null;
  if (choices) {
    const list = Object.entries(choices).map(([id, words]) => ({ id, label: text(words) }));
    return <Select label={label} choices={list} value={value} onChange={onChange} />;
  }
  if (field === 'country')
    return <ComboBox label={label} choices={countries} value={value} onChange={(code) => onChange(code ?? value)} />;
  if (value.length > 60) return <TextArea label={label} rows={5} value={value} onChange={onChange} />;
  return <TextField label={label} value={value} onChange={onChange} autoFocus />;
}
