import { useState } from 'react';
import { Button } from '../../ui/button';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './headquarters.module.css';
import type { SeenDevice } from './seen-device';

/** `since`: ISO; when the device was last certainly in good hands. Null: now. */
export interface Withdrawal {
  readonly kind: 'lost' | 'retired';
  readonly since: string | null;
}

export interface WithdrawDialogProps {
  /** Null: closed. */
  readonly device: SeenDevice | null;
  readonly kind: Withdrawal['kind'];
  readonly onClose: () => void;
  /** Answers the sentence that says why it was refused, or null. */
  readonly onWithdraw: (withdrawal: Withdrawal) => Promise<string | null>;
}

const titles = {
  lost: 'headquarters.withdraw.lost-title',
  retired: 'headquarters.withdraw.retired-title',
} as const satisfies Record<Withdrawal['kind'], MessageId>;

/** The last look before a device is shut out, with everything that follows from it. */
export function WithdrawDialog({ device, kind, onClose, onWithdraw }: WithdrawDialogProps) {
  const text = useText();
  return (
    <Dialog
      isOpen={device !== null}
      onClose={onClose}
      title={text(titles[kind], { name: device?.name ?? '' })}
      mustAnswer
    >
      {device && <WithdrawForm device={device} kind={kind} onClose={onClose} onWithdraw={onWithdraw} />}
    </Dialog>
  );
}

const consequences = {
  lost: [
    'headquarters.withdraw.lost-shut',
    'headquarters.withdraw.lost-work',
    'headquarters.withdraw.lost-signatures',
    'headquarters.withdraw.lost-again',
  ],
  retired: [
    'headquarters.withdraw.retired-work',
    'headquarters.withdraw.retired-reads',
    'headquarters.withdraw.retired-signatures',
    'headquarters.withdraw.lost-again',
  ],
} as const satisfies Record<Withdrawal['kind'], readonly MessageId[]>;

export function WithdrawForm({
  device,
  kind,
  onClose,
  onWithdraw,
}: WithdrawDialogProps & { readonly device: SeenDevice }) {
  const text = useText();
  const [since, setSince] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const withdraw = async () => {
    setPending(true);
    // The day is meant as the person lives it, from its first moment.
    const refused = await onWithdraw({ kind, since: since === null ? null : new Date(`${since}T00:00`).toISOString() });
    setPending(false);
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <Form
      onSubmit={() => void withdraw()}
      problems={problem === null ? [] : [{ name: null, message: problem }]}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('headquarters.form.cancel')}
          </Button>
          <Button kind="danger" type="submit" isPending={isPending}>
            {text(kind === 'lost' ? 'headquarters.withdraw.lost-do' : 'headquarters.withdraw.retired-do')}
          </Button>
        </>
      }
    >
      <p className={styles.reading}>{text('headquarters.withdraw.of', { person: device.person })}</p>
      <ul className={styles.consequences}>
        {consequences[kind].map((words) => (
          <li key={words}>{text(words)}</li>
        ))}
      </ul>
      <DatePicker
        label={text('headquarters.withdraw.since')}
        description={text('headquarters.withdraw.since-words')}
        value={since}
        onChange={setSince}
      />
    </Form>
  );
}
