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
  /** It is all there is on the page, so its title is the page's heading. */
  readonly isPage?: boolean | undefined;
}

/** A place with nothing in it yet: what it will hold, and the first step. */
export function EmptyState({ icon: Icon, title, children, action, isPage }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={styles.empty}>
      {Icon && <Icon className={styles.icon} size="1.5rem" strokeWidth={1.5} aria-hidden />}
      <Title className={styles.title}>{title}</Title>
      {children && <div className={styles.words}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
