import { useState } from 'react';
import { type Engagement, engagementLeads } from '#shared/domain/delivery/delivery';
import { correctEngagement, recordEngagement } from '../../data/actions/delivery-actions';
import { useWorkspace } from '../../data/use-workspace';
import { DatePicker } from '../../ui/date-picker';
import { FieldRow } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { DeliveryDialog, DeliveryForm } from './delivery-form';
import { leadNames } from './delivery-words';

export interface EngagementDialogProps {
  readonly partnerId: Engagement['partnerId'];
  /** The one to correct; `new`: another one; null: closed. */
  readonly engagement: Engagement | 'new' | null;
  readonly onClose: () => void;
}

/** Writes down a piece of work at a customer, corrects it, and says when it went live. */
export function EngagementDialog(props: EngagementDialogProps) {
  const text = useText();
  const { engagement, onClose } = props;
  return (
    <DeliveryDialog
      thing={engagement}
      addTitle={text('delivery.engagement.add')}
      correctTitle={text('delivery.engagement.correct')}
      onClose={onClose}
      fields={(before) => <EngagementFields {...props} before={before} />}
    />
  );
}

function firstFields(before: Engagement | null) {
  return {
    title: before?.title ?? '',
    customerName: before?.customerName ?? '',
    reference: before?.reference ?? '',
    lead: before?.lead ?? engagementLeads[0],
    startedOn: before?.startedOn ?? null,
    goLiveOn: before?.goLiveOn ?? null,
  };
}

function EngagementFields({
  partnerId,
  before,
  onClose,
}: EngagementDialogProps & { readonly before: Engagement | null }) {
  const text = useText();
  const workspace = useWorkspace();
  const [fields, setFields] = useState(() => firstFields(before));
  const change = (changed: Partial<typeof fields>) => setFields((now) => ({ ...now, ...changed }));
  return (
    <DeliveryForm
      keep={text(before ? 'delivery.form.keep' : 'delivery.engagement.add')}
      onClose={onClose}
      onKeep={() =>
        before ? correctEngagement(workspace, before.id, fields) : recordEngagement(workspace, { ...fields, partnerId })
      }
    >
      {(problemOf) => (
        <>
          <FieldRow>
            <TextField
              name="title"
              label={text('delivery.field.title')}
              isRequired
              autoFocus
              value={fields.title}
              onChange={(title) => change({ title })}
              errorMessage={problemOf('title')}
            />
            <TextField
              name="customerName"
              label={text('delivery.field.customer')}
              isRequired
              value={fields.customerName}
              onChange={(customerName) => change({ customerName })}
              errorMessage={problemOf('customerName')}
            />
          </FieldRow>
          <FieldRow>
            <Select
              label={text('delivery.engagement.lead')}
              choices={engagementLeads.map((id) => ({ id, label: text(leadNames[id]) }))}
              value={fields.lead}
              onChange={(lead) => change({ lead })}
            />
            <TextField
              name="reference"
              label={text('delivery.field.reference')}
              value={fields.reference}
              onChange={(reference) => change({ reference })}
              errorMessage={problemOf('reference')}
            />
          </FieldRow>
          <FieldRow>
            <DatePicker
              name="startedOn"
              label={text('delivery.engagement.started')}
              value={fields.startedOn}
              onChange={(startedOn) => change({ startedOn })}
              errorMessage={problemOf('startedOn')}
            />
            <DatePicker
              name="goLiveOn"
              label={text('delivery.engagement.live')}
              description={text('delivery.engagement.live-hint')}
              value={fields.goLiveOn}
              onChange={(goLiveOn) => change({ goLiveOn })}
              errorMessage={problemOf('goLiveOn')}
            />
          </FieldRow>
        </>
      )}
    </DeliveryForm>
  );
}
