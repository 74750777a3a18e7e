import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import styles from './sync-screen.module.css';

export interface ForkPanelProps {
  /** Changes that only this copy of the profile has. */
  readonly waiting: number;
  /** Answers the sentence that says why it could not be done, or null. */
  readonly onSeparate: () => Promise<string | null>;
}

/** This profile was copied and both copies have worked: the way to make this one a device of its own. */
export function ForkPanel({ waiting, onSeparate }: ForkPanelProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const separate = async () => {
    setPending(true);
    const refused = await onSeparate();
    setPending(false);
    setProblem(refused);
    if (refused === null) setOpen(false);
  };
  return (
    <Panel title={text('sync.fork.title')}>
      <div className={styles.stack}>
        <p className={styles.reading}>{text('sync.fork.words', { count: waiting })}</p>
        <div>
          <Button kind="filled" onPress={() => setOpen(true)}>
            {text('sync.fork.button')}
          </Button>
        </div>
      </div>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={text('sync.fork.title')}
        actions={
          <>
            <Button kind="plain" onPress={() => setOpen(false)}>
              {text('sync.fork.cancel')}
            </Button>
            <Button kind="filled" isPending={isPending} onPress={() => void separate()}>
              {text('sync.fork.button')}
            </Button>
          </>
        }
      >
        <div className={styles.stack}>
          <p className={styles.reading}>{text('sync.fork.consequences')}</p>
          {problem !== null && (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
        </div>
      </Dialog>
    </Panel>
  );
}
