import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { archetypes, type Partner, programTiers } from '#shared/domain/partners/partner';
import { correctPartner, createPartner } from '../../data/actions/partner-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { ComboBox } from '../../ui/combo-box';
import { Dialog } from '../../ui/dialog';
import { FieldRow, Form } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { type MessageId, useText } from '../../ui/use-text';
import { useCountryChoices } from '../../widgets/use-country-names';
import { archetypeWords, programTierWords } from './partner-words';

const identitySchema = z.object({
  legalName: z.string().trim().min(1).max(200),
  registerNumber: z.string().max(60),
  country: z.string().regex(/^[A-Z]{2}$/),
  archetype: z.enum(archetypes),
  programTier: z.enum(programTiers),
  website: z.string().max(200),
});
type Identity = z.infer<typeof identitySchema>;

const nobody: Identity = {
  legalName: '',
  registerNumber: '',
  country: '',
  archetype: 'reseller',
  programTier: 'entry',
  website: '',
};

export interface PartnerDialogProps {
  readonly isOpen: boolean;
  /** The partner to correct; without one a new partner is added. */
  readonly partner?: Partner | undefined;
  readonly onClose: () => void;
  readonly onKept: (partner: Partner) => void;
}

/** Who the partner is: the facts that stand in its register. */
export function PartnerDialog({ isOpen, partner, onClose, onKept }: PartnerDialogProps) {
  const text = useText();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={partner ? text('partners.form.correct') : text('partners.list.new')}
    >
      {isOpen && <PartnerForm partner={partner} onClose={onClose} onKept={onKept} />}
    </Dialog>
  );
}

function PartnerForm({ partner, onClose, onKept }: Omit<PartnerDialogProps, 'isOpen'>) {
  const text = useText();
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const countries = useCountryChoices();
  const [twin, setTwin] = useState<string | null>(null);
  const { control, handleSubmit, setError, formState, setFocus } = useForm<Identity>({
    resolver: zodResolver(identitySchema),
    defaultValues: partner ? identitySchema.parse(partner) : nobody,
  });
  useEffect(() => setFocus('legalName'), [setFocus]);
  const keep = handleSubmit(async (identity) => {
    const kept = partner
      ? await correctPartner(workspace, partner.id, identity)
      : await createPartner(workspace, identity);
    if (kept.ok) {
      onClose();
      onKept(kept.value);
      return;
    }
    setTwin(kept.error.kind === 'partner-exists' ? kept.error.partnerId : null);
    setError('root', { message: text(refusalWords[kept.error.kind]) });
  });
  const problem = formState.errors.root?.message;
  return (
    <Form
      onSubmit={() => void keep()}
      problems={problem ? [{ name: null, message: problem }] : []}
      actions={
        <>
          {twin !== null && (
            <Button onPress={() => void navigate(`/partners/${twin}`)}>{text('partners.form.open-twin')}</Button>
          )}
          <Button kind="plain" onPress={onClose}>
            {text('partners.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={formState.isSubmitting}>
            {partner ? text('partners.form.keep') : text('partners.form.add')}
          </Button>
        </>
      }
    >
      <Controller
        name="legalName"
        control={control}
        render={({ field, fieldState }) => (
          <TextField
            {...field}
            inputRef={field.ref}
            label={text('partners.field.legal-name')}
            description={text('partners.field.legal-name-hint')}
            isRequired
            errorMessage={fieldState.error && text('partners.form.name-missing')}
          />
        )}
      />
      <FieldRow>
        <Controller
          name="country"
          control={control}
          render={({ field, fieldState }) => (
            <ComboBox
              name={field.name}
              choices={countries}
              value={field.value === '' ? null : field.value}
              onChange={(country) => field.onChange(country ?? '')}
              onBlur={field.onBlur}
              label={text('partners.field.country')}
              isRequired
              errorMessage={fieldState.error && text('partners.form.country-missing')}
            />
          )}
        />
        <Controller
          name="registerNumber"
          control={control}
          render={({ field }) => (
            <TextField {...field} inputRef={field.ref} label={text('partners.field.register-number')} />
          )}
        />
      </FieldRow>
      <FieldRow>
        <Controller
          name="archetype"
          control={control}
          render={({ field }) => (
            <Select
              name={field.name}
              value={field.value}
              onChange={field.onChange}
              label={text('partners.field.archetype')}
              choices={archetypes.map((id) => ({ id, label: text(archetypeWords[id]) }))}
            />
          )}
        />
        <Controller
          name="programTier"
          control={control}
          render={({ field }) => (
            <Select
              name={field.name}
              value={field.value}
              onChange={field.onChange}
              label={text('partners.field.program-tier')}
              choices={programTiers.map((id) => ({ id, label: text(programTierWords[id]) }))}
            />
          )}
        />
      </FieldRow>
      <Controller
        name="website"
        control={control}
        render={({ field }) => (
          <TextField {...field} inputRef={field.ref} label={text('partners.field.website')} inputMode="url" />
        )}
      />
    </Form>
  );
}

const refusalWords = {
  'partner-exists': 'partners.form.exists',
  'fields-refused': 'partners.form.refused',
  'not-here': 'partners.form.not-here',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
} as const satisfies Record<string, MessageId>;
