import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { useText } from '../../ui/use-text';

export interface KeepDialogProps {
  readonly title: string;
  /** What the button says that keeps it. */
  readonly keepWords: string;
  /** Null once it is kept, else the sentence that says why not. */
  readonly onKeep: () => Promise<string | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog for something that is written once: it closes when it was kept, and says why when it was not. */
export function KeepDialog({ title, keepWords, onKeep, onClose, children }: KeepDialogProps) {
  const text = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    const refused = await onKeep().finally(() => setBusy(false));
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      mustAnswer
      title={title}
      actions={
        <>
          <Button onPress={onClose}>{text('agreements.dialog.cancel')}</Button>
          <Button kind="filled" onPress={() => void keep()} isPending={isBusy}>
            {keepWords}
          </Button>
        </>
      }
    >
      {problem !== null && (
        <ErrorState title={text('agreements.dialog.not-kept')} shape="inline">
          {problem}
        </ErrorState>
      )}
      {children}
    </Dialog>
  );
}
