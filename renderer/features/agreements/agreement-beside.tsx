import { useMemo } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import type { AgreementNotice } from '#shared/domain/agreements/agreement-approval';
import { type AgreementLife, agreementLife } from '#shared/domain/agreements/agreement-life';
import { approvalStanding } from '#shared/domain/agreements/approval-rules';
import { type PersonnelChange, personnelChanges } from '#shared/domain/slas/personnel-changes';
import type { Sla } from '#shared/domain/slas/sla';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { giveNotice, recordReview } from '../../data/actions/agreement-review-actions';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { useWorkspace } from '../../data/use-workspace';
import { type MessageId, useText } from '../../ui/use-text';
import { ApprovalsPanel } from './approvals-panel';
import { LifePanel } from './life-panel';
import { PeoplePanel } from './people-panel';
import { VersionsPanel } from './versions-panel';

/** What stands beside the page of a service level agreement: who has reviewed it, how long it runs, its versions. */
export function AgreementBeside({ shown }: { readonly shown: ShownAgreement }) {
  const text = useText();
  const workspace = useWorkspace();
  const { agreement, partnerFile, textSha256 } = shown;
  const today = dayOf(new Date(workspace.surroundings.now()).toISOString());
  const notices = partnerFile.agreementNotices.filter(({ agreementId }) => agreementId === agreement.id);
  const signed = useSigned(shown);
  const life = useMemo(
    () => signed && lifeOf(signed, partnerFile.agreementNotices, today),
    [signed, partnerFile.agreementNotices, today],
  );
  const changes = useMemo(
    (): readonly PersonnelChange[] => (signed ? personnelChanges(signed, partnerFile.people) : []),
    [signed, partnerFile.people],
  );
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
      <PeoplePanel changes={changes} />
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

/** The agreement as it was signed; null before. */
function useSigned({ agreement, text }: ShownAgreement): Sla | null {
  const data = text.ok ? text.value.data : null;
  return useMemo(() => (agreement.state === 'signed' ? slaOfAnyFormat(data) : null), [agreement.state, data]);
}

/** Only what is signed has a life. */
function lifeOf(sla: Sla, given: readonly AgreementNotice[], today: string): AgreementLife {
  const { effectiveDate, termMonths, noticeDays, renewal } = sla.said;
  const notices = given.filter(({ agreementId }) => agreementId === sla.agreementId);
  return agreementLife({ effectiveDate, endDate: sla.endDate, termMonths, noticeDays, renewal }, notices, today);
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
