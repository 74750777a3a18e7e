import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { brand } from '#shared/base/brand';
import { type Person, parties, personRoles } from '#shared/domain/partners/person';
import { addPerson, correctPerson } from '../../data/actions/partner-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FieldRow, Form } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { roleWords } from './partner-words';

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
      message: text(kept.error.kind === 'storage-full' ? 'errors.storage-full' : 'errors.storage-failed'),
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
      <Controller
        name="name"
        control={control}
        render={({ field, fieldState }) => (
          <TextField
            {...field}
            inputRef={field.ref}
            autoFocus
            label={text('partners.person.name')}
            isRequired
            errorMessage={fieldState.error && text('partners.person.name-missing')}
          />
        )}
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
        <Controller
          name="role"
          control={control}
          render={({ field }) => (
            <Select
              name={field.name}
              value={field.value}
              onChange={field.onChange}
              label={text('partners.person.role')}
              choices={personRoles.map((id) => ({ id, label: text(roleWords[id]) }))}
            />
          )}
        />
        <Controller
          name="title"
          control={control}
          render={({ field }) => <TextField {...field} inputRef={field.ref} label={text('partners.person.title')} />}
        />
      </FieldRow>
      <FieldRow>
        <Controller
          name="phone"
          control={control}
          render={({ field }) => (
            <TextField {...field} inputRef={field.ref} type="tel" label={text('partners.person.phone')} />
          )}
        />
        <Controller
          name="email"
          control={control}
          render={({ field }) => (
            <TextField {...field} inputRef={field.ref} type="email" label={text('partners.person.email')} />
          )}
        />
      </FieldRow>
    </Form>
  );
}
