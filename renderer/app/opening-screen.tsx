import { ErrorState } from '../ui/error-state';
import { Spinner } from '../ui/spinner';
import { type MessageId, useText } from '../ui/use-text';
import styles from './opening-screen.module.css';

/** Why the workspace cannot be opened. In no case is anything deleted. */
export type OpeningRefusal = 'newer' | 'in-use' | 'full' | 'secrets' | 'unknown';

export type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'refused'; readonly why: OpeningRefusal; readonly detail: string };

const words = {
  newer: 'app.opening.newer',
  'in-use': 'app.opening.in-use',
  full: 'app.opening.full',
  secrets: 'app.opening.secrets',
  unknown: 'app.opening.unknown',
} as const satisfies Record<OpeningRefusal, MessageId>;

/** What stands on the screen until the records are open, or the reason why they cannot be. */
export function OpeningScreen({ opening }: { readonly opening: Opening }) {
  const text = useText();
  return (
    <main className={styles.screen}>
      {opening.state === 'opening' ? (
        <Spinner words={text('app.opening.words')} />
      ) : (
        <ErrorState
          title={text('app.opening.refused')}
          cure={{ label: text('app.opening.again'), onPress: () => location.reload() }}
        >
          {text(words[opening.why])}
          {opening.detail !== '' && <small className={styles.detail}>{opening.detail}</small>}
        </ErrorState>
      )}
    </main>
  );
}
