import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useText } from '../../ui/use-text';
import styles from './sign-step.module.css';

export interface RestartDialogProps {
  /** How many have signed in this session; what they signed is void with it. */
  readonly signed: number;
  readonly isWriting: boolean;
  readonly problem: string | null;
  readonly onRestart: () => void;
  readonly onClose: () => void;
}

/** Somebody else is to sign: the names stand in the file, so it is prepared anew. */
export function RestartDialog({ signed, isWriting, problem, onRestart, onClose }: RestartDialogProps) {
  const text = useText();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text('signing.restart.title')}
      actions={
        <>
          <Button onPress={onClose}>{text('signing.restart.stay')}</Button>
          <Button kind={signed > 0 ? 'danger' : 'filled'} isPending={isWriting} onPress={onRestart}>
            {text('signing.restart.do')}
          </Button>
        </>
      }
    >
      <p className={styles.words}>{text('signing.restart.words', { signed })}</p>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}
