import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Spinner } from '../../ui/spinner';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import type { Finishing } from './finish-signing';
import styles from './finishing-line.module.css';

/** Tells that both have signed and the file is not finished yet, and what is being done about it. */
export function FinishingLine({ state, sentence, finish }: Finishing) {
  const text = useText();
  switch (state) {
    case 'none':
      return null;
    case 'here':
      return <Spinner words={text('signing.finishing.here')} />;
    case 'elsewhere':
      return (
        <div className={styles.line}>
          <StateMark state="pending" word={text('signing.finishing.elsewhere')} />
          <Button onPress={finish}>{text('signing.finishing.do')}</Button>
        </div>
      );
    case 'refused':
      return (
        <ErrorState
          shape="inline"
          title={text('signing.finishing.refused')}
          cure={{ label: text('signing.finishing.again'), onPress: finish }}
        >
          {sentence}
        </ErrorState>
      );
  }
}
