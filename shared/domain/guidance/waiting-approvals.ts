import type { Agreement } from '#shared/domain/agreements/agreement';
import type { AgreementApproval, ReviewFunction } from '#shared/domain/agreements/agreement-approval';
import { approvalStanding } from '#shared/domain/agreements/approval-rules';

/** A function of ours that has not said yet whether it can keep what an agreement promises. */
export interface WaitingApproval {
  readonly partnerId: string;
  readonly agreementId: string;
  readonly version: number;
  readonly reviewFunction: ReviewFunction;
  /** `outdated`: it spoke about another text than the one that stands there now. */
  readonly state: 'missing' | 'outdated';
  /** Since when it waits, ISO: since the draft was begun, or since the word that counts no more. */
  readonly since: string;
}

/** A draft with a text that somebody could read, and the SHA-256 of its data. */
export interface ReadableDraft {
  readonly agreement: Agreement;
  readonly dataSha256: string;
}

/** The functions whose word about a draft is missing. Only service level agreements are reviewed; what is locked waits for nobody. */
export function waitingApprovals(
  { agreement, dataSha256 }: ReadableDraft,
  approvals: readonly AgreementApproval[],
): readonly WaitingApproval[] {
  const { id: agreementId, partnerId, version, kind, state: life, createdAt } = agreement;
  if (kind !== 'sla' || life !== 'draft') return [];
  return approvalStanding({ agreementId, dataSha256 }, approvals).flatMap(({ reviewFunction, state, approval }) =>
    state === 'missing' || state === 'outdated'
      ? [{ partnerId, agreementId, version, reviewFunction, state, since: approval?.at ?? createdAt }]
      : [],
  );
}
