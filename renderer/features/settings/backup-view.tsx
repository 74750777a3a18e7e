import { Archive, ArchiveRestore } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { BackupWish } from '../../data/backup-save';
import type { BackupPreview } from '../../data/restore-preview';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { RestoreDialog } from './restore-dialog';
import { SaveBackupDialog } from './save-backup-dialog';
import styles from './settings-screen.module.css';

export interface BackupViewProps {
  /** When one was last saved from here, ms; 0: never. */
  readonly lastAt: number;
  /** Work waits for longer than a week, and no backup has it. */
  readonly isDue: boolean;
  /** The sentence that says why not; null: it was saved, or the person thought better of it. */
  readonly onSave: (wish: BackupWish) => Promise<string | null>;
  readonly onPick: () => Promise<File | null>;
  readonly onPreview: (from: RestoreWish) => Promise<BackupPreview | string>;
  /** The sentence that says why not; null: it is done, and the program starts anew. */
  readonly onRestore: (from: RestoreWish) => Promise<string | null>;
}

export interface RestoreWish {
  readonly file: File;
  readonly passphrase: string;
  readonly progress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

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
