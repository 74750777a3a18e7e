import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { brand } from '#shared/base/brand';
import { type Person, parties, personRoles } from '#shared/domain/partners/person';
import { addPerson, correctPerson } from '../../data/actions/partner-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { ControlledSelect } from '../../ui/controlled-select';
import { ControlledTextField } from '../../ui/controlled-text-field';
import { Dialog } from '../../ui/dialog';
import { FieldRow, Form } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';
import { useText } from '../../ui/use-text';
import { roleWords } from '../../widgets/partner-words';
import { storageWords } from '../../widgets/storage-words';

const personForm = z.object({
  name: z.string().trim().min(1).max(120),
  party: z.enum(parties),
  role: z.enum(personRoles),
  title: z.string().max(120),
  email: z.string().max(200),
  phone: z.string().max(60),
});
type PersonForm = z.infer<typeof personForm>;

const nobody: PersonForm = { name: '', party: 'partner', role: 'contact', title: '', email: '', phone: '' };

export interface PersonDialogProps {
  readonly partnerId: string;
  readonly person?: Person | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onRemove?: (person: Person) => void;
}

/** One person: name, side, role, and how to reach them. */
export function PersonDialog(props: PersonDialogProps) {
  const text = useText();
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.person ? text('partners.person.correct') : text('partners.people.add')}
    >
      {props.isOpen && <PersonFields {...props} />}
    </Dialog>
  );
}

function PersonFields({ partnerId, person, onClose, onRemove }: PersonDialogProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { control, handleSubmit, formState, setError } = useForm<PersonForm>({
    resolver: zodResolver(personForm),
    defaultValues: person ? personForm.parse(person) : nobody,
  });
  const keep = handleSubmit(async (fields) => {
    const kept = person
      ? await correctPerson(workspace, person.id, fields)
      : await addPerson(workspace, { ...fields, partnerId: brand<'Partner'>(partnerId) });
    if (kept.ok) return onClose();
    setError('root', {
      message: text(storageWords(kept.error.kind)),
    });
  });
  const problem = formState.errors.root?.message;
  return (
    <Form
      onSubmit={() => void keep()}
      problems={problem ? [{ name: null, message: problem }] : []}
      actions={
        <>
          {person && onRemove && (
            <Button kind="danger" onPress={() => onRemove(person)}>
              {text('partners.person.remove')}
            </Button>
          )}
          <Button kind="plain" onPress={onClose}>
            {text('partners.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={formState.isSubmitting}>
            {person ? text('partners.form.keep') : text('partners.person.add')}
          </Button>
        </>
      }
    >
      <ControlledTextField
        control={control}
        name="name"
        autoFocus
        isRequired
        label={text('partners.person.name')}
        refused={text('partners.person.name-missing')}
      />
      <Controller
        name="party"
        control={control}
        render={({ field }) => (
          <RadioGroup
            name={field.name}
            value={field.value}
            onChange={field.onChange}
            orientation="horizontal"
            label={text('partners.person.party')}
            choices={[
              { id: 'partner', label: text('partners.party.partner') },
              { id: 'vendor', label: text('partners.party.vendor') },
            ]}
          />
        )}
      />
      <FieldRow>
        <ControlledSelect
          control={control}
          name="role"
          label={text('partners.person.role')}
          choices={personRoles.map((id) => ({ id, label: text(roleWords[id]) }))}
        />
        <ControlledTextField control={control} name="title" label={text('partners.person.title')} />
      </FieldRow>
      <FieldRow>
        <ControlledTextField control={control} name="phone" type="tel" label={text('partners.person.phone')} />
        <ControlledTextField control={control} name="email" type="email" label={text('partners.person.email')} />
      </FieldRow>
    </Form>
  );
}
