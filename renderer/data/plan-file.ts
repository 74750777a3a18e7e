import type { Plan } from '#shared/domain/plans/plan';
import { planOfAnyFormat } from '#shared/domain/plans/plan-format';
import type { PlanUnderWay } from '#shared/domain/plans/plan-standing';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFile } from '#shared/records/partner-file';
import { planRecordsOf, recordsFor } from '#shared/records/partner-records';
import { type AgreementFile, gatherAgreementFile, readAgreementText } from './agreement-file';
import type { Workspace } from './workspace';

/** A plan with everything its standing is computed from. */
export function planUnderWay(plan: Plan, file: PartnerFile, index: PackIndex): PlanUnderWay {
  return { plan, records: recordsFor(file), progress: planRecordsOf(file), index };
}

/** Gathers a plan under way by its agreement; null where there is none, or its text is not complete or not here. */
export async function gatherPlanUnderWay(
  workspace: Workspace,
  agreementId: string,
): Promise<{ readonly agreement: AgreementFile['agreement']; readonly underWay: PlanUnderWay } | null> {
  const file = await gatherAgreementFile(workspace.database, agreementId);
  if (file?.agreement.kind !== 'plan') return null;
  const text = await readAgreementText(workspace, file);
  const plan = text.ok ? planOfAnyFormat(text.value.data) : null;
  if (plan === null) return null;
  const { agreement, partnerFile } = file;
  return { agreement, underWay: planUnderWay(plan, partnerFile, workspace.playbooks.current()) };
}
