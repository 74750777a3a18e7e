import type { MissingProof } from '#shared/domain/gates/gate-explanation';
import type { GateWork, NextStep, QuestionPlace } from '#shared/domain/guidance/step';

/** Where each next step is taken. */
export function stepAddress(step: NextStep, partnerId: string): string {
  const partner = `/partners/${partnerId}`;
  switch (step.kind) {
    case 'visitUnderWay':
    case 'visitToday':
      return `/visits/${step.visitId}`;
    case 'conflict':
      return `/sync/differences/${partnerId}`;
    case 'undecidedAnswer':
    case 'questionToAnswer':
      return questionAddress(step, partner);
    case 'interviewToStart':
      return `${partner}/interviews`;
    case 'interviewToFinish':
      return `/interviews/${step.interviewId}`;
    case 'gateLapsed':
      return proofAddress(step.proof, partner);
    case 'gateLapsing':
      return step.renewal.kind === 'riskTier' ? `${partner}/identity` : `${partner}/gate`;
    case 'workForGate':
      return workAddress(step.proof, partner);
    case 'riskTier':
      return `${partner}/identity`;
    case 'proofToBring':
    case 'gateToDecide':
      return `${partner}/gate`;
    case 'evidenceToReview':
      return `${partner}/evidence`;
    case 'agreementToDraft':
      return `${partner}/agreements`;
    case 'agreementToComplete':
    case 'agreementToSign':
      return `/agreements/${step.agreementId}`;
    case 'nothing':
      return partner;
  }
}

function questionAddress({ interviewId, questionId }: QuestionPlace, partner: string): string {
  return interviewId === null ? `${partner}/interviews` : `/interviews/${interviewId}/${questionId}`;
}

function proofAddress(proof: MissingProof, partner: string): string {
  return proof.kind === 'riskTier' ? `${partner}/identity` : `${partner}/gate`;
}

function workAddress(proof: GateWork, partner: string): string {
  switch (proof.kind) {
    case 'credentials':
      return `${partner}/enablement`;
    case 'deal':
      return `${partner}/commercial`;
    case 'integrationCheck':
      return `${partner}/gate`;
  }
}
