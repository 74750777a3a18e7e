import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';

export interface TerritoryDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onAdd: (name: string) => Promise<string | null>;
}

/** Makes a territory. Nobody but headquarters is in it until somebody is granted it. */
export function TerritoryDialog({ isOpen, onClose, onAdd }: TerritoryDialogProps) {
  const text = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('headquarters.territory.title')}>
      {isOpen && <TerritoryForm onClose={onClose} onAdd={onAdd} />}
    </Dialog>
  );
}

function TerritoryForm({ onClose, onAdd }: Omit<TerritoryDialogProps, 'isOpen'>) {
  const text = useText();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const add = async () => {
    if (name.trim() === '') return setProblem(text('headquarters.territory.name-missing'));
    setPending(true);
    const refused = await onAdd(name.trim());
    setPending(false);
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <Form
      onSubmit={() => void add()}
      problems={problem === null ? [] : [{ name: null, message: problem }]}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('headquarters.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={isPending}>
            {text('headquarters.territory.add')}
          </Button>
        </>
      }
    >
      <TextField
        label={text('headquarters.territory.name')}
        description={text('headquarters.territory.words')}
        isRequired
        value={name}
        onChange={setName}
        maxLength={120}
      />
    </Form>
  );
}
