import { X } from 'lucide-react';
import { useState } from 'react';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { Party, Person } from '#shared/domain/partners/person';
import { signingRole } from '#shared/domain/signing/signing-rules';
import { addSigner } from '../../data/actions/signing-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Form } from '../../ui/form';
import { IconButton } from '../../ui/icon-button';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './signing-screen.module.css';
import { useStepFocus } from './step-focus';

export interface WhoStepProps {
  readonly party: Party;
  readonly page: DocumentPage;
  readonly partnerId: PartnerId;
  /** Of this side only. */
  readonly people: readonly Person[];
  readonly onChosen: (personId: string) => void;
  /** Null once the other side has signed. */
  readonly onOtherFirst: (() => void) | null;
  readonly onLeave: () => void;
}

/** Who signs for a side: somebody known, or a name typed here. */
export function WhoStep({ party, page, partnerId, people, onChosen, onOtherFirst, onLeave }: WhoStepProps) {
  const text = useText();
  const title = useStepFocus();
  const [isTyping, setTyping] = useState(people.length === 0);
  const organisation = page.parties.find((one) => one.party === party)?.name ?? '';
  return (
    <section className={styles.step} aria-labelledby="signing-who">
      <div className={styles.corner}>
        <IconButton icon={X} label={text('signing.leave.command')} onPress={onLeave} />
      </div>
      <p className={styles.what}>{text('signing.what', { title: page.title, reference: page.reference })}</p>
      <h1 ref={title} tabIndex={-1} id="signing-who" className={styles.question}>
        {text('signing.who.title', { organisation })}
      </h1>
      {isTyping ? (
        <TypedSigner party={party} partnerId={partnerId} onChosen={onChosen} />
      ) : (
        <ul className={styles.people}>
          {sponsorsFirst(people).map((person) => (
            <li key={person.id}>
              <button type="button" className={styles.person} onClick={() => onChosen(person.id)}>
                <strong>{person.name}</strong>
                <span>{signingRole(person)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.others}>
        {people.length > 0 && (
          <Button kind="plain" onPress={() => setTyping(!isTyping)}>
            {text(isTyping ? 'signing.who.known' : 'signing.who.other')}
          </Button>
        )}
        {onOtherFirst && (
          <Button kind="plain" onPress={onOtherFirst}>
            {text('signing.who.other-side-first')}
          </Button>
        )}
      </div>
    </section>
  );
}

function TypedSigner({ party, partnerId, onChosen }: Pick<WhoStepProps, 'party' | 'partnerId' | 'onChosen'>) {
  const text = useText();
  const workspace = useWorkspace();
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isAdding, setAdding] = useState(false);
  const add = async () => {
    if (name.trim() === '' || title.trim() === '') return setProblem(text('signing.who.both-needed'));
    setAdding(true);
    const added = await addSigner(workspace, partnerId, { party, name, title });
    setAdding(false);
    if (added.ok) return onChosen(added.value.id);
    if (added.error.kind === 'fields-refused') return setProblem(text('signing.who.both-needed'));
    setProblem(text(added.error.kind === 'storage-full' ? 'errors.storage-full' : 'errors.storage-failed'));
  };
  return (
    <div className={styles.typed}>
      <Form
        onSubmit={() => void add()}
        problems={problem ? [{ name: null, message: problem }] : []}
        actions={
          <Button kind="filled" size="large" type="submit" isPending={isAdding}>
            {text('signing.who.go-on')}
          </Button>
        }
      >
        <TextField autoFocus isRequired label={text('signing.who.name')} value={name} onChange={setName} />
        <TextField isRequired label={text('signing.who.role')} value={title} onChange={setTitle} />
      </Form>
    </div>
  );
}

function sponsorsFirst(people: readonly Person[]): readonly Person[] {
  const weight = (person: Person) => (person.role === 'sponsor' ? 0 : 1);
  return people.toSorted((left, right) => weight(left) - weight(right) || left.name.localeCompare(right.name));
}
