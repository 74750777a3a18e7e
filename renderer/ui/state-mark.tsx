import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  Clock,
  GitFork,
  type LucideIcon,
  Minus,
  OctagonAlert,
} from 'lucide-react';
import { classNames } from './class-names';
import styles from './state-mark.module.css';

export type StateTone = 'proven' | 'pending' | 'lapsing' | 'breach' | 'conflict' | 'missing' | 'neutral';

export interface StateMarkProps {
  readonly state: StateTone;
  /** The word that says the state; colour and icon only repeat it. */
  readonly word: string;
  /** `badge` has a ground of its own, `line` (default) stands in text, `icon` hides the word from the eye only. */
  readonly shape?: 'badge' | 'line' | 'icon' | undefined;
}

/** A state: an icon, a word and a colour, never the colour alone. */
export function StateMark({ state, word, shape = 'line' }: StateMarkProps) {
  const Icon = icons[state];
  return (
    <span className={classNames(styles.mark, styles[state], styles[shape])} title={shape === 'icon' ? word : undefined}>
      <Icon size="0.875rem" strokeWidth={2} aria-hidden />
      <span className={styles.word}>{word}</span>
    </span>
  );
}

const icons = {
  proven: CircleCheck,
  pending: CircleDot,
  lapsing: Clock,
  breach: OctagonAlert,
  conflict: GitFork,
  missing: CircleDashed,
  neutral: Minus,
} satisfies Record<StateTone, LucideIcon>;
