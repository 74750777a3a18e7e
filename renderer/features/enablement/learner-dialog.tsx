import { useState } from 'react';
import { brand } from '#shared/base/brand';
import { type LearnerRole, learnerRoles } from '#shared/domain/playbook/pack-enablement';
import type { PartnerFile } from '#shared/records/partner-file';
import { addLearners } from '../../data/actions/enablement-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { ComboBox } from '../../ui/combo-box';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { FieldRow, Form } from '../../ui/form';
import { Select } from '../../ui/select';
import { useText } from '../../ui/use-text';
import { storageWords } from '../../widgets/storage-words';
import { roleWords } from './enablement-words';

export interface LearnerDialogProps {
  readonly file: PartnerFile;
  readonly today: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Puts one of the partner's people into a role that is learned. */
export function LearnerDialog(props: LearnerDialogProps) {
  const text = useText();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={text('enablement.people.add')}>
      {props.isOpen && <LearnerFields {...props} />}
    </Dialog>
  );
}

function LearnerFields({ file, today, onClose }: LearnerDialogProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [personId, setPersonId] = useState<string | null>(null);
  const [role, setRole] = useState<LearnerRole>('sales');
  const [since, setSince] = useState<string | null>(today);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async () => {
    if (personId === null) return setProblem(text('enablement.people.person-missing'));
    const input = { partnerId: file.partner.id, personId: brand<'Person'>(personId), role, since: since ?? today };
    const added = await addLearners(workspace, [input]);
    if (added.ok) return onClose();
    if (added.error.kind === 'learner-exists') return setProblem(text('enablement.people.exists'));
    setProblem(text(storageWords(added.error.kind)));
  };
  const people = file.people.filter(({ party }) => party === 'partner');
  return (
    <Form
      onSubmit={() => void add()}
      problems={problem ? [{ name: null, message: problem }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('enablement.form.cancel')}
          </Button>
          <Button kind="filled" type="submit">
            {text('enablement.people.add')}
          </Button>
        </>
      }
    >
      <ComboBox
        label={text('enablement.people.name')}
        isRequired
        choices={people.map(({ id, name }) => ({ id: id as string, label: name }))}
        value={personId}
        onChange={setPersonId}
      />
      <FieldRow>
        <Select
          label={text('enablement.people.role')}
          choices={learnerRoles.map((id) => ({ id, label: text(roleWords[id]) }))}
          value={role}
          onChange={setRole}
        />
        <DatePicker label={text('enablement.people.since')} value={since} onChange={setSince} />
      </FieldRow>
    </Form>
  );
}
