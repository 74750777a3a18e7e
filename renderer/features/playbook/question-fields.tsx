import { Archive, Plus } from 'lucide-react';
import { useState } from 'react';
import { type FieldType, fieldTypes } from '#shared/domain/playbook/pack';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { questionFieldFields, typeChoices } from './place-fields';
import { ThingForm } from './thing-form';
import styles from './thing-form.module.css';
import { type Thing, textOf, thingsIn, valueIn, withValue } from './thing-values';

export interface QuestionFieldsProps {
  readonly question: Thing;
  readonly onChange: (question: Thing) => void;
  readonly onRetireOption: (fieldId: string, optionId: string) => void;
  readonly onRetireField: (fieldId: string) => void;
}

/** The fields of a question: what is filled in, and what can be chosen. Ids that have been used stay as they are. */
export function QuestionFields({ question, onChange, onRetireOption, onRetireField }: QuestionFieldsProps) {
  const text = useText();
  const fields = thingsIn(question.fields);
  const change = (next: readonly Thing[]) => onChange({ ...question, fields: [...next] });
  return (
    <div className={styles.part}>
      {fields.map((field, at) => {
        const id = textOf(field.id);
        const put = (next: Thing) => change(fields.map((one, place) => (place === at ? next : one)));
        return (
          <section key={id} className={styles.field} aria-label={text('playbook.edit.field', { id })}>
            <div className={styles.fieldHead}>
              <h3 className={styles.fieldTitle}>{text('playbook.edit.field', { id })}</h3>
              {fields.length > 1 && (
                <Button kind="plain" icon={Archive} onPress={() => onRetireField(id)}>
                  {text('playbook.edit.retire-field')}
                </Button>
              )}
            </div>
            <ThingForm fields={questionFieldFields(text)} value={field} onChange={put} />
            <ConstraintInput field={field} onChange={put} />
            {Array.isArray(field.options) && (
              <Options field={field} onChange={put} onRetire={(optionId) => onRetireOption(id, optionId)} />
            )}
          </section>
        );
      })}
      <AddField taken={fields.map(({ id }) => textOf(id))} onAdd={(field) => change([...fields, field])} />
    </div>
  );
}

function ConstraintInput({ field, onChange }: { readonly field: Thing; readonly onChange: (field: Thing) => void }) {
  const text = useText();
  const holds = textOf(valueIn(field, 'constraint.holds'));
  const otherwise = textOf(valueIn(field, 'constraint.otherwise'));
  const put = (next: { readonly holds: string; readonly otherwise: string }) =>
    onChange(
      withValue(field, 'constraint', next.holds === '' && next.otherwise === '' ? undefined : { ...next }) as Thing,
    );
  return (
    <>
      <TextField
        label={text('playbook.edit.constraint')}
        description={text('playbook.edit.expression')}
        value={holds}
        onChange={(typed) => put({ holds: typed, otherwise })}
      />
      <TextField
        label={text('playbook.edit.otherwise')}
        value={otherwise}
        onChange={(typed) => put({ holds, otherwise: typed })}
      />
    </>
  );
}

function Options(props: {
  readonly field: Thing;
  readonly onChange: (field: Thing) => void;
  readonly onRetire: (optionId: string) => void;
}) {
  const text = useText();
  const { field, onChange, onRetire } = props;
  const options = thingsIn(field.options);
  return (
    <div className={styles.part}>
      <ul className={styles.options} aria-label={text('playbook.edit.options')}>
        {options.map((option, at) => (
          <li key={textOf(option.id)} className={styles.option}>
            <span className={styles.id}>{textOf(option.id)}</span>
            <TextField
              label={text('playbook.edit.option-label', { id: textOf(option.id) })}
              hideLabel
              value={textOf(option.label)}
              onChange={(label) =>
                onChange({
                  ...field,
                  options: options.map((one, place) => (place === at ? { ...one, label } : one)),
                })
              }
            />
            <IconButton
              icon={Archive}
              label={text('playbook.edit.retire-option', { option: textOf(option.label) })}
              onPress={() => onRetire(textOf(option.id))}
            />
          </li>
        ))}
      </ul>
      <AddOption
        taken={options.map(({ id }) => textOf(id))}
        onAdd={(option) => onChange({ ...field, options: [...options, option] })}
      />
    </div>
  );
}

function AddOption(props: { readonly taken: readonly string[]; readonly onAdd: (option: Thing) => void }) {
  const text = useText();
  const [id, setId] = useState('');
  const [label, setLabel] = useState('');
  const problem = idProblem(id, props.taken);
  return (
    <div className={styles.add}>
      <TextField
        label={text('playbook.edit.new-id')}
        value={id}
        onChange={setId}
        errorMessage={id === '' || problem === null ? undefined : text(problem)}
      />
      <TextField label={text('playbook.edit.new-option')} value={label} onChange={setLabel} />
      <Button
        icon={Plus}
        isDisabled={problem !== null || label.trim() === ''}
        onPress={() => {
          props.onAdd({ id, label: label.trim() });
          setId('');
          setLabel('');
        }}
      >
        {text('playbook.edit.add-option')}
      </Button>
    </div>
  );
}

function AddField(props: { readonly taken: readonly string[]; readonly onAdd: (field: Thing) => void }) {
  const text = useText();
  const [id, setId] = useState('');
  const [type, setType] = useState<FieldType>(fieldTypes[0]);
  const problem = idProblem(id, props.taken);
  return (
    <div className={styles.add}>
      <TextField
        label={text('playbook.edit.new-id')}
        value={id}
        onChange={setId}
        errorMessage={id === '' || problem === null ? undefined : text(problem)}
      />
      <Select label={text('playbook.edit.type')} choices={typeChoices(text)} value={type} onChange={setType} />
      <Button
        icon={Plus}
        isDisabled={problem !== null}
        onPress={() => {
          props.onAdd(emptyField(id, type));
          setId('');
        }}
      >
        {text('playbook.edit.add-field')}
      </Button>
    </div>
  );
}

/** Not required: a field that must be filled in makes every earlier answer wait. */
function emptyField(id: string, type: FieldType): Thing {
  return {
    id,
    type,
    label: '',
    required: false,
    internal: false,
    ...(['one', 'many', 'ranking'].includes(type) ? { options: [] } : {}),
    ...(['table', 'matrix'].includes(type) ? { columns: [] } : {}),
    ...(['matrix', 'rubric'].includes(type) ? { rows: [] } : {}),
  };
}

function idProblem(id: string, taken: readonly string[]) {
  if (!/^[a-z][A-Za-z0-9]*$/.test(id)) return 'playbook.edit.id-wrong' as const;
  return taken.includes(id) ? ('playbook.edit.id-taken' as const) : null;
}
