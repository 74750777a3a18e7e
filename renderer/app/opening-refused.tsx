import { Download } from 'lucide-react';
import { Button } from '../ui/button';
import { ErrorState } from '../ui/error-state';
import { type MessageId, useText } from '../ui/use-text';
import type { OpeningRefusal } from './opening';
import styles from './opening-screen.module.css';

const words = {
  newer: 'app.opening.newer',
  'in-use': 'app.opening.in-use',
  full: 'app.opening.full',
  secrets: 'app.opening.secrets',
  unknown: 'app.opening.unknown',
} as const satisfies Record<OpeningRefusal, MessageId>;

/** Why the records cannot be opened, and what to do. */
export function OpeningRefused({
  why,
  detail,
  saveCopy,
}: {
  readonly why: OpeningRefusal;
  readonly detail: string;
  readonly saveCopy?: (() => Promise<unknown>) | undefined;
}) {
  const text = useText();
  return (
    <ErrorState
      title={text('app.opening.refused')}
      cure={{ label: text('app.opening.again'), onPress: () => location.reload() }}
    >
      {text(words[why])}
      {saveCopy && why !== 'in-use' && (
        <span className={styles.detail}>
          <Button icon={Download} onPress={() => void saveCopy()}>
            {text('app.opening.save-copy')}
          </Button>
        </span>
      )}
      {/* Another window is all there is to know; of the others the program's own words may help whoever is asked. */}
      {why !== 'in-use' && detail !== '' && <small className={styles.detail}>{detail}</small>}
    </ErrorState>
  );
}
