import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { ProgressBar } from '../../ui/progress-bar';
import { useText } from '../../ui/use-text';
import styles from './improvements.module.css';

export interface ReckoningLineProps {
  readonly label: string;
  readonly done: number;
  readonly of: number;
  readonly state: 'running' | 'stopped' | 'finished' | 'failed';
  readonly stop: () => void;
  readonly again: () => void;
}

/** How far something is that goes through all partners, with the way to stop it and to begin anew. */
export function ReckoningLine({ label, done, of, state, stop, again }: ReckoningLineProps) {
  const text = useText();
  if (state === 'failed')
    return (
      <ErrorState
        shape="inline"
        title={text('improvements.reckoning.failed')}
        cure={{ label: text('improvements.reckoning.again'), onPress: again }}
      >
        {text('improvements.reckoning.failed-hint')}
      </ErrorState>
    );
  if (state === 'finished')
    return <p className={styles.quiet}>{text('improvements.reckoning.finished', { count: of })}</p>;
  return (
    <div className={styles.running}>
      <ProgressBar label={label} done={done} of={of} words={text('improvements.reckoning.partners', { done, of })} />
      <Button onPress={state === 'running' ? stop : again}>
        {text(state === 'running' ? 'improvements.reckoning.stop' : 'improvements.reckoning.again')}
      </Button>
    </div>
  );
}
