import { useState } from 'react';
import { caseSeverities } from '#shared/domain/datasets/tables';
import { desks, type ServiceCase } from '#shared/domain/delivery/delivery';
import { correctCase, noteCase } from '../../data/actions/delivery-actions';
import { useWorkspace } from '../../data/use-workspace';
import { FieldRow } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { instantOfLocal, localMomentOf } from '../../widgets/local-moment';
import { DeliveryDialog, DeliveryForm } from './delivery-form';
import { deskNames } from './delivery-words';

export interface CaseDialogProps {
  readonly partnerId: ServiceCase['partnerId'];
  /** The one to correct; `new`: another one; null: closed. */
  readonly serviceCase: ServiceCase | 'new' | null;
  /** ISO text. */
  readonly now: string;
  readonly onClose: () => void;
}

/** Writes down a customer's case, or corrects it. */
export function CaseDialog(props: CaseDialogProps) {
  const text = useText();
  const { serviceCase, onClose } = props;
  return (
    <DeliveryDialog
      thing={serviceCase}
      addTitle={text('delivery.case.add')}
      correctTitle={text('delivery.case.correct')}
      onClose={onClose}
      fields={(before) => <CaseFields {...props} before={before} />}
    />
  );
}

function firstFields(before: ServiceCase | null, now: string) {
  return {
    subject: before?.subject ?? '',
    customerName: before?.customerName ?? '',
    reference: before?.reference ?? '',
    severity: before?.severity ?? null,
    openedAtDesk: before?.openedAtDesk ?? desks[0],
    rightDesk: before?.rightDesk ?? null,
    handledBy: before?.handledBy ?? desks[0],
    opened: localMomentOf(before?.openedAt ?? now),
    resolved: localMomentOf(before?.resolvedAt ?? null),
    reopened: localMomentOf(before?.reopenedAt ?? null),
  };
}

type Fields = ReturnType<typeof firstFields>;

interface PartProps {
  readonly fields: Fields;
  readonly change: (changed: Partial<Fields>) => void;
  readonly problemOf: (name: string) => string | undefined;
}

function CaseFields({ partnerId, now, before, onClose }: CaseDialogProps & { readonly before: ServiceCase | null }) {
  const text = useText();
  const workspace = useWorkspace();
  const [fields, setFields] = useState(() => firstFields(before, now));
  const change = (changed: Partial<Fields>) => setFields((current) => ({ ...current, ...changed }));
  const keep = () => {
    const { opened, resolved, reopened, ...rest } = fields;
    const kept = {
      ...rest,
      openedAt: instantOfLocal(opened, before?.openedAt ?? now) ?? '',
      resolvedAt: instantOfLocal(resolved, before?.resolvedAt),
      reopenedAt: instantOfLocal(reopened, before?.reopenedAt),
    };
    return before ? correctCase(workspace, before.id, kept) : noteCase(workspace, { ...kept, partnerId });
  };
  return (
    <DeliveryForm keep={text(before ? 'delivery.form.keep' : 'delivery.case.add')} onClose={onClose} onKeep={keep}>
      {(problemOf) => (
        <>
          <TextField
            name="subject"
            label={text('delivery.case.subject')}
            isRequired
            autoFocus
            value={fields.subject}
            onChange={(subject) => change({ subject })}
            errorMessage={problemOf('subject')}
          />
          <FieldRow>
            <TextField
              name="customerName"
              label={text('delivery.field.customer')}
              value={fields.customerName}
              onChange={(customerName) => change({ customerName })}
              errorMessage={problemOf('customerName')}
            />
            <TextField
              name="reference"
              label={text('delivery.field.reference')}
              value={fields.reference}
              onChange={(reference) => change({ reference })}
              errorMessage={problemOf('reference')}
            />
          </FieldRow>
          <DeskFields fields={fields} change={change} problemOf={problemOf} />
          <MomentFields fields={fields} change={change} problemOf={problemOf} />
        </>
      )}
    </DeliveryForm>
  );
}

const unsaid = 'unsaid';

function DeskFields({ fields, change }: PartProps) {
  const text = useText();
  const choices = desks.map((id) => ({ id, label: text(deskNames[id]) }));
  const open = { id: unsaid, label: text('delivery.case.unsaid') } as const;
  return (
    <>
      <FieldRow>
        <Select
          label={text('delivery.case.opened-at-desk')}
          choices={choices}
          value={fields.openedAtDesk}
          onChange={(openedAtDesk) => change({ openedAtDesk })}
        />
        <Select
          label={text('delivery.case.right-desk')}
          choices={[open, ...choices]}
          value={fields.rightDesk ?? unsaid}
          onChange={(desk) => change({ rightDesk: desk === unsaid ? null : desk })}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={text('delivery.case.handled-by')}
          choices={choices}
          value={fields.handledBy}
          onChange={(handledBy) => change({ handledBy })}
        />
        <Select
          label={text('delivery.field.severity')}
          choices={[open, ...caseSeverities.map((id) => ({ id, label: id.toUpperCase() }))]}
          value={fields.severity ?? unsaid}
          onChange={(severity) => change({ severity: severity === unsaid ? null : severity })}
        />
      </FieldRow>
    </>
  );
}

function MomentFields({ fields, change, problemOf }: PartProps) {
  const text = useText();
  return (
    <FieldRow>
      <TextField
        name="openedAt"
        type="datetime-local"
        label={text('delivery.case.opened-at')}
        isRequired
        value={fields.opened}
        onChange={(opened) => change({ opened })}
        errorMessage={problemOf('openedAt')}
      />
      <TextField
        name="resolvedAt"
        type="datetime-local"
        label={text('delivery.case.resolved-at')}
        value={fields.resolved}
        onChange={(resolved) => change({ resolved })}
        errorMessage={problemOf('resolvedAt')}
      />
      <TextField
        name="reopenedAt"
        type="datetime-local"
        label={text('delivery.case.reopened-at')}
        value={fields.reopened}
        onChange={(reopened) => change({ reopened })}
        errorMessage={problemOf('reopenedAt')}
      />
    </FieldRow>
  );
}
