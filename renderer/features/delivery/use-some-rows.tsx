import { useState } from 'react';
import { Button } from '../../ui/button';
import { useText } from '../../ui/use-text';
import styles from './delivery.module.css';

const firstRows = 25;

/** The first rows of a long list, and a button for more of them: a table of thousands is nobody's to read. */
export function useSomeRows<Row>(rows: readonly Row[]) {
  const text = useText();
  const [most, setMost] = useState(firstRows);
  const hidden = rows.length - most;
  return {
    shown: rows.slice(0, most),
    more: hidden > 0 && (
      <div className={styles.more}>
        <Button kind="plain" onPress={() => setMost(most + 4 * firstRows)}>
          {text('delivery.more', { count: hidden })}
        </Button>
      </div>
    ),
  };
}
