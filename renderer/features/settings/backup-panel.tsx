import { useEffect, useState } from 'react';
import { type BackupSaveRefusal, backupIsDue, lastBackupAt, saveBackup } from '../../data/backup-save';
import { restoreBackup } from '../../data/restore-merge';
import { previewBackup, type RestoreRefusal } from '../../data/restore-preview';
import { useWorkspace } from '../../data/use-workspace';
import type { StorageRefusal } from '../../data/writer';
import { useHost } from '../../host/use-host';
import { showToast } from '../../ui/toast';
import { type Text, useText } from '../../ui/use-text';
import { BackupView } from './backup-view';

/** Backups of this device, and the way back from one. */
export function BackupPanel() {
  const text = useText();
  const workspace = useWorkspace();
  const host = useHost();
  const [facts, setFacts] = useState({ lastAt: 0, isDue: false });
  const [saved, countSaved] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `saved` counts up when a backup was made.
  useEffect(() => {
    let isGone = false;
    void Promise.all([lastBackupAt(workspace), backupIsDue(workspace)]).then(([lastAt, isDue]) => {
      if (!isGone) setFacts({ lastAt, isDue });
    });
    return () => {
      isGone = true;
    };
  }, [workspace, saved]);
  return (
    <BackupView
      {...facts}
      onSave={async (wish) => {
        const made = await saveBackup(workspace, wish);
        if (!made.ok) return refusalWords(made.error, text);
        if (made.value === 'saved') showToast({ words: text('settings.backup.saved'), tone: 'done' });
        countSaved((count) => count + 1);
        return null;
      }}
      onPick={async () => (await host.files.open({ accept: '.fieldpact', multiple: false }))[0] ?? null}
      onPreview={async (from) => {
        const seen = await previewBackup(workspace, from);
        return seen.ok ? seen.value : refusalWords(seen.error, text);
      }}
      onRestore={async (from) => {
        const done = await restoreBackup(workspace, from);
        if (!done.ok) return refusalWords(done.error, text);
        // Lists that are kept in memory, the playbook and sync all begin anew with what has come.
        window.location.reload();
        return null;
      }}
    />
  );
}

function refusalWords(refusal: RestoreRefusal | BackupSaveRefusal | StorageRefusal, text: Text): string {
  switch (refusal.kind) {
    case 'not-a-backup':
      return text('settings.backup.refused-not-a-backup');
    case 'newer-format':
      return text('settings.backup.refused-newer-format');
    case 'newer-records':
      return text('settings.backup.refused-newer-records', { program: refusal.program });
    case 'wrong-passphrase':
      return text('settings.backup.refused-wrong-passphrase');
    case 'damaged':
      return refusal.cut
        ? text('settings.backup.refused-cut', { piece: refusal.piece })
        : text('settings.backup.refused-damaged', { piece: refusal.piece });
    case 'other-person':
      return text('settings.backup.refused-other-person', { name: refusal.name });
    case 'other-hq':
      return text('settings.backup.refused-other-hq', { address: refusal.address });
    case 'empty':
      return text('settings.backup.refused-empty');
    case 'cancelled':
      return text('settings.backup.refused-cancelled');
    case 'passphrase':
      return text('settings.backup.refused-passphrase', { least: refusal.least });
    case 'storage-full':
      return text('settings.backup.refused-storage-full');
    case 'storage-failed':
      return text('settings.backup.refused-storage-failed');
    case 'past-is-fixed':
      return text('errors.past-is-fixed');
  }
}
