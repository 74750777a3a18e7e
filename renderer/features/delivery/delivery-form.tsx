import { type ReactNode, useState } from 'react';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { FormButtons } from '../../ui/form-buttons';
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

export interface DeliveryDialogProps<Thing> {
  /** The one to correct; `new`: another one; null: closed. */
  readonly thing: Thing | 'new' | null;
  readonly addTitle: string;
  readonly correctTitle: string;
  readonly onClose: () => void;
  readonly fields: (before: Thing | null) => ReactNode;
}

/** The dialog in which something is written down, or corrected. */
export function DeliveryDialog<Thing extends object>(props: DeliveryDialogProps<Thing>) {
  const { thing, addTitle, correctTitle, onClose, fields } = props;
  return (
    <Dialog isOpen={thing !== null} onClose={onClose} title={thing === 'new' ? addTitle : correctTitle} shape="wide">
      {thing && fields(thing === 'new' ? null : thing)}
    </Dialog>
  );
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
        <FormButtons doWord={keep} cancelWord={text('delivery.form.cancel')} isBusy={isPending} onCancel={onClose} />
      }
    >
      {children((name) => problems.find((problem) => problem.name === name)?.message)}
    </Form>
  );
}
