import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/text-area';
import { useText } from '../../ui/use-text';

/** Why a new version is begun. The reason stays in its history, where an auditor looks for it. */
export function NextVersionDialog({
  onBegin,
  onClose,
}: {
  readonly onBegin: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [reason, setReason] = useState('');
  const isBlank = reason.trim() === '';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      mustAnswer
      title={text('agreements.head.next-version')}
      actions={
        <>
          <Button onPress={onClose}>{text('agreements.dialog.cancel')}</Button>
          <Button kind="filled" isDisabled={isBlank} onPress={() => onBegin(reason)}>
            {text('agreements.amend.begin')}
          </Button>
        </>
      }
    >
      <TextArea
        label={text('agreements.amend.reason')}
        description={text('agreements.amend.reason-hint')}
        isRequired
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
