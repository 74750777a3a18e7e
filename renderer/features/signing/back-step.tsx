import { ArrowRight } from 'lucide-react';
import { useIntl } from 'react-intl';
import { Button } from '../../ui/button';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './signing-screen.module.css';
import { useStepFocus } from './step-focus';

export interface BackViewProps {
  /** Who has signed a moment ago, and when. */
  readonly name: string;
  readonly at: string;
  readonly conductor: string;
  readonly next: string;
  readonly onGoOn: () => void;
}

/** One has signed; the screen goes back to whoever conducts. */
export function BackView({ name, at, conductor, next, onGoOn }: BackViewProps) {
  const text = useText();
  const title = useStepFocus();
  const { formatTime } = useIntl();
  return (
    <section className={styles.step} aria-labelledby="signing-back">
      <StateMark state="proven" word={text('signing.back.signed', { name, time: formatTime(at) })} />
      <h1 ref={title} tabIndex={-1} id="signing-back" className={styles.greeting}>
        {text('signing.back.title', { name, conductor })}
      </h1>
      <p className={styles.words}>{text('signing.back.words', { next })}</p>
      <div className={styles.foot}>
        <Button kind="filled" size="large" icon={ArrowRight} onPress={onGoOn}>
          {text('signing.back.go-on')}
        </Button>
      </div>
    </section>
  );
}
