import { useState } from 'react';
import { addDays, addMonths, type CalendarDate } from '#shared/base/calendar-date';
import { longestWaiverDays } from '#shared/domain/gates/concession-standing';
import type { Control } from '#shared/domain/playbook/pack';
import type { PartnerFile } from '#shared/records/partner-file';
import { requestConcession } from '../../data/actions/concession-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { FieldGroup, Form } from '../../ui/form';
import { TextArea } from '../../ui/text-area';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { concessionRefusalWords } from './concession-refusals';
import styles from './controls-panel.module.css';

/** What is asked for: that a control is left open, or that others do its work. */
export interface ConcessionRequest {
  readonly kind: 'waiver' | 'compensation';
  /** The control, or the criterion of a gate. */
  readonly control: Pick<Control, 'id' | 'title'>;
}

export interface ConcessionDialogProps {
  readonly file: PartnerFile;
  readonly asOf: CalendarDate;
  readonly request: ConcessionRequest | null;
  /** The controls that are satisfied: only they can do another's work. */
  readonly satisfied: readonly Control[];
  readonly onClose: () => void;
}

/** Asks that somebody else allows to go on although a control is not satisfied. */
export function ConcessionDialog({ request, onClose, ...rest }: ConcessionDialogProps) {
  const text = useText();
  return (
    <Dialog
      isOpen={request !== null}
      onClose={onClose}
      title={text(
        request?.kind === 'compensation' ? 'controls.request.compensation-title' : 'controls.request.waiver-title',
      )}
      mustAnswer
    >
      {request && <RequestForm {...rest} request={request} onClose={onClose} />}
    </Dialog>
  );
}

interface RequestFormProps extends Omit<ConcessionDialogProps, 'request'> {
  readonly request: ConcessionRequest;
}

function RequestForm({ file, asOf, request, satisfied, onClose }: RequestFormProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { kind, control } = request;
  const latest = kind === 'waiver' ? addDays(asOf, longestWaiverDays) : addMonths(asOf, 12);
  const [until, setUntil] = useState<CalendarDate | null>(kind === 'waiver' ? addDays(asOf, 30) : latest);
  const [reason, setReason] = useState('');
  const [by, setBy] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<MessageId | null>(null);
  const ask = async () => {
    const asked = await requestConcession(workspace, {
      partnerId: file.partner.id,
      kind,
      subject: control.id,
      by: [...by],
      reason,
      until: until ?? latest,
    });
    if (!asked.ok) return setProblem(concessionRefusalWords[asked.error.kind]);
    showToast({ tone: 'done', words: text('controls.request.done') });
    onClose();
  };
  const others = satisfied.filter(({ id }) => id !== control.id);
  return (
    <Form
      onSubmit={() => void ask()}
      problems={problem ? [{ name: null, message: text(problem) }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('controls.request.cancel')}
          </Button>
          <Button kind="filled" type="submit">
            {text('controls.request.ask')}
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        <strong>{control.title}</strong>
      </p>
      <p className={styles.words}>
        {text(kind === 'waiver' ? 'controls.request.waiver-words' : 'controls.request.compensation-words')}
      </p>
      {kind === 'compensation' &&
        (others.length === 0 ? (
          <p className={styles.words}>{text('controls.request.nothing-satisfied')}</p>
        ) : (
          <FieldGroup title={text('controls.request.by')}>
            <div className={styles.choices}>
              {others.map(({ id, title }) => (
                <Checkbox
                  key={id}
                  label={title}
                  isSelected={by.includes(id)}
                  onChange={(isSelected) => setBy(isSelected ? [...by, id] : by.filter((other) => other !== id))}
                />
              ))}
            </div>
          </FieldGroup>
        ))}
      <TextArea label={text('controls.request.reason')} rows={3} value={reason} onChange={setReason} isRequired />
      <DatePicker
        label={text('controls.request.until')}
        description={text(kind === 'waiver' ? 'controls.request.until-waiver' : 'controls.request.until-other')}
        value={until}
        onChange={setUntil}
        earliest={asOf}
        latest={latest}
        isRequired
      />
    </Form>
  );
}
