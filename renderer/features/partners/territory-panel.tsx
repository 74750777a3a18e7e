import { useState } from 'react';
import { territoriesToMoveTo } from '#shared/domain/headquarters/territory-roles';
import type { Partner } from '#shared/domain/partners/partner';
import type { Territory } from '../../data/queries/territory-queries';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './territory-panel.module.css';

export interface TerritoryPanelProps {
  readonly partner: Pick<Partner, 'id' | 'legalName'>;
  /** The lane in which the partner is filed. */
  readonly space: string;
  readonly territories: readonly Territory[];
  /** Answers the sentence that says why it was refused, or null. */
  readonly onMove: (from: Territory, to: Territory, reason: string) => Promise<string | null>;
}

/** To which territory the partner belongs, and the way to another for whoever decides in both. */
export function TerritoryPanel({ partner, space, territories, onMove }: TerritoryPanelProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const here = territories.find(({ lane }) => lane === space);
  if (!here) return null;
  const open = territoriesToMoveTo(territories, here.id);
  return (
    <Panel
      title={text('partners.territory.label')}
      actions={open.length > 0 && <Button onPress={() => setOpen(true)}>{text('partners.territory.move')}</Button>}
    >
      <p>{here.name}</p>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={text('partners.territory.move-title', { partner: partner.legalName })}
        mustAnswer
      >
        {isOpen && (
          <MoveForm
            from={here}
            to={territories.filter(({ id }) => open.some((one) => one.id === id))}
            onClose={() => setOpen(false)}
            onMove={onMove}
          />
        )}
      </Dialog>
    </Panel>
  );
}

interface MoveFormProps extends Pick<TerritoryPanelProps, 'onMove'> {
  readonly from: Territory;
  readonly to: readonly Territory[];
  readonly onClose: () => void;
}

function MoveForm({ from, to, onClose, onMove }: MoveFormProps) {
  const text = useText();
  const [chosen, setChosen] = useState(to.length === 1 ? (to[0]?.id ?? null) : null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const move = async () => {
    const target = to.find(({ id }) => id === chosen);
    if (!target) return setProblem(text('partners.territory.choose'));
    if (reason.trim() === '') return setProblem(text('partners.territory.reason-missing'));
    setPending(true);
    const refused = await onMove(from, target, reason.trim());
    setPending(false);
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <Form
      onSubmit={() => void move()}
      problems={problem === null ? [] : [{ name: null, message: problem }]}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('partners.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={isPending}>
            {text('partners.territory.move-do')}
          </Button>
        </>
      }
    >
      <Select
        label={text('partners.territory.to')}
        isRequired
        choices={to.map(({ id, name }) => ({ id, label: name }))}
        value={chosen}
        onChange={setChosen}
      />
      <TextField
        label={text('partners.territory.reason')}
        isRequired
        value={reason}
        onChange={setReason}
        maxLength={2000}
      />
      <ul className={styles.consequences}>
        <li>{text('partners.territory.move-all')}</li>
        <li>{text('partners.territory.move-people', { from: from.name })}</li>
        <li>{text('partners.territory.move-edits')}</li>
      </ul>
    </Form>
  );
}
