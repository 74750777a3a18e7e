import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FileDrop } from '../../ui/file-drop';
import { Form } from '../../ui/form';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './settings-screen.module.css';

export interface OwnFileDialogProps {
  /** The sentence that says why it was not taken in, or null. */
  readonly onOwnFile: (file: File, password: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Takes in somebody's own certificate file (PKCS#12) as the key of this device. */
export function OwnFileDialog({ onOwnFile, onClose }: OwnFileDialogProps) {
  const text = useText();
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isOpening, setOpening] = useState(false);
  const take = async () => {
    if (!file) return setProblem(text('signing.settings.pick-file'));
    setOpening(true);
    const refused = await onOwnFile(file, password).finally(() => setOpening(false));
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <Dialog isOpen onClose={onClose} title={text('signing.settings.import')}>
      <div className={styles.stack}>
        <p className={styles.words}>{text('signing.settings.import-words')}</p>
        <Form
          onSubmit={() => void take()}
          problems={problem === null ? [] : [{ name: null, message: problem }]}
          actions={
            <Button kind="filled" type="submit" isPending={isOpening}>
              {text('signing.settings.take-in')}
            </Button>
          }
        >
          <FileDrop
            label={file?.name ?? text('signing.own-file.pick')}
            accept={['.p12', '.pfx', 'application/x-pkcs12']}
            multiple={false}
            onFiles={([picked]) => picked && setFile(picked)}
          />
          <TextField
            type="password"
            autoComplete="off"
            label={text('signing.own-file.password')}
            value={password}
            onChange={setPassword}
          />
        </Form>
      </div>
    </Dialog>
  );
}
