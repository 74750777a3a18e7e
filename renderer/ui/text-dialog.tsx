import { useState } from 'react';
import { Dialog } from './dialog';
import { Form } from './form';
import { FormButtons } from './form-buttons';
import { TextArea } from './text-area';
import { TextField } from './text-field';
import { useKept } from './use-kept';

export interface TextDialogProps {
  readonly title: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly start: string;
  readonly lines: 'one' | 'several';
  readonly doWord: string;
  readonly cancelWord: string;
  /** Answers why it was not kept, or null. */
  readonly onKeep: (words: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Asks for one text, and stays open with the reason where it is not kept. */
export function TextDialog(props: TextDialogProps) {
  const { title, label, description, start, lines, doWord, cancelWord, onKeep, onClose } = props;
  const [words, setWords] = useState(start);
  const { problem, isBusy, keep } = useKept(() => onKeep(words), onClose);
  const Field = lines === 'one' ? TextField : TextArea;
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <Form
        onSubmit={() => void keep()}
        problems={problem === null ? [] : [{ name: 'words', message: problem }]}
        actions={<FormButtons doWord={doWord} cancelWord={cancelWord} isBusy={isBusy} onCancel={onClose} />}
      >
        <Field
          name="words"
          autoFocus
          label={label}
          description={description}
          value={words}
          onChange={setWords}
          errorMessage={problem ?? undefined}
        />
      </Form>
    </Dialog>
  );
}
