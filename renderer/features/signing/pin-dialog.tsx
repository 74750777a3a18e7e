import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './sign-step.module.css';

export interface PinDialogProps {
  /** Whose PIN it is: whoever conducts. */
  readonly name: string;
  /** The PIN typed before was wrong. */
  readonly problem: string | null;
  readonly onPin: (pin: string) => void;
  readonly onClose: () => void;
}

/** The keys of this device were locked since: whoever conducts opens them again. */
export function PinDialog({ name, problem, onPin, onClose }: PinDialogProps) {
  const text = useText();
  const [pin, setPin] = useState('');
  return (
    <Dialog isOpen onClose={onClose} title={text('signing.pin.title', { name })}>
      <div className={styles.stack}>
        <p className={styles.words}>{text('signing.pin.words')}</p>
        <Form
          onSubmit={() => pin !== '' && onPin(pin)}
          actions={
            <Button kind="filled" type="submit">
              {text('signing.pin.go-on')}
            </Button>
          }
        >
          <TextField
            autoFocus
            type="password"
            autoComplete="off"
            label={text('signing.prepare.pin')}
            value={pin}
            onChange={setPin}
            errorMessage={problem ?? undefined}
          />
        </Form>
      </div>
    </Dialog>
  );
}
