import type { BackupWish } from '../../data/backup-save';
import type { BackupPreview } from '../../data/restore-preview';

/** How backups stand, and what can be done about them. */
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
