import type { ReactNode } from 'react';
import styles from './definition-list.module.css';

export interface Definition {
  readonly term: string;
  readonly value: ReactNode;
}

/** Facts with their names, names in one column. A fact that is not known is written as such by the caller. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <div className={styles.room}>
      <dl className={styles.list}>
        {items.map(({ term, value }) => (
          <div key={term} className={styles.row}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
