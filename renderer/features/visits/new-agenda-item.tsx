import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { AgendaItem } from '#shared/domain/visits/visit';
import { Button } from '../../ui/button';
import { NumberField } from '../../ui/number-field';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './new-agenda-item.module.css';

export interface NewAgendaItemFormProps {
  readonly onAdd: (item: Pick<AgendaItem, 'kind' | 'ref' | 'title' | 'minutes'>) => void;
}

const usualMinutes = 10;

/** Anything else that needs its time: written in words, with minutes of its own. */
export function NewAgendaItemForm({ onAdd }: NewAgendaItemFormProps) {
  const text = useText();
  const [title, setTitle] = useState('');
  const [minutes, setMinutes] = useState<number | null>(usualMinutes);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '' || minutes === null) return;
    onAdd({ kind: 'talk', ref: '', title, minutes: Math.round(minutes) });
    setTitle('');
    setMinutes(usualMinutes);
  };
  return (
    <form className={styles.form} onSubmit={add} aria-label={text('visits.agenda.add-own')}>
      <TextField label={text('visits.agenda.own-title')} value={title} onChange={setTitle} maxLength={200} />
      <NumberField
        label={text('visits.agenda.minutes')}
        unit={text('visits.agenda.minutes-unit')}
        value={minutes}
        minValue={1}
        maxValue={480}
        onChange={setMinutes}
      />
      <Button type="submit" icon={Plus} isDisabled={title.trim() === ''}>
        {text('visits.agenda.add')}
      </Button>
    </form>
  );
}
