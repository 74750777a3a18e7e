import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button';
import { Form } from '../../ui/form';
import { useText } from '../../ui/use-text';
import { refusalsOf, type SaidRefusal } from './delivery-words';

export interface DeliveryFormProps {
  /** What the button says. */
  readonly keep: string;
  /** Keeps it, or says why not. */
  readonly onKeep: () => Promise<
    { readonly ok: true } | { readonly ok: false; readonly error: Parameters<typeof refusalsOf>[1] }
  >;
  readonly onClose: () => void;
  /** Given a field's name: what is wrong with it. */
  readonly children: (problemOf: (name: string) => string | undefined) => ReactNode;
}

/** A form that is kept at once, or says at its fields why not. */
export function DeliveryForm({ keep, onKeep, onClose, children }: DeliveryFormProps) {
  const text = useText();
  const [problems, setProblems] = useState<readonly SaidRefusal[]>([]);
  const [isPending, setPending] = useState(false);
  const submit = async () => {
    setPending(true);
    const kept = await onKeep();
    setPending(false);
    if (kept.ok) onClose();
    else setProblems(refusalsOf(text, kept.error));
  };
  return (
    <Form
      onSubmit={() => void submit()}
      problems={problems}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('delivery.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={isPending}>
            {keep}
          </Button>
        </>
      }
    >
      {children((name) => problems.find((problem) => problem.name === name)?.message)}
    </Form>
  );
}
