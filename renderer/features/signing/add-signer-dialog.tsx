import { useState } from 'react';
import type { Party, Person } from '#shared/domain/partners/person';
import { signingRole } from '#shared/domain/signing/signing-rules';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './prepare-step.module.css';

/** Keeps a person who is not on the list; the sentence that says why not, or null. */
export type KeepSigner = (signer: {
  readonly party: Party;
  readonly name: string;
  readonly title: string;
}) => Promise<string | null>;

export interface AddSignerDialogProps {
  readonly party: Party;
  readonly organisation: string;
  /** Of this side, and not signing yet. */
  readonly people: readonly Person[];
  readonly onChosen: (person: Person) => void;
  readonly onTyped: KeepSigner;
  readonly onClose: () => void;
}

/** Who else signs for a side: somebody known, or a name typed here. */
export function AddSignerDialog({ party, organisation, people, onChosen, onTyped, onClose }: AddSignerDialogProps) {
  const text = useText();
  const [isTyping, setTyping] = useState(people.length === 0);
  return (
    <Dialog isOpen onClose={onClose} title={text('signing.who.title', { organisation })}>
      <div className={styles.stack}>
        {isTyping ? (
          <TypedSigner party={party} onTyped={onTyped} onDone={onClose} />
        ) : (
          <ul className={styles.people}>
            {people.map((person) => (
              <li key={person.id}>
                <button type="button" className={styles.person} onClick={() => onChosen(person)}>
                  <strong>{person.name}</strong>
                  <span>{signingRole(person)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {people.length > 0 && (
          <div>
            <Button kind="plain" onPress={() => setTyping(!isTyping)}>
              {text(isTyping ? 'signing.who.known' : 'signing.who.other')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

function TypedSigner({
  party,
  onTyped,
  onDone,
}: Pick<AddSignerDialogProps, 'party' | 'onTyped'> & { readonly onDone: () => void }) {
  const text = useText();
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const add = async () => {
    if (name.trim() === '' || title.trim() === '') return setProblem(text('signing.who.both-needed'));
    setAdding(true);
    const refused = await onTyped({ party, name: name.trim(), title: title.trim() }).finally(() => setAdding(false));
    if (refused === null) onDone();
    else setProblem(refused);
  };
  return (
    <Form
      onSubmit={() => void add()}
      problems={problem === null ? [] : [{ name: null, message: problem }]}
      actions={
        <Button kind="filled" type="submit" isPending={isAdding}>
          {text('signing.who.add')}
        </Button>
      }
    >
      <TextField
        autoFocus
        isRequired
        maxLength={120}
        label={text('signing.who.name')}
        value={name}
        onChange={setName}
      />
      <TextField isRequired maxLength={120} label={text('signing.who.role')} value={title} onChange={setTitle} />
    </Form>
  );
}
