import { useState } from 'react';
import type { Deal } from '#shared/domain/commercial/deal';
import type { DealStep, DealStepName } from '#shared/domain/commercial/deal-commands';
import type { Commercial } from '#shared/domain/playbook/pack-commercial';
import { takeDealStep } from '../../data/actions/deal-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { type Text, useText } from '../../ui/use-text';
import { storageWords } from '../../widgets/storage-words';
import styles from './commercial.module.css';
import { dealReasonWords, dealStepWords, stepRefusalWords } from './commercial-words';

export interface DealStepDialogProps {
  readonly deal: Deal;
  readonly rules: Commercial;
  /** Null: closed. */
  readonly step: DealStepName | null;
  readonly onClose: () => void;
}

/** Asks for what a step with a deal needs, and takes it. */
export function DealStepDialog({ deal, rules, step, onClose }: DealStepDialogProps) {
  const text = useText();
  return (
    <Dialog isOpen={step !== null} onClose={onClose} title={step ? text(dealStepWords[step]) : ''}>
      {step && <StepForm key={step} deal={deal} rules={rules} step={step} onClose={onClose} />}
    </Dialog>
  );
}

const withoutReason: ReadonlySet<DealStepName> = new Set(['submit', 'extend']);

function StepForm({ deal, rules, step, onClose }: DealStepDialogProps & { readonly step: DealStepName }) {
  const text = useText();
  const workspace = useWorkspace();
  const [reason, setReason] = useState('');
  const [code, setCode] = useState('');
  const [verdict, setVerdict] = useState<'upheld' | 'overturned'>('overturned');
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const take = async () => {
    setPending(true);
    const taken = await takeDealStep(workspace, deal.id, stepOf(step, { reason, code, verdict }));
    setPending(false);
    if (taken.ok) return onClose();
    setProblem(refusalWords(text, taken.error.kind));
  };
  return (
    <Form
      onSubmit={() => void take()}
      problems={problem ? [{ name: null, message: problem }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('commercial.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={isPending}>
            {text(dealStepWords[step])}
          </Button>
        </>
      }
    >
      <StepExplanation step={step} rules={rules} />
      {step === 'reject' && (
        <Select
          label={text('commercial.reason.code')}
          isRequired
          choices={rules.deals.rejectionReasons}
          value={code === '' ? null : code}
          onChange={setCode}
        />
      )}
      {step === 'decideAppeal' && (
        <RadioGroup
          label={text('commercial.reason.verdict')}
          value={verdict}
          onChange={setVerdict}
          choices={[
            { id: 'overturned', label: text('commercial.reason.overturn') },
            { id: 'upheld', label: text('commercial.reason.uphold') },
          ]}
        />
      )}
      {!withoutReason.has(step) && (
        <TextArea label={text(dealReasonWords[step])} rows={3} value={reason} onChange={setReason} />
      )}
    </Form>
  );
}

/** What follows from the step, said before it is taken. */
function StepExplanation({ step, rules }: { readonly step: DealStepName; readonly rules: Commercial }) {
  const text = useText();
  const { decisionDays, appealDays, protectionDays, extensionDays, silenceApproves } = rules.deals;
  const words = () => {
    switch (step) {
      case 'submit':
        return text(silenceApproves ? 'commercial.explain.submit-silence' : 'commercial.explain.submit', {
          days: decisionDays,
        });
      case 'requestInfo':
        return text('commercial.explain.request-info');
      case 'approve':
        return text('commercial.explain.approve', { days: protectionDays });
      case 'reject':
        return text('commercial.explain.reject', { days: appealDays });
      case 'appeal':
        return text('commercial.explain.appeal', { days: appealDays });
      case 'decideAppeal':
        return text('commercial.explain.decide-appeal');
      case 'extend':
        return text('commercial.explain.extend', { days: extensionDays });
      case 'noteProgress':
        return text('commercial.explain.note-progress');
      case 'giveInfo':
      case 'win':
      case 'lose':
        return '';
    }
  };
  const said = words();
  return said === '' ? null : <p className={styles.words}>{said}</p>;
}

function stepOf(
  step: DealStepName,
  {
    reason,
    code,
    verdict,
  }: { readonly reason: string; readonly code: string; readonly verdict: 'upheld' | 'overturned' },
): DealStep {
  switch (step) {
    case 'submit':
    case 'extend':
      return { do: step };
    case 'reject':
      return { do: step, code, reason };
    case 'decideAppeal':
      return { do: step, verdict, reason };
    default:
      return { do: step, reason };
  }
}

function refusalWords(text: Text, kind: string): string {
  if (Object.hasOwn(stepRefusalWords, kind)) return text(stepRefusalWords[kind as keyof typeof stepRefusalWords]);
  return text(storageWords(kind));
}
