import { useRef, useState } from 'react';
import { leastPassphrase } from '../../data/backup-passphrase';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { ProgressBar } from '../../ui/progress-bar';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import type { BackupViewProps } from './backup-acts';
import styles from './settings-screen.module.css';
import { useShareWords } from './share-words';

/** Asks for a passphrase, twice, and which files go along; then it is made, with a way to stop it. */
export function SaveBackupDialog({
  onSave,
  onClose,
}: {
  readonly onSave: BackupViewProps['onSave'];
  readonly onClose: () => void;
}) {
  const text = useText();
  const shareWords = useShareWords();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isWhole, setWhole] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  const close = () => {
    stop.current?.abort();
    onClose();
  };
  const save = async () => {
    if ([...passphrase].length < leastPassphrase)
      return setProblem(text('settings.backup.refused-passphrase', { least: leastPassphrase }));
    if (passphrase !== again) return setProblem(text('settings.backup.differs'));
    stop.current = new AbortController();
    setProblem(null);
    setShare(0);
    const { signal } = stop.current;
    const refused = await onSave({ passphrase, files: isWhole ? 'all' : 'waiting', progress: setShare, signal });
    setShare(null);
    if (refused !== null) setProblem(refused);
    else onClose();
  };
  const field = { type: 'password', autoComplete: 'off', isRequired: true } as const;
  return (
    <Dialog isOpen onClose={close} title={text('settings.backup.save-title')}>
      <div className={styles.stack}>
        <p className={styles.words}>{text('settings.backup.passphrase-words')}</p>
        <Form
          onSubmit={() => void save()}
          problems={problem === null ? [] : [{ name: null, message: problem }]}
          actions={
            <>
              <Button onPress={close}>{text('settings.backup.cancel')}</Button>
              <Button kind="filled" type="submit" isPending={share !== null}>
                {text('settings.backup.make')}
              </Button>
            </>
          }
        >
          <TextField
            {...field}
            label={text('settings.backup.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
          />
          <TextField {...field} label={text('settings.backup.again')} value={again} onChange={setAgain} />
          <Checkbox
            label={text('settings.backup.all-files')}
            description={text('settings.backup.all-files-words')}
            isSelected={isWhole}
            onChange={setWhole}
          />
          {share !== null && (
            <ProgressBar label={text('settings.backup.making')} done={share} of={1} words={shareWords(share)} />
          )}
        </Form>
      </div>
    </Dialog>
  );
}
