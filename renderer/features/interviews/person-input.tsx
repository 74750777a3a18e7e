import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { brand } from '#shared/base/brand';
import { addPerson } from '../../data/actions/partner-actions';
import { useRecordsOf } from '../../data/queries/record-queries';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { ComboBox } from '../../ui/combo-box';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { IconButton } from '../../ui/icon-button';
import { RadioGroup } from '../../ui/radio-group';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './person-input.module.css';

export interface PersonInputProps {
  readonly partnerId: string;
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly description?: string | undefined;
  readonly errorMessage?: string | undefined;
  /** Id of the person. */
  readonly value: string;
  readonly onChange: (personId: string | null) => void;
}

/** Somebody who takes part; a person not yet known is added on the spot, with a name. */
export function PersonInput({ partnerId, value, onChange, ...field }: PersonInputProps) {
  const text = useText();
  const people = useRecordsOf('person', partnerId) ?? [];
  const [adding, setAdding] = useState(false);
  return (
    <div className={styles.person}>
      <ComboBox
        {...field}
        choices={people.map(({ id, name, title }) => ({
          id: id as string,
          label: title === '' ? name : `${name}, ${title}`,
        }))}
        value={value === '' ? null : value}
        onChange={onChange}
      />
      <IconButton icon={UserPlus} label={text('interviews.person.add')} onPress={() => setAdding(true)} />
      <Dialog isOpen={adding} onClose={() => setAdding(false)} title={text('interviews.person.add')}>
        {adding && (
          <NewPersonForm
            partnerId={partnerId}
            onClose={() => setAdding(false)}
            onKept={(personId) => {
              setAdding(false);
              onChange(personId);
            }}
          />
        )}
      </Dialog>
    </div>
  );
}

interface NewPersonFormProps {
  readonly partnerId: string;
  readonly onClose: () => void;
  readonly onKept: (personId: string) => void;
}

function NewPersonForm({ partnerId, onClose, onKept }: NewPersonFormProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [fields, setFields] = useState({
    name: '',
    title: '',
    phone: '',
    email: '',
    party: 'partner' as 'partner' | 'vendor',
  });
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async () => {
    const kept = await addPerson(workspace, { ...fields, partnerId: brand<'Partner'>(partnerId) });
    if (kept.ok) return onKept(kept.value.id);
    setProblem(text(kept.error.kind === 'fields-refused' ? 'interviews.person.name-missing' : 'errors.storage-failed'));
  };
  return (
    <Form
      onSubmit={() => void keep()}
      problems={problem ? [{ name: null, message: problem }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('interviews.person.cancel')}
          </Button>
          <Button kind="filled" type="submit">
            {text('interviews.person.keep')}
          </Button>
        </>
      }
    >
      <TextField
        autoFocus
        label={text('interviews.person.name')}
        value={fields.name}
        onChange={(name) => setFields({ ...fields, name })}
        isRequired
      />
      <RadioGroup
        orientation="horizontal"
        label={text('interviews.person.party')}
        value={fields.party}
        onChange={(party) => setFields({ ...fields, party })}
        choices={[
          { id: 'partner', label: text('interviews.person.partner') },
          { id: 'vendor', label: text('interviews.person.vendor') },
        ]}
      />
      <TextField
        label={text('interviews.person.title')}
        value={fields.title}
        onChange={(title) => setFields({ ...fields, title })}
      />
      <TextField
        label={text('interviews.person.phone')}
        type="tel"
        value={fields.phone}
        onChange={(phone) => setFields({ ...fields, phone })}
      />
      <TextField
        label={text('interviews.person.email')}
        type="email"
        value={fields.email}
        onChange={(email) => setFields({ ...fields, email })}
      />
    </Form>
  );
}
