import type { AgreementKind } from './agreement';
import { type AgreementApproval, type ReviewFunction, reviewFunctions } from './agreement-approval';

/**
 * Where the review of one function stands. `beforehand`: it said what it can do before there was a text, which is
 * how a visit offline begins. `outdated`: it read another text.
 */
export type ReviewState = 'approved' | 'constraint' | 'refused' | 'beforehand' | 'outdated' | 'missing';

export interface ReviewStanding {
  readonly reviewFunction: ReviewFunction;
  readonly state: ReviewState;
  /** The latest word of this function; null where it has said nothing. */
  readonly approval: AgreementApproval | null;
}

/** What the reviews mean for locking. */
export interface ReviewFinding {
  readonly reviewFunction: ReviewFunction;
  readonly kind: 'missing' | 'outdated' | 'refused' | 'constraint' | 'legalOnDeviations';
  readonly severity: 'error' | 'warning';
}

/** The text that is to be locked: what was read must be this. */
export interface ReviewedText {
  readonly agreementId: string;
  readonly kind: AgreementKind;
  readonly dataSha256: string;
  /** Whether it leaves the standard wording anywhere. */
  readonly deviates: boolean;
}

/** An approval with this in place of a SHA-256 was given beforehand, for no particular text. */
export const noParticularText = '';

/** The latest word of each function about a text. A word about another text approves nothing. */
export function approvalStanding(
  text: Pick<ReviewedText, 'agreementId' | 'dataSha256'>,
  approvals: readonly AgreementApproval[],
): readonly ReviewStanding[] {
  const own = approvals
    .filter(({ agreementId }) => agreementId === text.agreementId)
    .toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at) || (left.id < right.id ? -1 : 1));
  return reviewFunctions.map((reviewFunction) => {
    const said = own.filter((one) => one.reviewFunction === reviewFunction);
    const about = said.filter(({ dataSha256 }) => dataSha256 === text.dataSha256 || dataSha256 === noParticularText);
    // What was said about another text is only told when nothing holds for this one.
    const approval = about.at(-1) ?? said.at(-1) ?? null;
    return { reviewFunction, approval, state: stateOf(approval, text.dataSha256) };
  });
}

function stateOf(approval: AgreementApproval | null, dataSha256: string): ReviewState {
  if (approval === null) return 'missing';
  if (approval.dataSha256 !== dataSha256 && approval.dataSha256 !== noParticularText) return 'outdated';
  if (approval.decision === 'refused') return 'refused';
  if (approval.decision === 'approvedWithConstraint') return 'constraint';
  return approval.dataSha256 === noParticularText ? 'beforehand' : 'approved';
}

/**
 * What stands in the way of locking (`error`) and what is only told (`warning`). All five functions review a service
 * level agreement. A missing review does not stop a visit; a refusal does, and so does leaving the standard wording
 * without legal's word on this very text. A plan needs no review.
 */
export function reviewFindings(text: ReviewedText, approvals: readonly AgreementApproval[]): readonly ReviewFinding[] {
  if (text.kind !== 'sla') return [];
  return approvalStanding(text, approvals).flatMap(({ reviewFunction, state, approval }): ReviewFinding[] => {
    if (state === 'refused') return [{ reviewFunction, kind: 'refused', severity: 'error' }];
    const isRead = approval !== null && approval.dataSha256 === text.dataSha256;
    if (reviewFunction === 'legal' && text.deviates && !isRead)
      return [{ reviewFunction, kind: 'legalOnDeviations', severity: 'error' }];
    if (state === 'missing' || state === 'outdated' || state === 'constraint')
      return [{ reviewFunction, kind: state, severity: 'warning' }];
    return [];
  });
}
