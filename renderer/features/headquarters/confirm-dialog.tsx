import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { TextArea } from '../../ui/text-area';
import { type MessageId, useText } from '../../ui/use-text';
import type { DecisionLine } from './decision-lines';
import { useDecisionWords } from './decision-words';
import styles from './headquarters.module.css';

type RecordLine = Extract<DecisionLine, { kind: 'record' }>;

export interface ConfirmDialogProps {
  /** Null: closed. */
  readonly line: RecordLine | null;
  readonly partnerName: (partnerId: string) => string;
  readonly onClose: () => void;
  /** Answers why it was refused, or null. */
  readonly onConfirm: (reason: string) => Promise<MessageId | null>;
}

/** Countersigns what was decided in the field. */
export function ConfirmDialog({ line, ...rest }: ConfirmDialogProps) {
  const text = useText();
  return (
    <Dialog isOpen={line !== null} onClose={rest.onClose} title={text('headquarters.confirm.title')}>
      {line && <ConfirmForm {...rest} line={line} />}
    </Dialog>
  );
}

function ConfirmForm({ line, partnerName, onClose, onConfirm }: ConfirmDialogProps & { readonly line: RecordLine }) {
  const text = useText();
  const { title, detail } = useDecisionWords(partnerName)(line);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<MessageId | null>(null);
  const [isPending, setPending] = useState(false);
  const confirm = async () => {
    setPending(true);
    const refused = await onConfirm(reason);
    setPending(false);
    setProblem(refused);
  };
  const isGate = line.pending.kind === 'gate';
  return (
    <Form
      onSubmit={() => void confirm()}
      problems={problem ? [{ name: null, message: text(problem) }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('headquarters.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={isPending}>
            {text('headquarters.decisions.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles.title}>{title}</p>
      <p className={styles.reading}>{detail}</p>
      <p className={styles.quiet}>
        {text(isGate ? 'headquarters.confirm.gate-words' : 'headquarters.confirm.spoken-words')}
      </p>
      <TextArea label={text('headquarters.confirm.reason')} rows={2} value={reason} onChange={setReason} />
    </Form>
  );
}
