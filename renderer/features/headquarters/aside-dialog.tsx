import { useState } from 'react';
import { useStanding } from '../../data/queries/record-queries';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';
import { TextArea } from '../../ui/text-area';
import { type MessageId, useText } from '../../ui/use-text';
import { useMomentWords } from '../../widgets/moment-words';
import { useRecordWords } from '../../widgets/record-words';
import { useSetAsideWords } from '../../widgets/set-aside-words';
import { useNow } from '../../widgets/use-now';
import { ChangeDetails } from './change-details';
import type { DecisionLine } from './decision-lines';
import styles from './headquarters.module.css';
import { changeOf, partnerOfEntry } from './told-change';
import { useNames } from './use-names';

type AsideLine = Extract<DecisionLine, { kind: 'aside' }>;

export interface AsideDialogProps {
  readonly partnerName: (partnerId: string) => string;
  /** Null: closed. */
  readonly line: AsideLine | null;
  readonly onClose: () => void;
  /** Answers why it was refused, or null. */
  readonly onDecide: (decision: 'accepted' | 'rejected', reason: string) => Promise<MessageId | null>;
}

/** What a change that was set aside says, why it was, and the decision about it. */
export function AsideDialog(props: AsideDialogProps) {
  const { line, onClose } = props;
  const text = useText();
  return (
    <Dialog isOpen={line !== null} onClose={onClose} title={text('headquarters.aside.title')} shape="wide">
      {line && <AsideForm {...props} line={line} />}
    </Dialog>
  );
}

export function AsideForm({ line, partnerName, onClose, onDecide }: AsideDialogProps & { readonly line: AsideLine }) {
  const text = useText();
  const [decision, setDecision] = useState<'accepted' | 'rejected'>('rejected');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<MessageId | null>(null);
  const [isPending, setPending] = useState(false);
  const decide = async () => {
    setPending(true);
    const refused = await onDecide(decision, reason);
    setPending(false);
    setProblem(refused);
  };
  return (
    <Form
      onSubmit={() => void decide()}
      problems={problem ? [{ name: 'reason', message: text(problem) }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('headquarters.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={isPending}>
            {text('headquarters.aside.keep')}
          </Button>
        </>
      }
    >
      <AsideFacts line={line} partnerName={partnerName} />
      <RadioGroup
        label={text('headquarters.aside.decision')}
        choices={[
          {
            id: 'rejected',
            label: text('headquarters.aside.reject'),
            description: text('headquarters.aside.reject-words'),
          },
          {
            id: 'accepted',
            label: text('headquarters.aside.accept'),
            description: text('headquarters.aside.accept-words'),
          },
        ]}
        value={decision}
        onChange={setDecision}
      />
      <TextArea
        name="reason"
        label={text('headquarters.aside.reason')}
        description={text('headquarters.aside.reason-words')}
        isRequired
        rows={2}
        value={reason}
        onChange={setReason}
      />
    </Form>
  );
}

function AsideFacts({
  line: { aside },
  partnerName,
}: Pick<AsideDialogProps, 'partnerName'> & { readonly line: AsideLine }) {
  const text = useText();
  const now = useNow();
  const moment = useMomentWords();
  const recordWords = useRecordWords();
  const { personName, deviceName } = useNames();
  const { why } = useSetAsideWords('desk')(aside.entry.why ?? '');
  const { entry, territory } = aside;
  const partner = partnerName(partnerOfEntry(entry, changeOf(entry)));
  const standing = useStanding(entry.row);
  return (
    <div className={styles.stack}>
      <p className={styles.reading}>{why}</p>
      <DefinitionList
        items={[
          { term: text('headquarters.log.what'), value: recordWords({ entity: entry.entity, name: '', partner }) },
          { term: text('headquarters.log.person'), value: personName(entry.user) },
          { term: text('headquarters.devices.name'), value: deviceName(entry.device) },
          { term: text('headquarters.log.written'), value: moment(entry.at, now) },
          { term: text('headquarters.log.arrived'), value: moment(entry.received, now) },
          { term: text('headquarters.log.territory'), value: territory },
        ]}
      />
      <ChangeDetails entry={entry} standing={standing} />
    </div>
  );
}
