import styles from './spinner.module.css';

/** Something is being done, and what. Shown only for what may take longer than a blink. */
export function Spinner({ words }: { readonly words: string }) {
  return (
    <span role="status" className={styles.spinner}>
      <SpinnerRing />
      {words}
    </span>
  );
}

/** The turning ring without words, for inside a button that already has some. */
export function SpinnerRing() {
  return (
    <svg className={styles.ring} viewBox="0 0 16 16" width="1rem" height="1rem" aria-hidden="true">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 1 6 6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
