import { useRef, useState } from 'react';
import type { BackupPreview } from '../../data/restore-preview';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { ProgressBar } from '../../ui/progress-bar';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import type { BackupViewProps } from './backup-acts';
import { RestorePreview } from './restore-preview';
import styles from './settings-screen.module.css';
import { useShareWords } from './share-words';

interface RestoreDialogProps extends Pick<BackupViewProps, 'onPreview' | 'onRestore'> {
  readonly file: File;
  readonly onClose: () => void;
}

/** Opens a backup with its passphrase, shows what is in it, and takes it in when the person says so. */
export function RestoreDialog({ file, onPreview, onRestore, onClose }: RestoreDialogProps) {
  const text = useText();
  const shareWords = useShareWords();
  const [passphrase, setPassphrase] = useState('');
  const [preview, setPreview] = useState<BackupPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  const close = () => {
    stop.current?.abort();
    onClose();
  };
  const wish = () => {
    stop.current = new AbortController();
    setProblem(null);
    setShare(0);
    return { file, passphrase, progress: setShare, signal: stop.current.signal };
  };
  const look = async () => {
    const seen = await onPreview(wish());
    setShare(null);
    if (typeof seen === 'string') setProblem(seen);
    else setPreview(seen);
  };
  const restore = async () => {
    const refused = await onRestore(wish());
    setShare(null);
    if (refused !== null) setProblem(refused);
  };
  return (
    <Dialog isOpen onClose={close} title={text('settings.backup.restore-title')}>
      <div className={styles.stack}>
        <Form
          onSubmit={() => void (preview ? restore() : look())}
          problems={problem === null ? [] : [{ name: null, message: problem }]}
          actions={
            <>
              <Button onPress={close}>{text('settings.backup.cancel')}</Button>
              <Button kind="filled" type="submit" isPending={share !== null}>
                {text(preview ? 'settings.backup.take-in' : 'settings.backup.look')}
              </Button>
            </>
          }
        >
          {preview ? (
            <RestorePreview preview={preview} />
          ) : (
            <TextField
              type="password"
              autoComplete="off"
              isRequired
              label={text('settings.backup.passphrase')}
              description={file.name}
              value={passphrase}
              onChange={setPassphrase}
            />
          )}
          {share !== null && (
            <ProgressBar label={text('settings.backup.reading')} done={share} of={1} words={shareWords(share)} />
          )}
        </Form>
      </div>
    </Dialog>
  );
}
