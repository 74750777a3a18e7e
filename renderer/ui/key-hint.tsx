import styles from './key-hint.module.css';
import { keyCaps } from './key-names';

/** Keys drawn as caps: `mod+k` is ⌘ K on a Mac and Ctrl K elsewhere. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
