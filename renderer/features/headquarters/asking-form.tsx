import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button';
import { Form } from '../../ui/form';
import { useText } from '../../ui/use-text';

export interface AskingFormProps {
  /** What the button says that asks. */
  readonly word: string;
  /** Asks headquarters; answers why it did not, in words, or null when it is done. */
  readonly ask: () => Promise<string | null>;
  readonly onDone?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form that asks headquarters for something, and stays open with the reason where it is refused. */
export function AskingForm({ word, ask, onDone, onClose, children }: AskingFormProps) {
  const text = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const send = async () => {
    setPending(true);
    const refused = await ask();
    setPending(false);
    setProblem(refused);
    if (refused === null) onDone?.();
  };
  return (
    <Form
      onSubmit={() => void send()}
      problems={problem === null ? [] : [{ name: null, message: problem }]}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('headquarters.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={isPending}>
            {word}
          </Button>
        </>
      }
    >
      {children}
    </Form>
  );
}
