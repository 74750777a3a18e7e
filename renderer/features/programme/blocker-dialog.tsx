import { useState } from 'react';
import type { Result } from '#shared/base/result';
import type { NewBlocker } from '#shared/domain/programme/blocker-rules';
import { ComboBox } from '../../ui/combo-box';
import { Dialog } from '../../ui/dialog';
import { FieldRow, Form } from '../../ui/form';
import { FormButtons } from '../../ui/form-buttons';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useKept } from '../../ui/use-kept';
import { type MessageId, useText } from '../../ui/use-text';
import type { PartnerChoice } from './programme-dialog';
import { refusalWords } from './programme-words';

export interface BlockerDialogProps {
  readonly start: NewBlocker;
  readonly isNew: boolean;
  readonly partners: readonly PartnerChoice[];
  readonly onKeep: (input: NewBlocker) => Promise<Result<unknown, { readonly kind: string }>>;
  readonly onClose: () => void;
}

/** What is in the way, of whom, how bad it is and how far it reaches. */
export function BlockerDialog({ start, isNew, partners, onKeep, onClose }: BlockerDialogProps) {
  const text = useText();
  const [input, setInput] = useState<NewBlocker>({
    partnerId: start.partnerId,
    title: start.title,
    owner: start.owner,
    severity: start.severity,
    reach: start.reach,
  });
  const change = (part: Partial<NewBlocker>) => setInput((before) => ({ ...before, ...part }));
  const { problem, isBusy, keep } = useKept(async () => {
    const kept = await onKeep(input);
    return kept.ok ? null : text(refusalWords(kept.error.kind));
  }, onClose);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text(isNew ? 'programme.blockers.raise-title' : 'programme.blockers.correct-title')}
    >
      <Form
        onSubmit={() => void keep()}
        problems={problem === null ? [] : [{ name: 'title', message: problem }]}
        actions={
          <FormButtons
            doWord={text(isNew ? 'programme.blockers.raise' : 'programme.form.keep')}
            cancelWord={text('programme.form.cancel')}
            isBusy={isBusy}
            onCancel={onClose}
          />
        }
      >
        <TextField
          name="title"
          autoFocus
          isRequired
          label={text('programme.blockers.what')}
          value={input.title}
          onChange={(title) => change({ title })}
          errorMessage={problem ?? undefined}
        />
        <FieldRow>
          <Select
            label={text('programme.blockers.severity')}
            value={String(input.severity)}
            onChange={(severity) => change({ severity: Number(severity) })}
            choices={severities.map((id, place) => ({ id: String(place + 1), label: text(id) }))}
          />
          <NumberField
            label={text('programme.blockers.reach')}
            minValue={1}
            value={input.reach}
            onChange={(reach) => change({ reach: reach ?? 1 })}
          />
        </FieldRow>
        <FieldRow>
          <ComboBox
            label={text('programme.blockers.whose')}
            description={text('programme.blockers.whose-hint')}
            choices={partners}
            value={input.partnerId}
            onChange={(partnerId) => change({ partnerId: partnerId as NewBlocker['partnerId'] })}
          />
          <TextField
            label={text('programme.blockers.owner')}
            value={input.owner}
            onChange={(owner) => change({ owner })}
          />
        </FieldRow>
      </Form>
    </Dialog>
  );
}

const severities: readonly MessageId[] = [
  'programme.severity.1',
  'programme.severity.2',
  'programme.severity.3',
  'programme.severity.4',
  'programme.severity.5',
];
