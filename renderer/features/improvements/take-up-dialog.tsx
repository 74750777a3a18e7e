import { useState } from 'react';
import type { Improvement } from '#shared/domain/improvements/improvement';
import type { Ground } from '#shared/domain/improvements/improvement-rules';
import { Button } from '../../ui/button';
import { ComboBox } from '../../ui/combo-box';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { useText } from '../../ui/use-text';
import { refusalWords } from './improvement-words';
import styles from './improvements.module.css';
import type { Done } from './words-dialog';

export interface TakeUpDialogProps {
  readonly grounds: readonly Ground[];
  /** Those that are neither done nor declined. */
  readonly standing: readonly Improvement[];
  readonly onAttach: (improvementId: string) => Done;
  readonly onNew: () => void;
  readonly onClose: () => void;
}

/** Adds what was noted to an improvement that is there, or makes a new one of it. */
export function TakeUpDialog({ grounds, standing, onAttach, onNew, onClose }: TakeUpDialogProps) {
  const text = useText();
  const [chosenId, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const attach = async () => {
    if (chosenId === null) return setProblem(text('improvements.take-up.choose'));
    const kept = await onAttach(chosenId);
    if (kept.ok) onClose();
    else setProblem(text(refusalWords(kept.error.kind)));
  };
  return (
    <Dialog isOpen onClose={onClose} title={text('improvements.take-up.title', { count: grounds.length })}>
      <ul className={styles.said}>
        {grounds.slice(0, 5).map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      <Form
        onSubmit={() => void attach()}
        problems={problem === null ? [] : [{ name: 'improvement', message: problem }]}
        actions={
          <>
            <Button onPress={onNew}>{text('improvements.take-up.new')}</Button>
            <Button kind="filled" type="submit">
              {text('improvements.take-up.attach')}
            </Button>
          </>
        }
      >
        <ComboBox
          name="improvement"
          label={text('improvements.take-up.to')}
          choices={standing.map(({ id, title }) => ({ id, label: title }))}
          value={chosenId}
          onChange={setChosen}
          errorMessage={problem ?? undefined}
        />
      </Form>
    </Dialog>
  );
}
