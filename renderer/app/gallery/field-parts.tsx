import { useState } from 'react';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import type { Choice } from '../../ui/choice';
import { ComboBox } from '../../ui/combo-box';
import { DateField } from '../../ui/date-field';
import { DatePicker } from '../../ui/date-picker';
import { FileDrop } from '../../ui/file-drop';
import { FieldGroup, FieldRow, Form } from '../../ui/form';
import type { GalleryGroup, GallerySample } from '../../ui/gallery-group';
import { NumberField } from '../../ui/number-field';
import { RadioGroup } from '../../ui/radio-group';
import { SearchField } from '../../ui/search-field';
import { Select } from '../../ui/select';
import { Slider } from '../../ui/slider';
import { Switch } from '../../ui/switch';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { type Text, useText } from '../../ui/use-text';

interface FieldState {
  readonly label: string;
  readonly description?: string;
  readonly errorMessage?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
}

/** What is filled in. */
export const fieldParts: readonly GalleryGroup[] = [
  { id: 'text-field', title: 'TextField', samples: inEveryState(TextSample) },
  { id: 'text-area', title: 'TextArea', samples: inEveryState(AreaSample) },
  { id: 'number-field', title: 'NumberField', samples: inEveryState(NumberSample) },
  { id: 'select', title: 'Select', samples: inEveryState(SelectSample) },
  { id: 'combo-box', title: 'ComboBox', samples: inEveryState(ComboSample) },
  { id: 'date-picker', title: 'DatePicker', samples: inEveryState(DatePickerSample) },
  { id: 'date-field', title: 'DateField', samples: inEveryState(DateFieldSample) },
  { id: 'radio-group', title: 'RadioGroup', samples: inEveryState(RadioSample) },
  { id: 'checkbox', title: 'Checkbox', samples: inEveryState(CheckboxSample) },
  {
    id: 'switch',
    title: 'Switch, Slider, SearchField, FileDrop',
    samples: [
      { name: 'switch', draw: () => <SwitchSample /> },
      { name: 'switch, disabled', draw: () => <SwitchSample isDisabled /> },
      { name: 'slider with a mark', draw: () => <SliderSample /> },
      { name: 'slider, disabled', draw: () => <SliderSample isDisabled /> },
      { name: 'search', draw: () => <SearchSample /> },
      { name: 'files', draw: () => <FileSample />, wide: true },
      { name: 'files, disabled', draw: () => <FileSample isDisabled />, wide: true },
    ],
  },
  {
    id: 'form',
    title: 'Form',
    samples: [
      { name: 'default', draw: () => <FormSample />, wide: true },
      { name: 'refused', draw: () => <FormSample isRefused />, wide: true },
    ],
  },
];

function inEveryState(Sample: (state: FieldState) => React.JSX.Element): readonly GallerySample[] {
  const states: readonly [string, (text: Text) => Omit<FieldState, 'label'> & { readonly label?: string }][] = [
    ['default', () => ({})],
    ['described, required', (text) => ({ description: text('gallery.word.description'), isRequired: true })],
    ['error', (text) => ({ errorMessage: text('gallery.word.error') })],
    ['disabled', () => ({ isDisabled: true })],
    ['long', (text) => ({ label: text('gallery.word.long'), description: text('gallery.word.long') })],
  ];
  return states.map(([name, stateOf]) => ({ name, draw: () => <InState of={Sample} stateOf={stateOf} /> }));
}

interface InStateProps {
  readonly of: (state: FieldState) => React.JSX.Element;
  readonly stateOf: (text: Text) => Omit<FieldState, 'label'> & { readonly label?: string };
}

function InState({ of: Sample, stateOf }: InStateProps) {
  const text = useText();
  return <Sample label={text('gallery.word.field')} {...stateOf(text)} />;
}

function TextSample(state: FieldState) {
  const [value, setValue] = useState('');
  const text = useText();
  return <TextField {...state} value={value} onChange={setValue} placeholder={text('gallery.word.placeholder')} />;
}

function AreaSample(state: FieldState) {
  const [value, setValue] = useState(useText()('gallery.word.dialog-words'));
  return <TextArea {...state} value={value} onChange={setValue} />;
}

function NumberSample(state: FieldState) {
  const [value, setValue] = useState<number | null>(1250);
  const text = useText();
  return <NumberField {...state} value={value} onChange={setValue} unit={text('gallery.word.days')} minValue={0} />;
}

type Kind = 'distributor' | 'reseller' | 'service';

function useKinds(): readonly Choice<Kind>[] {
  const text = useText();
  return [
    {
      id: 'distributor',
      label: text('gallery.word.choice-distributor'),
      description: text('gallery.word.choice-distributor-hint'),
    },
    { id: 'reseller', label: text('gallery.word.choice-reseller') },
    {
      id: 'service',
      label: text('gallery.word.choice-service'),
      description: text('gallery.word.choice-service-hint'),
    },
  ];
}

function SelectSample(state: FieldState) {
  const [value, setValue] = useState<Kind | null>(state.isRequired ? 'service' : null);
  return <Select {...state} choices={useKinds()} value={value} onChange={setValue} />;
}

function ComboSample(state: FieldState) {
  const [value, setValue] = useState<Kind | null>(state.isRequired ? 'service' : null);
  return <ComboBox {...state} choices={useKinds()} value={value} onChange={setValue} />;
}

function DatePickerSample(state: FieldState) {
  const [value, setValue] = useState<string | null>('2026-11-20');
  return <DatePicker {...state} value={value} onChange={setValue} />;
}

function DateFieldSample(state: FieldState) {
  const [value, setValue] = useState<string | null>(null);
  return <DateField {...state} value={value} onChange={setValue} />;
}

function RadioSample(state: FieldState) {
  const [value, setValue] = useState<Kind>('reseller');
  return <RadioGroup {...state} choices={useKinds()} value={value} onChange={setValue} />;
}

function CheckboxSample(state: FieldState) {
  const [isSelected, setSelected] = useState(true);
  return <Checkbox {...state} isSelected={isSelected} onChange={setSelected} />;
}

function SwitchSample({ isDisabled = false }: { readonly isDisabled?: boolean }) {
  const text = useText();
  const [isSelected, setSelected] = useState(true);
  return (
    <Switch
      label={text('gallery.word.switch')}
      description={text('gallery.word.empty-title')}
      isSelected={isSelected}
      onChange={setSelected}
      isDisabled={isDisabled}
    />
  );
}

function SliderSample({ isDisabled = false }: { readonly isDisabled?: boolean }) {
  const text = useText();
  const [value, setValue] = useState(30);
  return (
    <Slider
      label={text('gallery.word.days')}
      minValue={0}
      maxValue={60}
      mark={45}
      value={value}
      onChange={setValue}
      isDisabled={isDisabled}
    />
  );
}

function SearchSample() {
  const text = useText();
  const [words, setWords] = useState('');
  const label = text('gallery.word.search');
  return <SearchField label={label} placeholder={label} value={words} onChange={setWords} />;
}

function FileSample({ isDisabled = false }: { readonly isDisabled?: boolean }) {
  const text = useText();
  const [names, setNames] = useState<readonly string[]>([]);
  return (
    <FileDrop
      label={names.length > 0 ? names.join(', ') : text('gallery.word.drop')}
      description={text('gallery.word.drop-hint')}
      accept={['application/pdf', 'image/*']}
      camera
      isDisabled={isDisabled}
      onFiles={(files) => setNames(files.map(({ name }) => name))}
    />
  );
}

function FormSample({ isRefused = false }: { readonly isRefused?: boolean }) {
  const text = useText();
  const [name, setName] = useState('');
  const [town, setTown] = useState('');
  const error = isRefused && name === '' ? text('gallery.word.error') : undefined;
  return (
    <Form
      label={isRefused ? text('gallery.word.placeholder') : text('gallery.word.partner')}
      onSubmit={() => setTown(text('gallery.word.town-name'))}
      problems={error ? [{ name: 'name', message: error }] : []}
      actions={
        <>
          <Button type="submit">{text('gallery.word.save')}</Button>
          <Button kind="plain">{text('gallery.word.cancel')}</Button>
        </>
      }
    >
      <FieldGroup title={text('gallery.word.partner')}>
        <FieldRow>
          <TextField
            name="name"
            label={text('gallery.word.field')}
            value={name}
            onChange={setName}
            errorMessage={error}
          />
          <TextField name="town" label={text('gallery.word.town')} value={town} onChange={setTown} />
        </FieldRow>
      </FieldGroup>
    </Form>
  );
}
