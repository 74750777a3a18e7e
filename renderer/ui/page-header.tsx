import type { ReactNode } from 'react';
import styles from './page-header.module.css';

export interface PageHeaderProps {
  readonly title: string;
  /** Small facts under the title: badges, states, a sentence. */
  readonly facts?: ReactNode;
  /** Buttons at the end of the line; at most one of them filled. */
  readonly actions?: ReactNode;
}

/** The head of a page: its name, and what can be done. */
export function PageHeader({ title, facts, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        {facts && <div className={styles.facts}>{facts}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
