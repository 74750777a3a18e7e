import type { DeviceFacts } from '../../data/actions/settings-actions';
import { Panel } from '../../ui/panel';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './settings-screen.module.css';

const protectionWords = {
  'operating-system': 'settings.secrets.operating-system',
  'browser-profile': 'settings.secrets.browser-profile',
  none: 'settings.secrets.none',
} as const satisfies Record<DeviceFacts['protection'], MessageId>;

/** Who guards the key of this device, without making it more than it is. */
export function SecretsPanel({ protection }: Pick<DeviceFacts, 'protection'>) {
  const text = useText();
  return (
    <Panel title={text('settings.secrets.title')}>
      <div className={styles.stack}>
        <p role={protection === 'none' ? 'alert' : undefined}>{text(protectionWords[protection])}</p>
        <p className={styles.words}>{text('settings.secrets.records')}</p>
      </div>
    </Panel>
  );
}
