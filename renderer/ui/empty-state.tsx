import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly icon?: LucideIcon | undefined;
  /** What this place will hold. */
  readonly title: string;
  /** The first step, in a sentence. */
  readonly children?: ReactNode;
  /** The button that takes it. */
  readonly action?: ReactNode;
}

/** A place with nothing in it yet: what it will hold, and the first step. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {Icon && <Icon className={styles.icon} size="1.5rem" strokeWidth={1.5} aria-hidden />}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.words}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
