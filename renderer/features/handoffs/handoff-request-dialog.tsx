import { useState } from 'react';
import { brand } from '#shared/base/brand';
import type { HandoffKind, HandoffKindId } from '#shared/domain/playbook/pack-operating';
import type { PartnerFile } from '#shared/records/partner-file';
import { requestHandoff } from '../../data/actions/handoff-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { ComboBox } from '../../ui/combo-box';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { useText } from '../../ui/use-text';
import { storageWords } from '../../widgets/storage-words';
import styles from './handoffs.module.css';

export interface HandoffRequestDialogProps {
  readonly file: PartnerFile;
  readonly kinds: readonly HandoffKind[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks headquarters for something. */
export function HandoffRequestDialog(props: HandoffRequestDialogProps) {
  const text = useText();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={text('handoffs.ask')}>
      {props.isOpen && <RequestFields {...props} />}
    </Dialog>
  );
}

function RequestFields({ file, kinds, onClose }: HandoffRequestDialogProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [kindId, setKindId] = useState<HandoffKindId | null>(kinds[0]?.id ?? null);
  const [personId, setPersonId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const kind = kinds.find(({ id }) => id === kindId);
  const ask = async () => {
    if (!kind) return;
    const person = personId === null ? null : brand<'Person'>(personId);
    const input = { partnerId: file.partner.id, kind: kind.id, personId: person, note };
    const asked = await requestHandoff(workspace, input);
    if (asked.ok) return onClose();
    if (asked.error.kind === 'waits-already') return setProblem(text('handoffs.waits-already'));
    setProblem(text(storageWords(asked.error.kind)));
  };
  return (
    <Form
      onSubmit={() => void ask()}
      problems={problem ? [{ name: null, message: problem }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('handoffs.cancel')}
          </Button>
          <Button kind="filled" type="submit" isDisabled={!kind}>
            {text('handoffs.ask')}
          </Button>
        </>
      }
    >
      <Select
        label={text('handoffs.what')}
        choices={kinds.map(({ id, title }) => ({ id, label: title }))}
        value={kindId}
        onChange={setKindId}
      />
      {kind && (
        <p className={styles.hint}>{text('handoffs.promise', { hours: kind.targetHours, proof: kind.proof })}</p>
      )}
      <ComboBox
        label={text('handoffs.for-whom')}
        choices={file.people.map(({ id, name }) => ({ id: id as string, label: name }))}
        value={personId}
        onChange={setPersonId}
      />
      <TextArea label={text('handoffs.note')} rows={2} value={note} onChange={setNote} />
    </Form>
  );
}
