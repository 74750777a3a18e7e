import type { CalendarDate } from '#shared/base/calendar-date';
import type { AgreementId, AgreementKind } from '#shared/domain/agreements/agreement';
import type { MissingValue } from '#shared/domain/agreements/agreement-rules';
import type { EvidenceId } from '#shared/domain/evidence/evidence';
import type { GateStanding } from '#shared/domain/gates/gate-rules';
import type { MissingProof, MissingProofOf } from '#shared/domain/gates/missing-proof';
import type { InterviewId } from '#shared/domain/interviews/interview';
import type { Party } from '#shared/domain/partners/person';
import type { VisitId } from '#shared/domain/visits/visit';
import type { Renewal } from './renewals';

/** The one thing to do next with a partner. */
export type NextStep =
  | { readonly kind: 'visitUnderWay'; readonly visitId: VisitId }
  | { readonly kind: 'visitToday'; readonly visitId: VisitId; readonly plannedFor: string }
  | { readonly kind: 'conflict'; readonly rowId: string; readonly open: number }
  /** Two people answered a question while apart. */
  | ({ readonly kind: 'undecidedAnswer' } & QuestionPlace)
  | {
      readonly kind: 'gateLapsed';
      readonly gateId: string;
      readonly standing: Extract<GateStanding, { state: 'lapsed' } | { state: 'suspended' }>;
      readonly proof: MissingProof;
    }
  | {
      readonly kind: 'gateLapsing';
      readonly gateId: string;
      readonly standing: Extract<GateStanding, { state: 'lapsing' }>;
      readonly renewal: Renewal;
    }
  | { readonly kind: 'interviewToStart'; readonly moduleId: string }
  | ({ readonly kind: 'questionToAnswer'; readonly left: number; readonly minutes: number } & QuestionPlace)
  | { readonly kind: 'interviewToFinish'; readonly interviewId: InterviewId; readonly moduleId: string }
  | { readonly kind: 'evidenceToReview'; readonly evidenceId: EvidenceId; readonly title: string }
  | { readonly kind: 'riskTier'; readonly step: 'rate' | 'accept' }
  | { readonly kind: 'proofToBring'; readonly gateId: string; readonly proof: EvidenceProof }
  /** Something a gate asks for that is more than one piece of evidence. */
  | { readonly kind: 'workForGate'; readonly gateId: string; readonly proof: GateWork }
  | { readonly kind: 'gateToDecide'; readonly gateId: string }
  | { readonly kind: 'agreementToDraft'; readonly agreement: AgreementKind }
  | {
      readonly kind: 'agreementToComplete';
      readonly agreement: AgreementKind;
      readonly agreementId: AgreementId;
      readonly missing: readonly MissingValue[];
    }
  | {
      readonly kind: 'agreementToSign';
      readonly agreement: AgreementKind;
      readonly agreementId: AgreementId;
      /** The sides whose signature is missing. */
      readonly sides: readonly Party[];
    }
  /** `until`: the last day on which every gate passed so far still holds; null: no end in sight. */
  | { readonly kind: 'nothing'; readonly until: CalendarDate | null };

export type EvidenceProof = MissingProofOf<'evidence'>;
/** People to be certified, a check to be run, a deal to be registered. */
export type GateWork = MissingProofOf<'credentials'> | MissingProofOf<'integrationCheck'> | MissingProofOf<'deal'>;

export interface QuestionPlace {
  readonly questionId: string;
  readonly moduleId: string;
  /** The interview under way in which it is asked; null: one has to be started. */
  readonly interviewId: InterviewId | null;
}
