import type { ComponentType } from 'react';
import type { Json } from '#shared/base/json';
import type { AnswerFinding } from '#shared/domain/interviews/answer-check';
import type { Field } from '#shared/domain/playbook/pack';
import { ComboBox } from '../../ui/combo-box';
import { DatePicker } from '../../ui/date-picker';
import { NumberField } from '../../ui/number-field';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { numberOf, textOf, textsOf } from '../../widgets/json-shapes';
import { useCountryChoices } from '../../widgets/use-country-names';
import { CalendarInput } from './calendar-input';
import { ChoicesInput } from './choices-input';
import { useFindingWords } from './finding-words';
import { HoursInput } from './hours-input';
import { MatrixInput } from './matrix-input';
import { PersonInput } from './person-input';
import { RankingInput } from './ranking-input';
import { RubricInput } from './rubric-input';
import { SiteInput } from './site-input';
import { TableInput } from './table-input';

/** How files and photos that answer a field are chosen and captured; evidence is a feature of its own. */
export interface EvidenceInputProps {
  readonly partnerId: string;
  readonly questionId: string;
  readonly field: Field;
  readonly evidenceIds: readonly string[];
  readonly onChange: (evidenceIds: readonly string[]) => void;
  readonly errorMessage?: string | undefined;
}
export type EvidenceInput = ComponentType<EvidenceInputProps>;

export interface FieldInputProps {
  readonly field: Field;
  readonly questionId: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | null) => void;
  readonly findings: readonly AnswerFinding[];
  readonly partnerId: string;
  readonly zone: string;
  readonly EvidenceInput: EvidenceInput;
}

/** One field of a question, drawn by its type. */
export function FieldInput(props: FieldInputProps) {
  const { field, value, onChange, findings, partnerId, zone } = props;
  const text = useText();
  const findingWords = useFindingWords();
  const words = {
    label: field.required ? field.label : text('interviews.field.optional', { label: field.label }),
    description: field.help,
    errorMessage: findingWords(findings.find((finding) => finding.row === undefined)),
    name: field.id,
  };
  const listed = { label: words.label, help: field.help, errorMessage: words.errorMessage };
  switch (field.type) {
    case 'text':
      return <TextField {...words} value={textOf(value)} onChange={onChange} />;
    case 'long':
      return <TextArea {...words} value={textOf(value)} onChange={onChange} />;
    case 'one':
      return <OneInput {...props} words={words} />;
    case 'many':
      return <ChoicesInput {...listed} choices={field.options ?? []} value={textsOf(value)} onChange={onChange} />;
    case 'countries':
      return <CountriesInput {...listed} value={textsOf(value)} onChange={onChange} />;
    case 'country':
      return <CountryInput words={words} value={textOf(value)} onChange={onChange} />;
    case 'number':
    case 'money':
    case 'duration':
    case 'percent':
      return <NumberInput field={field} words={words} value={numberOf(value)} onChange={onChange} />;
    case 'scale5':
      return <ScaleInput words={words} value={numberOf(value)} onChange={onChange} />;
    case 'date':
      return <DatePicker {...words} value={value === undefined ? null : textOf(value)} onChange={onChange} />;
    case 'yesNo':
      return <YesNoInput words={words} value={value} onChange={onChange} />;
    case 'person':
      return <PersonInput {...words} partnerId={partnerId} value={textOf(value)} onChange={onChange} />;
    case 'site':
      return <SiteInput {...words} partnerId={partnerId} value={textOf(value)} onChange={onChange} />;
    case 'table':
      return <TableInput field={field} value={value} onChange={onChange} findings={findings} partnerId={partnerId} />;
    case 'matrix':
      return <MatrixInput field={field} value={value} onChange={onChange} findings={findings} partnerId={partnerId} />;
    case 'hours':
      return <HoursInput {...listed} value={value} onChange={onChange} zone={zone} />;
    case 'ranking':
      return (
        <RankingInput
          field={field}
          label={words.label}
          value={textsOf(value)}
          onChange={(order) => onChange(order.length === 0 ? null : order)}
          errorMessage={words.errorMessage}
        />
      );
    case 'rubric':
      return <RubricInput field={field} label={words.label} value={value} onChange={onChange} findings={findings} />;
    case 'calendar':
      return (
        <CalendarInput label={words.label} help={field.help} value={value} onChange={onChange} findings={findings} />
      );
    case 'files':
    case 'photos':
    case 'attestations':
      return <FilesInput {...props} errorMessage={words.errorMessage} />;
  }
}

interface Words {
  readonly label: string;
  readonly description: string | undefined;
  readonly errorMessage: string | undefined;
  readonly name: string;
}

function NumberInput({ field, words, value, onChange }: ScaleInputProps & { readonly field: Field }) {
  if (field.type === 'percent')
    return (
      <NumberField {...words} value={value} onChange={onChange} unit="%" formatOptions={{ maximumFractionDigits: 4 }} />
    );
  return <NumberField {...words} value={value} onChange={onChange} {...(field.unit ? { unit: field.unit } : {})} />;
}

/** Up to this many choices stand in view; a list opens for more. */
const radiosUpTo = 6;

function OneInput({ field, value, onChange, words }: FieldInputProps & { readonly words: Words }) {
  const choices = field.options ?? [];
  const chosen = value === undefined ? null : textOf(value);
  if (choices.length <= radiosUpTo)
    return <RadioGroup {...words} choices={choices} value={chosen} onChange={onChange} />;
  return <Select {...words} choices={choices} value={chosen} onChange={onChange} />;
}

function CountriesInput(props: Omit<Parameters<typeof ChoicesInput>[0], 'choices'>) {
  const choices = useCountryChoices();
  return <ChoicesInput {...props} choices={choices} />;
}

interface ScaleInputProps {
  readonly words: Words;
  readonly value: number | null;
  readonly onChange: (value: Json | null) => void;
}

function ScaleInput({ words, value, onChange }: ScaleInputProps) {
  return (
    <RadioGroup
      {...words}
      orientation="horizontal"
      choices={['1', '2', '3', '4', '5'].map((id) => ({ id, label: id }))}
      value={value?.toString() ?? null}
      onChange={(step) => onChange(Number(step))}
    />
  );
}

interface YesNoInputProps {
  readonly words: Words;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | null) => void;
}

function YesNoInput({ words, value, onChange }: YesNoInputProps) {
  const text = useText();
  return (
    <RadioGroup
      {...words}
      orientation="horizontal"
      choices={[
        { id: 'yes', label: text('ui.yes') },
        { id: 'no', label: text('ui.no') },
      ]}
      value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
      onChange={(answer) => onChange(answer === 'yes')}
    />
  );
}

interface OneOfRecordsProps {
  readonly words: Words;
  readonly value: string;
  readonly onChange: (value: Json | null) => void;
}

function CountryInput({ words, value, onChange }: OneOfRecordsProps) {
  const choices = useCountryChoices();
  return <ComboBox {...words} choices={choices} value={value === '' ? null : value} onChange={onChange} />;
}

function FilesInput({
  EvidenceInput,
  field,
  questionId,
  value,
  onChange,
  partnerId,
  errorMessage,
}: FieldInputProps & { readonly errorMessage: string | undefined }) {
  return (
    <EvidenceInput
      partnerId={partnerId}
      questionId={questionId}
      field={field}
      evidenceIds={textsOf(value)}
      onChange={onChange}
      errorMessage={errorMessage}
    />
  );
}
