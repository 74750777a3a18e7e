import { Button } from '../../ui/button';
import { Spinner } from '../../ui/spinner';
import { useText } from '../../ui/use-text';
import styles from './signing-in.module.css';

export interface SigningInProps {
  /** Shown by the page of the organisation as well, so that nobody is talked into signing in for a stranger's device. */
  readonly code: string;
  readonly address: string;
  readonly onCancel: () => void;
}

/** The person signs in in the system's browser; here it is waited for. */
export function SigningIn({ code, address, onCancel }: SigningInProps) {
  const text = useText();
  return (
    <div className={styles.stack} role="status">
      <p className={styles.words}>{text('sync.sign-in.words')}</p>
      <p className={styles.code}>{code}</p>
      <p className={styles.quiet}>{text('sync.sign-in.compare')}</p>
      <Spinner words={text('sync.sign-in.waiting')} />
      <p className={styles.quiet}>
        {text('sync.sign-in.nothing-opened')}{' '}
        <a href={address} className={styles.link} target="_blank" rel="noopener noreferrer">
          {text('sync.sign-in.open')}
        </a>
      </p>
      <div>
        <Button onPress={onCancel}>{text('sync.sign-in.cancel')}</Button>
      </div>
    </div>
  );
}
