import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/text-area';
import { useText } from '../../ui/use-text';
import styles from './sign-step.module.css';

export interface DeclineDialogProps {
  readonly name: string;
  readonly isWriting: boolean;
  readonly problem: string | null;
  readonly onDecline: (reason: string) => void;
  readonly onClose: () => void;
}

/** Somebody would not sign: the reason is kept, and the signing ends. */
export function DeclineDialog({ name, isWriting, problem, onDecline, onClose }: DeclineDialogProps) {
  const text = useText();
  const [reason, setReason] = useState('');
  const [isTold, setTold] = useState(false);
  const decline = () => {
    setTold(true);
    if (reason.trim() !== '') onDecline(reason.trim());
  };
  return (
    <Dialog
      isOpen
      mustAnswer
      onClose={onClose}
      title={text('signing.decline.title', { name })}
      actions={
        <>
          <Button onPress={onClose}>{text('signing.decline.stay')}</Button>
          <Button kind="danger" isPending={isWriting} onPress={decline}>
            {text('signing.decline.do')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.words}>{text('signing.decline.words')}</p>
        <TextArea
          autoFocus
          isRequired
          maxLength={1000}
          label={text('signing.decline.reason')}
          description={text('signing.decline.reason-hint')}
          value={reason}
          onChange={setReason}
          errorMessage={
            problem ?? (isTold && reason.trim() === '' ? text('signing.decline.reason-missing') : undefined)
          }
        />
      </div>
    </Dialog>
  );
}
