import { lazy, Suspense } from 'react';
import { Spinner } from '../ui/spinner';
import { useText } from '../ui/use-text';
import type { Opening } from './opening';
import styles from './opening-screen.module.css';

// On a good day it is not needed, and every start would wait for its buttons.
const OpeningRefused = lazy(async () => ({ default: (await import('./opening-refused')).OpeningRefused }));

/** What stands on the screen until the records are open, or the reason why they cannot be. */
export function OpeningScreen({ opening }: { readonly opening: Opening }) {
  const text = useText();
  const spinner = <Spinner words={text('app.opening.words')} />;
  return (
    <main className={styles.screen}>
      {opening.state === 'opening' ? (
        spinner
      ) : (
        <Suspense fallback={spinner}>
          <OpeningRefused why={opening.why} detail={opening.detail} saveCopy={opening.saveCopy} />
        </Suspense>
      )}
    </main>
  );
}
