import styles from './skeleton.module.css';
import { VisuallyHidden } from './visually-hidden';

export interface SkeletonProps {
  /** What is being read, for those who listen. */
  readonly words: string;
  readonly lines?: number | undefined;
}

const widths = ['72%', '94%', '58%', '83%', '66%'];

/** Where text will stand in a moment. Appears only after 200 ms, because most reads are quicker. */
export function Skeleton({ words, lines = 3 }: SkeletonProps) {
  return (
    <div role="status" className={styles.skeleton}>
      <VisuallyHidden>{words}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move.
        <span key={line} className={styles.line} style={{ inlineSize: widths[line % widths.length] }} />
      ))}
    </div>
  );
}
