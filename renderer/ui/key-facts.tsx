import type { ReactNode } from 'react';
import styles from './key-facts.module.css';

/** A few facts that matter, side by side, large enough to be read across a table. */
export function KeyFacts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

/** One of them: its name, its value, and what is to be said about it. */
export function KeyFact({
  term,
  value,
  note,
}: {
  readonly term: string;
  readonly value: string;
  readonly note?: ReactNode;
}) {
  return (
    <div className={styles.fact}>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>
        {value}
        {note && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}
