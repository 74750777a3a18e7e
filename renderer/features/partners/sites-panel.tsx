import { MapPinPlus } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { brand } from '#shared/base/brand';
import type { Site } from '#shared/domain/partners/site';
import { addSite, correctSite } from '../../data/actions/partner-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { ControlledComboBox } from '../../ui/controlled-combo-box';
import { ControlledTextField } from '../../ui/controlled-text-field';
import { DataTable } from '../../ui/data-table';
import { Dialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { FieldRow, Form } from '../../ui/form';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { storageWords } from '../../widgets/storage-words';
import { useCountryChoices, useCountryName } from '../../widgets/use-country-names';

export interface SitesPanelProps {
  readonly partnerId: string;
  /** Country to start a new site with. */
  readonly country: string;
  readonly sites: readonly Site[];
}

/** Where the partner works. */
export function SitesPanel({ partnerId, country, sites }: SitesPanelProps) {
  const text = useText();
  const countryName = useCountryName();
  const [editing, setEditing] = useState<Site | 'new' | null>(null);
  return (
    <Panel
      title={text('partners.sites.title')}
      actions={
        <Button icon={MapPinPlus} onPress={() => setEditing('new')}>
          {text('partners.sites.add')}
        </Button>
      }
      flush
    >
      <DataTable
        caption={text('partners.sites.title')}
        rows={sites}
        keyOf={(site) => site.id}
        empty={<EmptyState title={text('partners.sites.empty')}>{text('partners.sites.empty-hint')}</EmptyState>}
        columns={[
          {
            id: 'name',
            header: text('partners.site.name'),
            isRowHeader: true,
            cell: (site) => (
              <Button kind="plain" onPress={() => setEditing(site)}>
                {site.name}
              </Button>
            ),
          },
          { id: 'address', header: text('partners.site.address'), cell: (site) => site.address },
          { id: 'country', header: text('partners.field.country'), cell: (site) => countryName(site.country) },
          { id: 'zone', header: text('partners.site.zone'), cell: (site) => site.zone },
        ]}
      />
      <Dialog
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? text('partners.sites.add') : text('partners.site.correct')}
      >
        {editing !== null && (
          <SiteForm
            partnerId={partnerId}
            country={country}
            site={editing === 'new' ? undefined : editing}
            onClose={() => setEditing(null)}
          />
        )}
      </Dialog>
    </Panel>
  );
}

interface SiteFormProps {
  readonly partnerId: string;
  readonly country: string;
  readonly site?: Site | undefined;
  readonly onClose: () => void;
}

function SiteForm({ partnerId, country, site, onClose }: SiteFormProps) {
  const text = useText();
  const workspace = useWorkspace();
  const countries = useCountryChoices();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { control, handleSubmit, formState, setError } = useForm({
    defaultValues: {
      name: site?.name ?? '',
      address: site?.address ?? '',
      country: site?.country ?? country,
      zone: site?.zone ?? zone,
    },
  });
  const keep = handleSubmit(async (fields) => {
    const kept = site
      ? await correctSite(workspace, site.id, fields)
      : await addSite(workspace, { ...fields, partnerId: brand<'Partner'>(partnerId) });
    if (kept.ok) return onClose();
    if (kept.error.kind === 'fields-refused') return setError('name', { message: text('partners.site.name-missing') });
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
          <Button kind="plain" onPress={onClose}>
            {text('partners.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={formState.isSubmitting}>
            {text('partners.form.keep')}
          </Button>
        </>
      }
    >
      <ControlledTextField control={control} name="name" autoFocus isRequired label={text('partners.site.name')} />
      <ControlledTextField control={control} name="address" label={text('partners.site.address')} />
      <FieldRow>
        <ControlledComboBox
          control={control}
          name="country"
          choices={countries}
          label={text('partners.field.country')}
        />
        <ControlledComboBox control={control} name="zone" choices={zones()} label={text('partners.site.zone')} />
      </FieldRow>
    </Form>
  );
}

function zones(): readonly { readonly id: string; readonly label: string }[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')].map((id) => ({ id, label: id.replaceAll('_', ' ') }));
}
