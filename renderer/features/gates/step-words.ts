import { useIntl } from 'react-intl';
import type { AgreementKind } from '#shared/domain/agreements/agreement';
import type { Renewal } from '#shared/domain/guidance/renewals';
import type { NextStep } from '#shared/domain/guidance/step';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { usePlaybook } from '../../data/use-playbook';
import type { StateTone } from '../../ui/state-mark';
import { type MessageId, type Text, useText } from '../../ui/use-text';
import { useProofName } from './gate-facts';
import { situationWords, whoseWords } from './gate-words';

/** A next step in words: what it is, what there is to know about it, and the name of the button. */
export interface StepWords {
  readonly title: string;
  readonly detail: string;
  /** Null: there is nothing to press. */
  readonly button: string | null;
  readonly tone: StateTone;
}

interface Speech {
  readonly text: Text;
  readonly index: PackIndex;
  readonly day: (date: string) => string;
  readonly time: (instant: string) => string;
  readonly proofName: ReturnType<typeof useProofName>;
}

export function useStepWords(): (step: NextStep) => StepWords {
  const text = useText();
  const index = usePlaybook();
  const proofName = useProofName();
  const { formatDate } = useIntl();
  const speech: Speech = {
    text,
    index,
    proofName,
    day: (date) => formatDate(date, { dateStyle: 'long', timeZone: 'UTC' }),
    time: (instant) => formatDate(instant, { timeStyle: 'short' }),
  };
  return (step) => ({ tone: stepTones[step.kind], ...tell(step, speech) });
}

const stepTones = {
  visitUnderWay: 'pending',
  visitToday: 'pending',
  conflict: 'conflict',
  undecidedAnswer: 'conflict',
  gateLapsed: 'breach',
  gateLapsing: 'lapsing',
  interviewToStart: 'neutral',
  questionToAnswer: 'neutral',
  interviewToFinish: 'neutral',
  evidenceToReview: 'pending',
  riskTier: 'missing',
  proofToBring: 'missing',
  workForGate: 'missing',
  gateToDecide: 'pending',
  agreementToDraft: 'neutral',
  agreementToComplete: 'missing',
  agreementToSign: 'pending',
  nothing: 'proven',
} as const satisfies Record<NextStep['kind'], StateTone>;

type Told = Omit<StepWords, 'tone'>;

function tell(step: NextStep, speech: Speech): Told {
  switch (step.kind) {
    case 'visitUnderWay':
    case 'visitToday':
    case 'conflict':
    case 'nothing':
      return tellPlain(step, speech);
    case 'undecidedAnswer':
    case 'interviewToStart':
    case 'questionToAnswer':
    case 'interviewToFinish':
      return tellInterview(step, speech);
    case 'agreementToDraft':
    case 'agreementToComplete':
    case 'agreementToSign':
      return tellAgreement(step, speech);
    default:
      return tellGate(step, speech);
  }
}

function tellPlain(
  step: Extract<NextStep, { kind: 'visitUnderWay' | 'visitToday' | 'conflict' | 'nothing' }>,
  { text, day, time }: Speech,
): Told {
  switch (step.kind) {
    case 'visitUnderWay':
      return {
        title: text('gates.next.visit-under-way'),
        detail: text('gates.next.visit-under-way-detail'),
        button: text('gates.next.go-on'),
      };
    case 'visitToday':
      return {
        title: text('gates.next.visit-today', { time: time(step.plannedFor) }),
        detail: text('gates.next.visit-today-detail'),
        button: text('gates.next.open-visit'),
      };
    case 'conflict':
      return {
        title: text('gates.next.conflict', { open: step.open }),
        detail: text('gates.next.conflict-detail'),
        button: text('gates.next.decide'),
      };
    case 'nothing':
      return {
        title: text('gates.next.nothing'),
        detail:
          step.until === null
            ? text('gates.next.nothing-detail')
            : text('gates.next.nothing-until', { until: day(step.until) }),
        button: null,
      };
  }
}

function tellInterview(
  step: Extract<NextStep, { kind: 'undecidedAnswer' | 'interviewToStart' | 'questionToAnswer' | 'interviewToFinish' }>,
  { text, index }: Speech,
): Told {
  const module = index.moduleById.get(step.moduleId);
  const title = module?.title ?? step.moduleId;
  if (step.kind === 'interviewToStart') {
    const minutes = module?.questions.reduce((sum, question) => sum + question.minutes, 0) ?? 0;
    return {
      title: text('gates.next.interview-start', { title }),
      detail: text('gates.next.interview-start-detail', { questions: module?.questions.length ?? 0, minutes }),
      button: text('gates.next.start'),
    };
  }
  if (step.kind === 'interviewToFinish') {
    return {
      title: text('gates.next.interview-finish', { title }),
      detail: text('gates.next.interview-finish-detail'),
      button: text('gates.next.go-on'),
    };
  }
  const question = index.questionById.get(step.questionId)?.text ?? step.questionId;
  if (step.kind === 'undecidedAnswer') {
    return { title: question, detail: text('gates.next.undecided-detail'), button: text('gates.next.decide') };
  }
  return {
    title: question,
    detail: text('gates.next.question-detail', { title, left: step.left, minutes: step.minutes }),
    button: text(step.interviewId === null ? 'gates.do.answer' : 'gates.next.go-on'),
  };
}

function tellGate(
  step: Extract<
    NextStep,
    {
      kind:
        | 'gateLapsed'
        | 'gateLapsing'
        | 'riskTier'
        | 'proofToBring'
        | 'workForGate'
        | 'gateToDecide'
        | 'evidenceToReview';
    }
  >,
  { text, day, proofName, index }: Speech,
): Told {
  const gateTitle = (gateId: string) => index.gateById.get(gateId)?.title ?? gateId;
  switch (step.kind) {
    case 'gateLapsed':
      return {
        title: text('gates.next.lapsed', { gate: gateTitle(step.gateId), proof: proofName(step.proof) }),
        detail:
          step.standing.state === 'lapsed'
            ? text('gates.next.lapsed-grace', { since: day(step.standing.since), until: day(step.standing.graceUntil) })
            : text('gates.next.lapsed-detail', { since: day(step.standing.since) }),
        button: text('gates.next.win-back'),
      };
    case 'gateLapsing': {
      const { renewal } = step;
      const proof = renewal.kind === 'evidence' ? renewal.title : text(renewalWords[renewal.kind]);
      const isIn = renewal.kind === 'evidence' && renewal.waiting !== null;
      return {
        title: text(isIn ? 'gates.next.lapsing-review' : 'gates.next.lapsing', { proof }),
        detail: text('gates.next.lapsing-detail', {
          gate: gateTitle(step.gateId),
          until: day(step.standing.until),
          days: step.standing.daysLeft,
        }),
        button: text(isIn ? 'gates.do.review' : 'gates.do.renew'),
      };
    }
    case 'riskTier':
      return {
        title: text(step.step === 'rate' ? 'gates.proof.rate' : 'gates.proof.accept'),
        detail: text('gates.next.risk-detail'),
        button: text(step.step === 'rate' ? 'gates.do.rate' : 'gates.do.accept'),
      };
    case 'proofToBring':
      return {
        title: proofName(step.proof),
        detail: text(step.proof.inRoom ? 'gates.next.proof-here' : 'gates.next.proof-elsewhere', {
          gate: gateTitle(step.gateId),
          situation: text(situationWords[step.proof.situation]),
          whose: text(whoseWords[step.proof.whose]),
          minutes: step.proof.minutes,
        }),
        button: text('gates.do.bring'),
      };
    case 'workForGate':
      return {
        title: proofName(step.proof),
        detail: text('gates.next.work', { gate: gateTitle(step.gateId) }),
        button: text('gates.next.go-there'),
      };
    case 'gateToDecide':
      return {
        title: text('gates.next.gate-open', { gate: gateTitle(step.gateId) }),
        detail: text('gates.next.gate-open-detail'),
        button: text('gates.next.decide'),
      };
    case 'evidenceToReview':
      return {
        title: text('gates.next.review', { title: step.title }),
        detail: text('gates.next.review-detail'),
        button: text('gates.do.review'),
      };
  }
}

const renewalWords = {
  riskTier: 'gates.renewal.risk-tier',
  waiver: 'gates.renewal.waiver',
} as const satisfies Record<Exclude<Renewal['kind'], 'evidence'>, MessageId>;

const agreementNames = {
  plan: 'gates.next.plan',
  sla: 'gates.next.sla',
} as const satisfies Record<AgreementKind, MessageId>;

function tellAgreement(
  step: Extract<NextStep, { kind: 'agreementToDraft' | 'agreementToComplete' | 'agreementToSign' }>,
  { text }: Speech,
): Told {
  const agreement = text(agreementNames[step.agreement]);
  switch (step.kind) {
    case 'agreementToDraft':
      return {
        title: text('gates.next.draft', { agreement }),
        detail: text('gates.next.draft-detail'),
        button: text('gates.next.draft-do'),
      };
    case 'agreementToComplete':
      return {
        title: text('gates.next.complete', { agreement }),
        detail: text('gates.next.complete-detail', { missing: step.missing.length }),
        button: text('gates.next.open-agreement'),
      };
    case 'agreementToSign':
      return {
        title: text('gates.next.sign', { agreement }),
        detail: text('gates.next.sign-detail', { sides: step.sides.length }),
        button: text('gates.next.open-agreement'),
      };
  }
}
