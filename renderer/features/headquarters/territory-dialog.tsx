import { useState } from 'react';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { AskingForm } from './asking-form';

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
  const add = async () => (name.trim() === '' ? text('headquarters.territory.name-missing') : onAdd(name.trim()));
  return (
    <AskingForm word={text('headquarters.territory.add')} ask={add} onDone={onClose} onClose={onClose}>
      <TextField
        label={text('headquarters.territory.name')}
        description={text('headquarters.territory.words')}
        isRequired
        value={name}
        onChange={setName}
        maxLength={120}
      />
    </AskingForm>
  );
}
