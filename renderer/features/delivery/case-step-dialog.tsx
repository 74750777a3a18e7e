import { useState } from 'react';
import type { ServiceCase } from '#shared/domain/delivery/delivery';
import { reopenCase, resolveCase } from '../../data/actions/delivery-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { instantOfLocal, localMomentOf } from '../../widgets/local-moment';
import { DeliveryForm } from './delivery-form';

export interface CaseStepDialogProps {
  /** Null: closed. */
  readonly step: { readonly do: 'resolve' | 'reopen'; readonly serviceCase: ServiceCase } | null;
  /** ISO text. */
  readonly now: string;
  readonly onClose: () => void;
}

/** Says when a case was resolved, or when it came back. */
export function CaseStepDialog({ step, now, onClose }: CaseStepDialogProps) {
  const text = useText();
  const title = text(step?.do === 'reopen' ? 'delivery.case.reopen' : 'delivery.case.resolve');
  return (
    <Dialog isOpen={step !== null} onClose={onClose} title={title}>
      {step && <StepFields step={step} now={now} onClose={onClose} title={title} />}
    </Dialog>
  );
}

interface StepFieldsProps extends Omit<CaseStepDialogProps, 'step'> {
  readonly step: NonNullable<CaseStepDialogProps['step']>;
  readonly title: string;
}

function StepFields({ step, now, onClose, title }: StepFieldsProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [at, setAt] = useState(localMomentOf(now));
  const isReopening = step.do === 'reopen';
  return (
    <DeliveryForm
      keep={title}
      onClose={onClose}
      onKeep={() => {
        const instant = instantOfLocal(at, now);
        const { id } = step.serviceCase;
        return isReopening ? reopenCase(workspace, id, instant) : resolveCase(workspace, id, instant);
      }}
    >
      {(problemOf) => (
        <>
          <p>{step.serviceCase.subject}</p>
          <TextField
            name={isReopening ? 'reopenedAt' : 'resolvedAt'}
            type="datetime-local"
            label={text(isReopening ? 'delivery.case.reopened-at' : 'delivery.case.resolved-at')}
            isRequired
            autoFocus
            value={at}
            onChange={setAt}
            errorMessage={problemOf(isReopening ? 'reopenedAt' : 'resolvedAt')}
          />
        </>
      )}
    </DeliveryForm>
  );
}
