import { useState } from 'react';
import { type CaseSeverity, caseSeverities } from '#shared/domain/datasets/tables';
import { type Defect, defectCauses, type Engagement } from '#shared/domain/delivery/delivery';
import { correctDefect, noteDefect } from '../../data/actions/delivery-actions';
import { useWorkspace } from '../../data/use-workspace';
import { DatePicker } from '../../ui/date-picker';
import { FieldRow } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { DeliveryDialog, DeliveryForm } from './delivery-form';
import { causeNames } from './delivery-words';

export interface DefectDialogProps {
  readonly engagements: readonly Engagement[];
  /** The one to correct; `new`: another one; null: closed. */
  readonly defect: Defect | 'new' | null;
  readonly today: string;
  readonly onClose: () => void;
}

/** Writes down something wrong with the work of an engagement, or corrects it. */
export function DefectDialog(props: DefectDialogProps) {
  const text = useText();
  const { defect, onClose } = props;
  return (
    <DeliveryDialog
      thing={defect}
      addTitle={text('delivery.defect.add')}
      correctTitle={text('delivery.defect.correct')}
      onClose={onClose}
      fields={(before) => <DefectFields {...props} before={before} />}
    />
  );
}

const ordinary: CaseSeverity = 's3';

function DefectFields({ engagements, today, before, onClose }: DefectDialogProps & { readonly before: Defect | null }) {
  const text = useText();
  const workspace = useWorkspace();
  const [engagementId, setEngagementId] = useState(before?.engagementId ?? engagements[0]?.id ?? '');
  const [fields, setFields] = useState({
    title: before?.title ?? '',
    reference: before?.reference ?? '',
    severity: before?.severity ?? ordinary,
    foundOn: before?.foundOn ?? today,
    cause: before?.cause ?? 'unknown',
  });
  const change = (changed: Partial<typeof fields>) => setFields((now) => ({ ...now, ...changed }));
  return (
    <DeliveryForm
      keep={text(before ? 'delivery.form.keep' : 'delivery.defect.add')}
      onClose={onClose}
      onKeep={() =>
        before ? correctDefect(workspace, before.id, fields) : noteDefect(workspace, engagementId, fields)
      }
    >
      {(problemOf) => (
        <>
          <TextField
            name="title"
            label={text('delivery.defect.title')}
            isRequired
            autoFocus
            value={fields.title}
            onChange={(title) => change({ title })}
            errorMessage={problemOf('title')}
          />
          <FieldRow>
            <Select
              label={text('delivery.defect.engagement')}
              choices={engagements.map(({ id, title, customerName }) => ({ id, label: `${title} · ${customerName}` }))}
              value={engagementId}
              onChange={setEngagementId}
              isDisabled={before !== null}
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
            <Select
              label={text('delivery.field.severity')}
              choices={caseSeverities.map((id) => ({ id, label: id.toUpperCase() }))}
              value={fields.severity}
              onChange={(severity) => change({ severity })}
            />
            <Select
              label={text('delivery.defect.cause')}
              choices={defectCauses.map((id) => ({ id, label: text(causeNames[id]) }))}
              value={fields.cause}
              onChange={(cause) => change({ cause })}
            />
            <DatePicker
              name="foundOn"
              label={text('delivery.defect.found')}
              isRequired
              value={fields.foundOn}
              onChange={(foundOn) => change({ foundOn: foundOn ?? '' })}
              errorMessage={problemOf('foundOn')}
            />
          </FieldRow>
        </>
      )}
    </DeliveryForm>
  );
}
