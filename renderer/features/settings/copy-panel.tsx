import { Download } from 'lucide-react';
import { useState } from 'react';
import { saveJournalCopy } from '../../data/actions/settings-actions';
import type { JournalCopyRefusal } from '../../data/journal-copy';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './settings-screen.module.css';

const refusalWords = {
  'storage-full': 'settings.copy.refused-storage-full',
  'storage-failed': 'settings.copy.refused-storage-failed',
  'in-use': 'settings.copy.refused-in-use',
} as const satisfies Record<JournalCopyRefusal, MessageId>;

/** A file with everything this device has written, for the person to keep. */
export function CopyPanel() {
  const text = useText();
  const workspace = useWorkspace();
  const [isPending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    const saved = await saveJournalCopy(workspace);
    setPending(false);
    if (!saved.ok) showToast({ words: text(refusalWords[saved.error]), tone: 'refused' });
    else if (saved.value === 'saved') showToast({ words: text('settings.copy.saved'), tone: 'done' });
  };
  return (
    <Panel title={text('settings.copy.title')}>
      <div className={styles.stack}>
        <p className={styles.words}>{text('settings.copy.words')}</p>
        <div>
          <Button icon={Download} isPending={isPending} onPress={() => void save()}>
            {text('settings.copy.button')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
