import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './settings-screen.module.css';

export interface PinDialogProps {
  readonly isGuarded: boolean;
  /** `pin` null takes it away. The sentence that says why not, or null. */
  readonly onPin: (on: { readonly pin: string | null; readonly oldPin: string | null }) => Promise<string | null>;
  readonly onClose: () => void;
}

const least = 6;

/** Sets or changes the PIN that opens the keys of this device, typed twice; or takes it away. */
export function PinDialog({ isGuarded, onPin, onClose }: PinDialogProps) {
  const text = useText();
  const [oldPin, setOldPin] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const save = async (wanted: string | null) => {
    if (wanted !== null && [...wanted].length < least)
      return setProblem(text('signing.refused.pin-too-short', { least }));
    if (wanted !== null && wanted !== again) return setProblem(text('signing.settings.pin-differs'));
    setSaving(true);
    const refused = await onPin({ pin: wanted, oldPin: isGuarded ? oldPin : null }).finally(() => setSaving(false));
    if (refused === null) onClose();
    else setProblem(refused);
  };
  const field = { type: 'password', autoComplete: 'off', isRequired: true } as const;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text(isGuarded ? 'signing.settings.change-pin' : 'signing.settings.set-pin')}
    >
      <div className={styles.stack}>
        <p className={styles.words}>{text('signing.settings.pin-words')}</p>
        <Form
          onSubmit={() => void save(pin)}
          problems={problem === null ? [] : [{ name: null, message: problem }]}
          actions={
            <>
              {isGuarded && (
                <Button isPending={isSaving} onPress={() => void save(null)}>
                  {text('signing.settings.drop-pin')}
                </Button>
              )}
              <Button kind="filled" type="submit" isPending={isSaving}>
                {text('signing.settings.save-pin')}
              </Button>
            </>
          }
        >
          {isGuarded && (
            <TextField {...field} label={text('signing.settings.old-pin')} value={oldPin} onChange={setOldPin} />
          )}
          <TextField {...field} label={text('signing.settings.new-pin')} value={pin} onChange={setPin} />
          <TextField {...field} label={text('signing.settings.pin-again')} value={again} onChange={setAgain} />
        </Form>
      </div>
    </Dialog>
  );
}
