import { useState } from 'react';
import type { Result } from '#shared/base/result';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { refusalWords } from './programme-words';

export interface TextDialogProps {
  readonly title: string;
  readonly label: string;
  readonly description: string;
  readonly start: string;
  readonly lines: 'one' | 'several';
  readonly doWord: string;
  readonly onKeep: (words: string) => Promise<Result<unknown, { readonly kind: string }>>;
  readonly onClose: () => void;
}

/** Asks for one text: what was shown, what was done, who sees to it. */
export function TextDialog({ title, label, description, start, lines, doWord, onKeep, onClose }: TextDialogProps) {
  const text = useText();
  const [words, setWords] = useState(start);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    const kept = await onKeep(words).finally(() => setBusy(false));
    if (kept.ok) onClose();
    else setProblem(text(refusalWords(kept.error.kind)));
  };
  const Field = lines === 'one' ? TextField : TextArea;
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <Form
        onSubmit={() => void keep()}
        problems={problem === null ? [] : [{ name: 'words', message: problem }]}
        actions={
          <>
            <Button kind="plain" onPress={onClose}>
              {text('programme.form.cancel')}
            </Button>
            <Button kind="filled" type="submit" isPending={isBusy}>
              {doWord}
            </Button>
          </>
        }
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
