import { useState } from 'react';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Spinner } from '../../ui/spinner';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import type { Completing } from './complete-signings';
import styles from './finishing-line.module.css';
import { PinDialog } from './pin-dialog';

/** Tells that the certificate of completion is still to be made, and what is being done about it. */
export function CompletionLine({ state, sentence, complete, conductor }: Completing) {
  const text = useText();
  const [isAsking, setAsking] = useState(false);
  switch (state) {
    case 'none':
      return null;
    case 'here':
      return <Spinner words={text('signing.completion.here')} />;
    case 'pin':
      return (
        <div className={styles.line}>
          <StateMark state="pending" word={text('signing.completion.pin')} />
          <Button onPress={() => setAsking(true)}>{text('signing.completion.enter-pin')}</Button>
          {isAsking && (
            <PinDialog name={conductor} problem={sentence} onPin={complete} onClose={() => setAsking(false)} />
          )}
        </div>
      );
    case 'refused':
      return (
        <ErrorState
          shape="inline"
          title={text('signing.completion.refused')}
          cure={{ label: text('signing.finishing.again'), onPress: () => complete(null) }}
        >
          {sentence}
        </ErrorState>
      );
  }
}
