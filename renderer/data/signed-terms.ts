import type { Sla } from '#shared/domain/slas/sla';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { type AgreementFile, gatherAgreementFile, readAgreementText } from './agreement-file';
import type { Workspace } from './workspace';

/** An agreement with the terms it was fixed with; null where there is none, or where its text is not on this device. */
export async function readSignedTerms(
  workspace: Workspace,
  agreementId: string,
): Promise<{ readonly file: AgreementFile; readonly sla: Sla } | null> {
  const file = await gatherAgreementFile(workspace.database, agreementId);
  const text = file && (await readAgreementText(workspace, file));
  const sla = text?.ok ? slaOfAnyFormat(text.value.data) : null;
  return file && sla ? { file, sla } : null;
}
