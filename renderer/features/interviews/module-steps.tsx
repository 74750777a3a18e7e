import { ArrowRight } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { ModuleProgress, StepState } from '#shared/domain/playbook/module-rules';
import type { Proof, Step } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './module-steps.module.css';

/** How the proof of a step is brought. */
export interface StepWays {
  readonly onAsk: (questionId?: string) => void;
  readonly onBring: (evidenceTypeId: string) => void;
  readonly hrefOf: (proof: Proof) => string;
}

interface OfStep {
  readonly step: Step;
  readonly index: PackIndex;
  readonly ways: StepWays;
}

/** The one thing to do next, as the one filled button of the page. */
export function NextStepButton({ step, ways }: Omit<OfStep, 'index'>) {
  const go = useStepWay(ways);
  return (
    <Button kind="filled" icon={ArrowRight} onPress={() => go(step.proof)}>
      {step.title}
    </Button>
  );
}

const stateMarks = { done: 'proven', open: 'missing', notApplicable: 'neutral' } as const;

const stateWords = {
  done: 'interviews.step.done',
  open: 'interviews.step.open',
  notApplicable: 'interviews.step.not-applicable',
} as const satisfies Record<StepState['state'], MessageId>;

interface ModuleStepsProps {
  readonly progress: ModuleProgress;
  readonly index: PackIndex;
  readonly ways: StepWays;
}

/** The steps of a module: who does it, what it takes, what proves it, and whether it is proven. */
export function ModuleSteps({ progress, index, ways }: ModuleStepsProps) {
  return (
    <ol className={styles.steps}>
      {progress.steps.map(({ step, state }) => (
        <StepRow key={step.id} step={step} state={state} index={index} ways={ways} isNext={step === progress.next} />
      ))}
    </ol>
  );
}

function StepRow({ step, state, index, ways, isNext }: OfStep & StepState & { readonly isNext: boolean }) {
  const text = useText();
  const go = useStepWay(ways);
  const proof = useProofWords(index);
  const role = index.pack.roles.find(({ id }) => id === step.role)?.title ?? step.role;
  return (
    <li className={styles.step} data-next={isNext || undefined} aria-current={isNext ? 'step' : undefined}>
      <StateMark state={stateMarks[state]} word={text(stateWords[state])} shape="icon" />
      <div className={styles.words}>
        <strong>{step.title}</strong>
        <span className={styles.quiet}>
          {[
            text('interviews.step.by', { role }),
            text('interviews.question.minutes', { minutes: step.minutes }),
            text('interviews.step.proof', { proof: proof(step.proof) }),
          ].join(' · ')}
        </span>
      </div>
      <div className={styles.marks}>
        {!step.mandatory && <Badge>{text('interviews.step.optional')}</Badge>}
        {step.dimension && <Badge>{text(dimensionWords[step.dimension])}</Badge>}
      </div>
      {state === 'open' ? (
        <Button kind="plain" onPress={() => go(step.proof)}>
          {text(wayWords(step.proof))}
        </Button>
      ) : (
        <span className={styles.quiet}>{text(stateWords[state])}</span>
      )}
    </li>
  );
}

const dimensionWords = {
  accreditation: 'interviews.dimension.accreditation',
  dataExchange: 'interviews.dimension.data-exchange',
  securityPosture: 'interviews.dimension.security-posture',
  commercialTerms: 'interviews.dimension.commercial-terms',
  escalationPath: 'interviews.dimension.escalation-path',
  valueNarrative: 'interviews.dimension.value-narrative',
} as const satisfies Record<NonNullable<Step['dimension']>, MessageId>;

function useStepWay({ onAsk, onBring, hrefOf }: StepWays): (proof: Proof) => void {
  const navigate = useNavigate();
  return (proof) => {
    switch (proof.kind) {
      case 'interview':
        return onAsk();
      case 'question':
        return onAsk(proof.questionId);
      case 'evidence':
        return onBring(proof.typeId);
      default:
        return void navigate(hrefOf(proof));
    }
  };
}

function wayWords(proof: Proof): MessageId {
  if (proof.kind === 'interview' || proof.kind === 'question') return 'interviews.step.ask';
  return proof.kind === 'evidence' ? 'interviews.step.bring' : 'interviews.step.go';
}

/** What a step ends with, in words. */
function useProofWords(index: PackIndex): (proof: Proof) => string {
  const text = useText();
  return (proof) => {
    switch (proof.kind) {
      case 'interview':
        return text('interviews.step.proof-interview');
      case 'question':
        return text('interviews.step.proof-question', { question: proof.questionId });
      case 'evidence':
        return index.evidenceTypeById.get(proof.typeId)?.title ?? proof.typeId;
      case 'document':
        return text('interviews.step.proof-document', { document: proof.document });
      case 'score':
        return index.pack.scores.find(({ id }) => id === proof.scoreId)?.title ?? proof.scoreId;
      case 'riskTier':
        return text('interviews.step.proof-risk-tier');
      case 'gate':
        return index.gateById.get(proof.gateId)?.title ?? proof.gateId;
      case 'controls':
        return text('interviews.step.proof-controls');
      case 'credentials':
        return text('interviews.step.proof-credentials');
      case 'integrationChecks':
        return text('interviews.step.proof-integration-checks');
      case 'deal':
        return text('interviews.step.proof-deal');
      case 'handoff':
        return index.pack.handoffs.find(({ id }) => id === proof.handoffId)?.title ?? proof.handoffId;
    }
  };
}
