import { useNavigate } from 'react-router';
import type { NextStep } from '#shared/domain/guidance/step';
import type { PartnerFile } from '#shared/records/partner-file';
import { draftAgreement } from '../../data/actions/agreement-actions';
import { useWorkspace } from '../../data/use-workspace';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { storageWords } from '../../widgets/storage-words';
import { type BringRequest, wayTo, wayToRenew } from './proof-way';
import { stepAddress } from './step-address';
import { useStartInterview } from './use-start-interview';

export interface TakeStepOptions {
  /** Brings or opens a piece of evidence where the card stands; without it the step leads to the gate. */
  readonly onBring: ((request: BringRequest) => void) | undefined;
  readonly hrefOf: ((step: NextStep) => string | null) | undefined;
}

/** Takes a next step: what can be begun at once is begun, everything else is opened. */
export function useTakeStep(file: PartnerFile, { onBring, hrefOf }: TakeStepOptions): (step: NextStep) => void {
  const text = useText();
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const goTo = (href: string) => void navigate(href);
  const refused = (kind: string) =>
    showToast({
      tone: 'refused',
      words: text(storageWords(kind)),
    });
  const ask = useStartInterview(file);
  const draft = async (kind: 'plan' | 'sla') => {
    const drafted = await draftAgreement(workspace, file.partner.id, kind);
    if (drafted.ok) return goTo(`/agreements/${drafted.value.id}`);
    if (drafted.error.kind === 'already-drafted') return goTo(`/agreements/${drafted.error.agreementId}`);
    refused(drafted.error.kind);
  };
  return (step) => {
    const elsewhere = hrefOf?.(step) ?? null;
    if (elsewhere !== null) return goTo(elsewhere);
    if (step.kind === 'interviewToStart') return void ask(step.moduleId, null);
    if (step.kind === 'undecidedAnswer' || step.kind === 'questionToAnswer')
      return void ask(step.moduleId, step.questionId);
    if (step.kind === 'agreementToDraft') return void draft(step.agreement);
    const request = requestOf(step, file);
    if (request && onBring) return onBring(request);
    const gateId = 'gateId' in step ? step.gateId : null;
    if (gateId !== null && showGate(gateId)) return;
    goTo(stepAddress(step, file.partner.id));
  };
}

/** The piece of evidence a step is about, where it is about one. */
function requestOf(step: NextStep, file: PartnerFile): BringRequest | null {
  switch (step.kind) {
    case 'proofToBring':
    case 'gateLapsed': {
      const way = wayTo(step.proof, file);
      return way.kind === 'bring' ? way.request : null;
    }
    case 'gateLapsing': {
      const way = wayToRenew(step.renewal, file);
      return way.kind === 'bring' ? way.request : null;
    }
    case 'evidenceToReview': {
      const piece = file.evidence.find(({ id }) => id === step.evidenceId);
      return (
        (piece && { purpose: 'look', typeId: piece.typeId, evidenceId: piece.id, questionId: piece.questionId }) ?? null
      );
    }
    default:
      return null;
  }
}

export function gatePlace(gateId: string): string {
  return `gate-${gateId}`;
}

/** Brings a gate that stands further down the page into view. @returns whether it stands there */
export function showGate(gateId: string): boolean {
  const place = document.getElementById(gatePlace(gateId));
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
  return place !== null;
}
