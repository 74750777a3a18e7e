import { useMemo } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import type { AgreementLife } from '#shared/domain/agreements/agreement-life';
import { agreementLife } from '#shared/domain/agreements/agreement-life';
import { approvalStanding } from '#shared/domain/agreements/approval-rules';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { giveNotice, recordReview } from '../../data/actions/agreement-review-actions';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { useWorkspace } from '../../data/use-workspace';
import { type MessageId, useText } from '../../ui/use-text';
import { ApprovalsPanel } from './approvals-panel';
import { LifePanel } from './life-panel';
import { VersionsPanel } from './versions-panel';

/** What stands beside the page of a service level agreement: who has reviewed it, how long it runs, its versions. */
export function AgreementBeside({ shown }: { readonly shown: ShownAgreement }) {
  const text = useText();
  const workspace = useWorkspace();
  const { agreement, partnerFile, textSha256 } = shown;
  const today = dayOf(new Date(workspace.surroundings.now()).toISOString());
  const notices = partnerFile.agreementNotices.filter(({ agreementId }) => agreementId === agreement.id);
  const life = useLife(shown, today);
  if (agreement.kind !== 'sla') return null;
  const told = (kept: { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } }) =>
    kept.ok ? null : text(refusalWords(kept.error.kind));
  return (
    <>
      {life && (
        <LifePanel
          life={life}
          notices={notices}
          today={today}
          onGive={async (given) => told(await giveNotice(workspace, agreement.id, given))}
        />
      )}
      <ApprovalsPanel
        standing={approvalStanding(
          { agreementId: agreement.id, dataSha256: agreement.dataSha256 ?? textSha256 },
          partnerFile.agreementApprovals,
        )}
        isOver={agreement.state === 'signed'}
        onSay={async (said) => told(await recordReview(workspace, agreement.id, said))}
      />
      <VersionsPanel
        agreement={agreement}
        versions={partnerFile.agreements.filter(({ kind }) => kind === agreement.kind)}
      />
    </>
  );
}

/** Only what is signed has a life. */
function useLife({ agreement, text, partnerFile }: ShownAgreement, today: string): AgreementLife | null {
  const data = text.ok ? text.value.data : null;
  return useMemo(() => {
    const sla = agreement.state === 'signed' ? slaOfAnyFormat(data) : null;
    if (sla === null) return null;
    const { effectiveDate, termMonths, noticeDays, renewal } = sla.said;
    const notices = partnerFile.agreementNotices.filter(({ agreementId }) => agreementId === agreement.id);
    return agreementLife({ effectiveDate, endDate: sla.endDate, termMonths, noticeDays, renewal }, notices, today);
  }, [agreement, data, partnerFile.agreementNotices, today]);
}

function refusalWords(kind: string): MessageId {
  switch (kind) {
    case 'person-missing':
      return 'agreements.refused.person-missing';
    case 'constraint-missing':
      return 'agreements.refused.constraint-missing';
    case 'day-missing':
      return 'agreements.refused.day-missing';
    case 'not-signed':
      return 'agreements.refused.not-signed';
    case 'extension-incomplete':
      return 'agreements.refused.extension-incomplete';
    case 'storage-full':
      return 'errors.storage-full';
    case 'storage-failed':
      return 'errors.storage-failed';
    default:
      return 'agreements.refused.changed';
  }
}
