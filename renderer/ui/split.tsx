import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './split.module.css';

export interface SplitProps {
  /** An outline or a list, at the start. Above the work where there is no room. */
  readonly start?: ReactNode;
  readonly children: ReactNode;
  /** What is next, why, the evidence: at the end. Below the work where there is no room. */
  readonly end?: ReactNode;
  /** Each part scrolls by itself and the page does not. */
  readonly fill?: boolean | undefined;
}

/** The work with something beside it. */
export function Split({ start, children, end, fill }: SplitProps) {
  return (
    <div className={classNames(styles.room, fill && styles.fill)}>
      <div className={styles.split}>
        {start && <div className={styles.start}>{start}</div>}
        <div className={styles.work}>{children}</div>
        {end && <div className={styles.end}>{end}</div>}
      </div>
    </div>
  );
}
