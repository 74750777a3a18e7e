import { useIntl } from 'react-intl';
import { useClockTrust } from '../../data/queries/clock-queries';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './clock-notice.module.css';

/** Says calmly that the device's clock is behind what was last written here. Draws nothing while it is not. */
export function ClockNotice() {
  const trust = useClockTrust();
  return trust?.state === 'setBack' ? <ClockSetBack lastWrittenAt={trust.lastWrittenAt} /> : null;
}

export function ClockSetBack({ lastWrittenAt }: { readonly lastWrittenAt: number }) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <div className={styles.notice} role="status">
      <StateMark state="lapsing" word={text('evidence.clock.title')} />
      <p className={styles.words}>
        {text('evidence.clock.words', {
          last: formatDate(lastWrittenAt, { dateStyle: 'medium', timeStyle: 'short' }),
        })}
      </p>
    </div>
  );
}
