import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import { classNames } from './class-names';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  /** How much is done, of `of`. */
  readonly done: number;
  readonly of: number;
  /** What is said and drawn instead of a percentage: `7 of 12 proven`. */
  readonly words: string;
}

/** How much of something is done. What counts as done is proof, never time passed. */
export function ProgressBar({ label, hideLabel, done, of, words }: ProgressBarProps) {
  const share = of > 0 ? Math.min(done / of, 1) : 0;
  return (
    <AriaProgressBar value={share * 100} valueLabel={words} className={classNames(styles.progress)}>
      <span className={classNames(styles.words, hideLabel && styles.hidden)}>
        <Label className={classNames(styles.label)}>{label}</Label>
        <span>{words}</span>
      </span>
      <span className={styles.track}>
        <span className={styles.done} style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </AriaProgressBar>
  );
}
