import { Archive, ArchiveRestore } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import type { BackupViewProps } from './backup-acts';
import { RestoreDialog } from './restore-dialog';
import { SaveBackupDialog } from './save-backup-dialog';
import styles from './settings-screen.module.css';

/** One encrypted file with everything on this device, and the way back from it. */
export function BackupView(props: BackupViewProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const [open, setOpen] = useState<{ kind: 'save' } | { kind: 'restore'; file: File } | null>(null);
  const pick = async () => {
    const file = await props.onPick();
    if (file) setOpen({ kind: 'restore', file });
  };
  const last =
    props.lastAt === 0
      ? text('settings.backup.never')
      : formatDate(props.lastAt, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Panel title={text('settings.backup.title')}>
      <div className={styles.stack}>
        <p className={styles.words}>{text('settings.backup.words')}</p>
        <DefinitionList items={[{ term: text('settings.backup.last'), value: last }]} />
        {props.isDue && <p className={styles.problem}>{text('settings.backup.due')}</p>}
        <div className={styles.row}>
          <Button
            {...(props.isDue ? { kind: 'filled' as const } : {})}
            icon={Archive}
            onPress={() => setOpen({ kind: 'save' })}
          >
            {text('settings.backup.save')}
          </Button>
          <Button icon={ArchiveRestore} onPress={() => void pick()}>
            {text('settings.backup.restore')}
          </Button>
        </div>
      </div>
      {open?.kind === 'save' && <SaveBackupDialog onSave={props.onSave} onClose={() => setOpen(null)} />}
      {open?.kind === 'restore' && (
        <RestoreDialog
          file={open.file}
          onPreview={props.onPreview}
          onRestore={props.onRestore}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}
