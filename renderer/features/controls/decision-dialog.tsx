import { useState } from 'react';
import type { Concession, ConcessionDecision } from '#shared/domain/gates/concession';
import type { PersonId } from '#shared/domain/partners/person';
import type { PartnerFile } from '#shared/records/partner-file';
import { decideConcession } from '../../data/actions/concession-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { type MessageId, useText } from '../../ui/use-text';
import { concessionRefusalWords } from './concession-refusals';
import styles from './controls-panel.module.css';

export interface DecisionDialogProps {
  readonly file: PartnerFile;
  /** What is decided about; null: nothing, the dialog is closed. */
  readonly concession: Concession | null;
  /** Whether it was allowed already: then it can only be taken back. */
  readonly isAllowed: boolean;
  /** Its subject in words. */
  readonly subject: string;
  readonly onClose: () => void;
}

/** Decides about a concession, or puts down what somebody of our side has decided. */
export function DecisionDialog({ concession, onClose, ...rest }: DecisionDialogProps) {
  const text = useText();
  return (
    <Dialog isOpen={concession !== null} onClose={onClose} title={text('controls.decide.title')} mustAnswer>
      {concession && <DecisionForm {...rest} concession={concession} onClose={onClose} />}
    </Dialog>
  );
}

const verdictWords = {
  approved: 'controls.decide.approve',
  refused: 'controls.decide.refuse',
  withdrawn: 'controls.decide.withdraw',
} as const satisfies Record<ConcessionDecision['verdict'], MessageId>;

type How = NonNullable<ConcessionDecision['spokenBy']>['how'];

const howWords = {
  present: 'controls.decide.how-present',
  phone: 'controls.decide.how-phone',
  writing: 'controls.decide.how-writing',
} as const satisfies Record<How, MessageId>;

const verdicts = ['approved', 'refused', 'withdrawn'] as const;
const takingBack = ['withdrawn'] as const;
const hows = ['present', 'phone', 'writing'] as const;
const me = 'me';

function DecisionForm({
  file,
  concession,
  subject,
  isAllowed,
  onClose,
}: Omit<DecisionDialogProps, 'concession'> & { readonly concession: Concession }) {
  const text = useText();
  const workspace = useWorkspace();
  const [verdict, setVerdict] = useState<ConcessionDecision['verdict']>(isAllowed ? 'withdrawn' : 'approved');
  const [decidedBy, setDecidedBy] = useState<string>(me);
  const [how, setHow] = useState<How>('phone');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<MessageId | null>(null);
  const ours = file.people.filter(({ party }) => party === 'vendor');
  const decide = async () => {
    const spokenBy = decidedBy === me ? null : { personId: decidedBy as PersonId, how };
    const decided = await decideConcession(workspace, concession.id, { verdict, reason, spokenBy });
    if (decided.ok) onClose();
    else setProblem(concessionRefusalWords[decided.error.kind]);
  };
  return (
    <Form
      onSubmit={() => void decide()}
      problems={problem ? [{ name: null, message: text(problem) }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('controls.request.cancel')}
          </Button>
          <Button kind="filled" type="submit">
            {text('controls.decide.keep')}
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        <strong>{subject}</strong>
      </p>
      <p className={styles.words}>{concession.reason}</p>
      <RadioGroup
        label={text('controls.decide.verdict')}
        choices={(isAllowed ? takingBack : verdicts).map((id) => ({ id, label: text(verdictWords[id]) }))}
        value={verdict}
        onChange={setVerdict}
      />
      <Select
        label={text('controls.decide.by')}
        description={text('controls.decide.by-words')}
        choices={[
          { id: me, label: text('controls.decide.me') },
          ...ours.map(({ id, name, title }) => ({
            id: id as string,
            label: title === '' ? name : `${name}, ${title}`,
          })),
        ]}
        value={decidedBy}
        onChange={setDecidedBy}
      />
      {decidedBy !== me && (
        <Select
          label={text('controls.decide.how')}
          choices={hows.map((id) => ({ id, label: text(howWords[id]) }))}
          value={how}
          onChange={setHow}
        />
      )}
      <TextArea label={text('controls.decide.reason')} rows={2} value={reason} onChange={setReason} />
    </Form>
  );
}
