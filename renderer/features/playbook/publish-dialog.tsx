import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { draftRefusalWords } from './draft-words';
import styles from './playbook.module.css';

export interface PublishDialogProps {
  readonly version: string;
  readonly inForce: string;
  readonly changes: number;
  readonly findings: number;
  readonly onVersion: (version: string) => void;
  /** Null: published. Else the kind of the refusal. */
  readonly onPublish: (notes: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** The last look before a version is in force: its number, and why it was made. */
export function PublishDialog(props: PublishDialogProps) {
  const { version, inForce, changes, findings, onVersion, onPublish, onClose } = props;
  const text = useText();
  const [notes, setNotes] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const publish = async () => {
    setPending(true);
    const kind = await onPublish(notes);
    setPending(false);
    if (kind !== null) setRefused(kind);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text('playbook.publish.title')}
      mustAnswer
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('playbook.publish.not-yet')}
          </Button>
          <Button kind="filled" isPending={isPending} isDisabled={findings > 0} onPress={() => void publish()}>
            {text('playbook.publish.publish', { version })}
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        {findings > 0 ? (
          <ErrorState shape="inline" title={text('playbook.edit.findings', { count: findings })}>
            {text('playbook.draft.has-findings')}
          </ErrorState>
        ) : (
          <p className={styles.purpose}>{text('playbook.publish.means', { count: changes, inForce })}</p>
        )}
        <TextField label={text('playbook.publish.version')} value={version} onChange={onVersion} />
        <TextArea
          label={text('playbook.publish.notes')}
          description={text('playbook.publish.notes-hint')}
          isRequired
          value={notes}
          onChange={setNotes}
        />
        {refused !== null && (
          <ErrorState shape="inline" title={text('playbook.publish.refused')}>
            {text(draftRefusalWords(refused))}
          </ErrorState>
        )}
      </div>
    </Dialog>
  );
}
