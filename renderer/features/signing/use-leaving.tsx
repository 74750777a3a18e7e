import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { Dialog } from '../../ui/dialog';
import { useText } from '../../ui/use-text';
import type { CeremonyStep } from './ceremony-step';

/** Escape asks before it leaves, except where nothing is under way. */
export function useLeaving(
  step: CeremonyStep['step'] | null,
  go: () => void,
): {
  readonly ask: () => void;
  readonly dialog: ReactNode;
} {
  const text = useText();
  const [isAsking, setAsking] = useState(false);
  const ask = () => (step === 'done' || step === 'prepare' ? go() : setAsking(true));
  const group = text('signing.title');
  useCommands([
    { id: 'back', label: text('signing.leave.command'), group, keys: 'escape', alsoWhileTyping: true, run: ask },
    // The palette would show other partners to whoever sits before the screen.
    { id: 'palette', label: text('signing.leave.command'), group, keys: 'mod+k', run: ask },
  ]);
  const stay = () => setAsking(false);
  return {
    ask,
    dialog: (
      <Dialog
        isOpen={isAsking}
        onClose={stay}
        title={text('signing.leave.title')}
        actions={
          <>
            <Button onPress={go}>{text('signing.leave.go')}</Button>
            <Button kind="filled" onPress={stay}>
              {text('signing.leave.stay')}
            </Button>
          </>
        }
      >
        <p>{text('signing.leave.words')}</p>
      </Dialog>
    ),
  };
}
