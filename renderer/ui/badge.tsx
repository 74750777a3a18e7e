import type { ReactNode } from 'react';
import styles from './badge.module.css';

/** A short fact in a frame: a tier, a version, a count. For a state, use StateMark. */
export function Badge({ children }: { readonly children: ReactNode }) {
  return <span className={styles.badge}>{children}</span>;
}
