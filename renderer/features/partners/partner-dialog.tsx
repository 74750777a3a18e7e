import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { archetypes, type Partner, programTiers } from '#shared/domain/partners/partner';
import { correctPartner, createPartner } from '../../data/actions/partner-actions';
import { territoriesToWriteIn } from '../../data/lanes';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { ControlledComboBox } from '../../ui/controlled-combo-box';
import { ControlledSelect } from '../../ui/controlled-select';
import { ControlledTextField } from '../../ui/controlled-text-field';
import { Dialog } from '../../ui/dialog';
import { FieldRow, Form } from '../../ui/form';
import { Select } from '../../ui/select';
import { type MessageId, useText } from '../../ui/use-text';
import { archetypeWords, programTierWords } from '../../widgets/partner-words';
import { useCountryChoices } from '../../widgets/use-country-names';

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
  const [territory, setTerritory] = useState<string | undefined>(undefined);
  const { control, handleSubmit, setError, formState } = useForm<Identity>({
    resolver: zodResolver(identitySchema),
    defaultValues: partner ? identitySchema.parse(partner) : nobody,
  });
  const keep = handleSubmit(async (identity) => {
    const kept = partner
      ? await correctPartner(workspace, partner.id, identity)
      : await createPartner(workspace, identity, territory);
    if (kept.ok) {
      onClose();
      return onKept(kept.value);
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
      <ControlledTextField
        control={control}
        name="legalName"
        autoFocus
        isRequired
        label={text('partners.field.legal-name')}
        description={text('partners.field.legal-name-hint')}
        refused={text('partners.form.name-missing')}
      />
      <FieldRow>
        <ControlledComboBox
          control={control}
          name="country"
          isRequired
          choices={countries}
          label={text('partners.field.country')}
          refused={text('partners.form.country-missing')}
        />
        <ControlledTextField control={control} name="registerNumber" label={text('partners.field.register-number')} />
      </FieldRow>
      <FieldRow>
        <ControlledSelect
          control={control}
          name="archetype"
          label={text('partners.field.archetype')}
          choices={archetypes.map((id) => ({ id, label: text(archetypeWords[id]) }))}
        />
        <ControlledSelect
          control={control}
          name="programTier"
          label={text('partners.field.program-tier')}
          choices={programTiers.map((id) => ({ id, label: text(programTierWords[id]) }))}
        />
      </FieldRow>
      {!partner && <TerritoryChoice value={territory} onChange={setTerritory} />}
      <ControlledTextField control={control} name="website" inputMode="url" label={text('partners.field.website')} />
    </Form>
  );
}

const refusalWords = {
  'partner-exists': 'partners.form.exists',
  'fields-refused': 'partners.form.refused',
  'not-here': 'partners.form.not-here',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
} as const satisfies Record<string, MessageId>;

interface TerritoryChoiceProps {
  /** Undefined: the one that is proposed first. */
  readonly value: string | undefined;
  readonly onChange: (territory: string) => void;
}

/** Asked only where there is something to choose. */
function TerritoryChoice({ value, onChange }: TerritoryChoiceProps) {
  const text = useText();
  const territories = territoriesToWriteIn(useWorkspace().enrolment);
  if (territories.length < 2) return null;
  return (
    <Select
      label={text('partners.territory.label')}
      description={text('partners.territory.new-words')}
      choices={territories.map(({ id, name }) => ({ id, label: name }))}
      value={value ?? territories[0]?.id ?? null}
      onChange={onChange}
    />
  );
}
