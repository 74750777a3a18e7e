import { zodResolver } from '@hookform/resolvers/zod';
import { type Control, Controller, useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { normalDomain } from '#shared/domain/commercial/customer-domain';
import type { Deal } from '#shared/domain/commercial/deal';
import { duplicatesOf } from '#shared/domain/commercial/deal-key';
import type { Partner } from '#shared/domain/partners/partner';
import type { Commercial } from '#shared/domain/playbook/pack-commercial';
import { correctDeal, registerDeal } from '../../data/actions/deal-actions';
import { useAllRecords } from '../../data/queries/record-queries';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { ControlledComboBox } from '../../ui/controlled-combo-box';
import { ControlledSelect } from '../../ui/controlled-select';
import { ControlledTextField } from '../../ui/controlled-text-field';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { FieldRow, Form } from '../../ui/form';
import { TextArea } from '../../ui/text-area';
import { useText } from '../../ui/use-text';
import { storageWords } from '../../widgets/storage-words';
import { useCountryChoices } from '../../widgets/use-country-names';
import { AddOnsField } from './add-ons-field';
import { leadWords } from './commercial-words';
import { DuplicateNotice } from './duplicate-notice';

const dealForm = z.object({
  customerName: z.string().trim().min(1).max(200),
  customerDomain: z.string().refine((written) => normalDomain(written) !== null),
  country: z.string().min(2),
  product: z.string().trim().min(1).max(120),
  value: z
    .string()
    .trim()
    .regex(/^[0-9]+(\.[0-9]{1,2})?$/),
  currency: z.string().min(3),
  need: z.string().max(2000),
  expectedOn: z.string().nullable(),
  lead: z.enum(['direct', 'partner', 'joint']),
  stage: z.string(),
  addOns: z.array(z.string()).optional(),
});
type DealForm = z.infer<typeof dealForm>;
type DealControl = Control<DealForm>;

export interface DealDialogProps {
  readonly partner: Partner;
  readonly rules: Commercial;
  /** The deal to correct; absent: a new one. */
  readonly deal?: Deal | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onKept?: (deal: Deal) => void;
}

/** Registers an opportunity, or corrects one. Others of the same customer, product and country are shown at once. */
export function DealDialog(props: DealDialogProps) {
  const text = useText();
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={text(props.deal ? 'commercial.deal.correct' : 'commercial.deals.register')}
      shape="wide"
    >
      {props.isOpen && <DealFields {...props} />}
    </Dialog>
  );
}

function DealFields({ partner, rules, deal, onClose, onKept }: DealDialogProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { control, handleSubmit, formState, setError } = useForm<DealForm>({
    resolver: zodResolver(dealForm),
    defaultValues: deal ? dealForm.parse(deal) : newDeal(partner, rules),
  });
  const keep = handleSubmit(async (fields) => {
    const kept = deal
      ? await correctDeal(workspace, deal.id, fields)
      : await registerDeal(workspace, { ...fields, partnerId: partner.id });
    if (kept.ok) {
      onClose();
      return onKept?.('deal' in kept.value ? kept.value.deal : kept.value);
    }
    const { kind } = kept.error;
    if (kind === 'subject-is-decided' || kind === 'closed') {
      return setError('root', { message: text('commercial.refused.decided') });
    }
    setError('root', { message: text(storageWords(kind)) });
  });
  const problem = formState.errors.root?.message;
  const [customerDomain, country, product] = useWatch({ control, name: ['customerDomain', 'country', 'product'] });
  const known = useAllRecords('deal') ?? [];
  const duplicates = duplicatesOf({ ...(deal ? { id: deal.id } : {}), customerDomain, country, product }, known);
  return (
    <Form
      onSubmit={() => void keep()}
      problems={problem ? [{ name: null, message: problem }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('commercial.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={formState.isSubmitting}>
            {text(deal ? 'commercial.form.keep' : 'commercial.form.register')}
          </Button>
        </>
      }
    >
      <FieldRow>
        <ControlledTextField
          control={control}
          name="customerName"
          autoFocus
          isRequired
          label={text('commercial.deal.customer')}
          refused={text('commercial.deal.customer-missing')}
        />
        <ControlledTextField
          control={control}
          name="customerDomain"
          isRequired
          label={text('commercial.deal.domain')}
          refused={text('commercial.deal.domain-wrong')}
        />
      </FieldRow>
      <SubjectFields control={control} />
      <DuplicateNotice duplicates={duplicates} ownId={partner.id} />
      <ForecastFields control={control} rules={rules} />
      <Controller
        control={control}
        name="addOns"
        render={({ field }) => <AddOnsField value={field.value} onChange={field.onChange} />}
      />
    </Form>
  );
}

interface ForecastFieldsProps {
  readonly control: DealControl;
  readonly rules: Commercial;
}

/** How the deal counts in the forecast, and who leads. */
function ForecastFields({ control, rules }: ForecastFieldsProps) {
  const text = useText();
  return (
    <>
      <FieldRow>
        <ControlledSelect
          control={control}
          name="stage"
          label={text('commercial.deal.stage')}
          choices={rules.forecast.stages.map(({ id, label }) => ({ id, label }))}
        />
        <ControlledSelect
          control={control}
          name="lead"
          label={text('commercial.deal.lead')}
          choices={(['partner', 'joint', 'direct'] as const).map((id) => ({ id, label: text(leadWords[id]) }))}
        />
        <Controller
          control={control}
          name="expectedOn"
          render={({ field }) => (
            <DatePicker label={text('commercial.deal.expected')} value={field.value} onChange={field.onChange} />
          )}
        />
      </FieldRow>
      <Controller
        control={control}
        name="need"
        render={({ field }) => (
          <TextArea label={text('commercial.deal.need')} rows={3} value={field.value} onChange={field.onChange} />
        )}
      />
    </>
  );
}

/** What makes the opportunity this one, and what it is worth. */
function SubjectFields({ control }: { readonly control: DealControl }) {
  const text = useText();
  const countries = useCountryChoices();
  return (
    <>
      <FieldRow>
        <ControlledTextField
          control={control}
          name="product"
          isRequired
          label={text('commercial.deal.product')}
          refused={text('commercial.deal.product-missing')}
        />
        <ControlledComboBox
          control={control}
          name="country"
          isRequired
          label={text('commercial.deal.country')}
          choices={countries}
        />
      </FieldRow>
      <FieldRow>
        <ControlledTextField
          control={control}
          name="value"
          isRequired
          inputMode="decimal"
          label={text('commercial.deal.value')}
          refused={text('commercial.deal.value-wrong')}
        />
        <ControlledComboBox
          control={control}
          name="currency"
          isRequired
          label={text('commercial.deal.currency')}
          choices={currencies()}
        />
      </FieldRow>
    </>
  );
}

const currencies = () => Intl.supportedValuesOf('currency').map((id) => ({ id, label: id }));

function newDeal(partner: Partner, rules: Commercial): DealForm {
  return {
    customerName: '',
    customerDomain: '',
    country: partner.country,
    product: '',
    value: '',
    currency: 'EUR',
    need: '',
    expectedOn: null,
    lead: rules.coSelling[0]?.lead ?? 'partner',
    stage: rules.forecast.stages[0]?.id ?? '',
  };
}
