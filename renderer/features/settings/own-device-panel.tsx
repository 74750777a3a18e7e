import { Laptop } from 'lucide-react';
import { useState } from 'react';
import { becomeOwnDevice } from '../../data/new-device';
import { useWorkspace } from '../../data/use-workspace';
import { useSync } from '../../session/sync';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import styles from './settings-screen.module.css';

/** Shown when HQ has seen two computers work under one name: this one can be given a name of its own. */
export function OwnDevicePanel() {
  const workspace = useWorkspace();
  const { state } = useSync(({ report }) => report);
  const isCopied = state.kind === 'refused' && (state.code === 'fork' || state.code === 'gap');
  if (!isCopied) return null;
  return (
    <OwnDeviceView
      onConfirm={async () => {
        await becomeOwnDevice(workspace);
        // The key is read once, at the start.
        window.location.reload();
      }}
    />
  );
}

export function OwnDeviceView({ onConfirm }: { readonly onConfirm: () => Promise<void> }) {
  const text = useText();
  const [isAsked, setAsked] = useState(false);
  const [isPending, setPending] = useState(false);
  const confirm = async () => {
    setPending(true);
    await onConfirm();
  };
  return (
    <Panel title={text('settings.own-device.title')}>
      <div className={styles.stack}>
        <p className={styles.words}>{text('settings.own-device.words')}</p>
        <div>
          <Button kind="filled" icon={Laptop} onPress={() => setAsked(true)}>
            {text('settings.own-device.button')}
          </Button>
        </div>
      </div>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={text('settings.own-device.title')}
        actions={
          <>
            <Button onPress={() => setAsked(false)}>{text('settings.backup.cancel')}</Button>
            <Button kind="filled" isPending={isPending} onPress={() => void confirm()}>
              {text('settings.own-device.button')}
            </Button>
          </>
        }
      >
        <p className={styles.words}>{text('settings.own-device.ask')}</p>
      </Dialog>
    </Panel>
  );
}
