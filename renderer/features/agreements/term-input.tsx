import { unreachable } from '#shared/base/unreachable';
import { Checkbox } from '../../ui/checkbox';
import { ComboBox } from '../../ui/combo-box';
import { DatePicker } from '../../ui/date-picker';
import { FieldGroup, FieldRow } from '../../ui/form';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { Switch } from '../../ui/switch';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { cellsOf, numberOf, textOf, textsOf } from '../../widgets/json-shapes';
import { useCountryChoices } from '../../widgets/use-country-names';
import { ZoneField } from '../../widgets/zone-field';
import { termWords } from './agreement-words';
import { RowList } from './row-list';
import { type TermInputProps, useTermForm } from './term-form';

/** The field of one term, by its kind. */
export function TermInput(props: TermInputProps) {
  const { term, value, onChange, onChosen } = props;
  const text = useText();
  const countries = useCountryChoices();
  const form = useTermForm(term);
  const words = {
    label: text(termWords(term)),
    description: props.description,
    errorMessage: props.errorMessage,
    name: term.id,
  };
  switch (form.kind) {
    case 'text':
      return <TextField {...words} value={textOf(value)} onChange={(typed) => onChange(filled(typed))} />;
    case 'long':
      return <TextArea {...words} value={textOf(value)} onChange={(typed) => onChange(filled(typed))} />;
    case 'date':
      return <DatePicker {...words} value={textOf(value) || null} onChange={onChange} />;
    case 'country':
      return <ComboBox {...words} choices={countries} value={textOf(value) || null} onChange={onChosen} />;
    case 'zone':
      return <ZoneField {...words} value={textOf(value) || null} onChange={onChosen} />;
    case 'yesNo':
      return (
        <Switch
          label={words.label}
          description={words.description}
          isSelected={value === true}
          onChange={(chosen: boolean) => onChosen(chosen)}
        />
      );
    case 'number':
      return <NumberField {...words} value={numberOf(value)} onChange={onChange} />;
    case 'decimal':
      return (
        <NumberField
          {...words}
          value={value === undefined || value === null ? null : Number(value)}
          formatOptions={{ maximumFractionDigits: 4 }}
          onChange={(number) => onChange(number === null ? null : String(number))}
        />
      );
    case 'one':
      return <Select {...words} choices={form.choices} value={textOf(value) || null} onChange={onChosen} />;
    case 'many':
      return <ManyInput {...props} choices={form.choices} />;
    case 'money':
      return <MoneyInput {...props} />;
    case 'rows':
      return <RowList {...props} form={form} />;
    default:
      return unreachable(form);
  }
}

const filled = (typed: string): string | null => (typed.trim() === '' ? null : typed);

function ManyInput({
  term,
  value,
  onChosen,
  choices,
}: TermInputProps & { readonly choices: readonly { id: string; label: string; description?: string | undefined }[] }) {
  const text = useText();
  const chosen = textsOf(value);
  const put = (id: string, isChosen: boolean) => {
    const next = choices.map((choice) => choice.id).filter((each) => (each === id ? isChosen : chosen.includes(each)));
    onChosen(next.length === 0 ? null : next);
  };
  return (
    <FieldGroup title={text(termWords(term))}>
      {choices.map(({ id, label }) => (
        <Checkbox
          key={id}
          label={label}
          isSelected={chosen.includes(id)}
          onChange={(isChosen: boolean) => put(id, isChosen)}
        />
      ))}
    </FieldGroup>
  );
}

function MoneyInput({ term, value, onChange, description, errorMessage }: TermInputProps) {
  const text = useText();
  const { amount, currency } = cellsOf(value ?? undefined);
  const put = (part: { amount?: string | null; currency?: string | null }) => {
    const next = { amount: textOf(amount) || null, currency: textOf(currency) || null, ...part };
    onChange(next.amount === null && (next.currency === null || 'amount' in part) ? null : next);
  };
  return (
    <FieldRow>
      <NumberField
        label={text(termWords(term))}
        description={description}
        errorMessage={errorMessage}
        value={textOf(amount) === '' ? null : Number(textOf(amount))}
        formatOptions={{ minimumFractionDigits: 2, maximumFractionDigits: 2 }}
        onChange={(number) => put({ amount: number === null ? null : String(number) })}
      />
      <ComboBox
        label={text('agreements.column.currency')}
        choices={currencies()}
        value={textOf(currency) || null}
        onChange={(id) => put({ currency: id })}
      />
    </FieldRow>
  );
}

const currencies = () => Intl.supportedValuesOf('currency').map((id) => ({ id, label: id }));
