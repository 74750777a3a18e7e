import { useState } from 'react';
import type { Handoff, HandoffEvent } from '#shared/domain/handoffs/handoff';
import { takeHandoffStep } from '../../data/actions/handoff-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { TextArea } from '../../ui/text-area';
import { useText } from '../../ui/use-text';
import { storageWords } from '../../widgets/storage-words';
import { noteWords, stepWords } from './handoff-words';
import styles from './handoffs.module.css';

export interface HandoffStepDialogProps {
  /** Null: closed. */
  readonly handoff: Handoff | null;
  readonly kind: HandoffEvent['kind'];
  /** What shows that it is done. */
  readonly proof: string;
  readonly onClose: () => void;
}

/** Writes down what became of a handoff. */
export function HandoffStepDialog(props: HandoffStepDialogProps) {
  const text = useText();
  const { handoff, kind, onClose } = props;
  return (
    <Dialog isOpen={handoff !== null} onClose={onClose} title={text(stepWords[kind])}>
      {handoff && <StepFields {...props} handoff={handoff} />}
    </Dialog>
  );
}

function StepFields({ handoff, kind, proof, onClose }: HandoffStepDialogProps & { readonly handoff: Handoff }) {
  const text = useText();
  const workspace = useWorkspace();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const take = async () => {
    const taken = await takeHandoffStep(workspace, handoff.id, { kind, note });
    if (taken.ok) return onClose();
    if (taken.error.kind === 'note-missing') {
      return setProblem(text(kind === 'done' ? 'handoffs.proof-missing' : 'handoffs.reason-missing'));
    }
    if (taken.error.kind === 'not-now') return setProblem(text('handoffs.not-now'));
    setProblem(text(storageWords(taken.error.kind)));
  };
  return (
    <Form
      onSubmit={() => void take()}
      problems={problem ? [{ name: null, message: problem }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('handoffs.cancel')}
          </Button>
          <Button kind="filled" type="submit">
            {text(stepWords[kind])}
          </Button>
        </>
      }
    >
      {kind === 'done' && proof !== '' && <p className={styles.hint}>{text('handoffs.shown-by', { proof })}</p>}
      <TextArea label={text(noteWords[kind])} rows={3} value={note} onChange={setNote} autoFocus />
    </Form>
  );
}
