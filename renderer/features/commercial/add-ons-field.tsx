import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { FieldGroup } from '../../ui/form';
import { IconButton } from '../../ui/icon-button';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './add-ons-field.module.css';

export interface AddOnsFieldProps {
  /** Undefined: nobody has said. Empty: nothing was sold with it. */
  readonly value: readonly string[] | undefined;
  readonly onChange: (value: readonly string[] | undefined) => void;
}

const most = 50;

/** What is sold with a product, one name at a time: Enter adds one, the button beside it takes it away. */
export function AddOnsField({ value: names, onChange }: AddOnsFieldProps) {
  const value = names ?? [];
  const text = useText();
  const [written, setWritten] = useState('');
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const add = () => {
    const name = written.trim();
    setWritten('');
    input.current?.focus();
    if (name === '' || value.includes(name) || value.length >= most) return;
    onChange([...value, name]);
    setSaid(text('commercial.add-ons.added', { name }));
  };
  const remove = (name: string) => {
    onChange(value.filter((other) => other !== name));
    setSaid(text('commercial.add-ons.removed', { name }));
    // The button that was pressed is gone; the focus must not go with it.
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || written.trim() === '') return;
    // Enter in a form would hand it in.
    event.preventDefault();
    add();
  };
  return (
    <FieldGroup title={text('commercial.add-ons')}>
      {value.length > 0 && (
        <ul className={styles.list}>
          {value.map((name) => (
            <li key={name} className={styles.item}>
              <span>{name}</span>
              <IconButton icon={X} label={text('commercial.add-ons.remove', { name })} onPress={() => remove(name)} />
            </li>
          ))}
        </ul>
      )}
      {value.length === 0 && (
        <Checkbox
          label={text('commercial.add-ons.none')}
          isSelected={names !== undefined}
          onChange={(isSaid) => onChange(isSaid ? [] : undefined)}
        />
      )}
      <div className={styles.row}>
        <div className={styles.field}>
          <TextField
            label={text('commercial.add-ons.field')}
            description={text('commercial.add-ons.hint')}
            maxLength={120}
            value={written}
            onChange={setWritten}
            onKeyDown={onKeyDown}
            inputRef={input}
          />
        </div>
        <Button icon={Plus} onPress={add} isDisabled={written.trim() === ''}>
          {text('commercial.add-ons.add')}
        </Button>
      </div>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </FieldGroup>
  );
}
