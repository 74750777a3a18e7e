import { dayOf } from '#shared/base/calendar-date';
import { canonicalJson } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { printedParties } from '#shared/domain/documents/document-frame';
import { acceptedPieces, type EvidencePackData, evidencePack } from '#shared/domain/documents/evidence-pack';
import { sheetFileName } from '#shared/domain/documents/file-name';
import type { DocumentPage } from '#shared/domain/documents/page';
import { performanceReport } from '#shared/domain/documents/performance-report';
import { composeReport } from '#shared/domain/documents/performance-report-data';
import { piecesOf } from '#shared/domain/evidence/evidence-rules';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { recordsOfAgreement } from '#shared/domain/performance/measured-tables';
import { countedFiles } from '#shared/domain/performance/performance-file-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Sla } from '#shared/domain/slas/sla';
import type { PartnerFile } from '#shared/records/partner-file';
import { sha256Of } from '../../data/device-key';
import type { MeasuredByFiles } from '../../data/measuring-desk';
import { saveCopy } from '../../data/save-copy';
import type { Workspace } from '../../data/workspace';
import { printPage } from '../../documents/print-page';
import type { MessageId, MessageValues } from '../../ui/use-text';
import { printRefusalWords } from '../../widgets/print-refusal-words';

export interface ReportOf {
  readonly file: PartnerFile;
  readonly agreement: { readonly id: string; readonly version: number; readonly dataSha256: string | null };
  readonly sla: Sla;
  readonly language: DocumentLanguage;
  readonly asOf: string;
}

/** The pages of a performance report, with the SHA-256 of their data in the foot. */
export async function reportPage(of: ReportOf, { measured, doubles }: MeasuredByFiles): Promise<DocumentPage> {
  const { file, sla, agreement } = of;
  const data = composeReport({
    language: of.language,
    agreement: { id: agreement.id, version: agreement.version, dataSha256: agreement.dataSha256 },
    vendor: sla.vendor,
    partner: sla.partner,
    measurable: measurable(sla),
    dispute: sla.dispute,
    measured,
    records: recordsOfAgreement(file, agreement.id),
    files: file.performanceFiles,
    disputes: file.disputes.filter(({ agreementId }) => agreementId === agreement.id),
    disputeEvents: file.disputeEvents,
    doubles,
    asOf: of.asOf,
  });
  const page = performanceReport(data, { dataSha256: null });
  return performanceReport(data, { dataSha256: await hashOf(page) });
}

/** The pages of an evidence pack. */
export async function packPage(of: ReportOf, index: PackIndex): Promise<DocumentPage> {
  const { file, sla, asOf } = of;
  const data: EvidencePackData = {
    format: 1,
    kind: 'evidencePack',
    language: of.language,
    parties: printedParties(sla, of.language),
    asOf: dayOf(asOf),
    accepted: acceptedPieces(piecesOf(file), index.evidenceTypeById, dayOf(asOf)),
    decisions: file.decisions.toSorted((left, right) => (left.asOf < right.asOf ? -1 : 1)),
    documents: file.signedDocuments,
    files: countedFiles(of.agreement.id, file.performanceFiles, asOf),
    publicCommitments: sla.publicCommitments,
  };
  const page = evidencePack(data, { dataSha256: null });
  return evidencePack(data, { dataSha256: await hashOf(page) });
}

function hashOf({ embedded }: DocumentPage): Promise<string> {
  return sha256Of(canonicalJson(embedded?.data ?? null));
}

/** Prints a page and hands it to the person. Answers what to say. */
export async function saveReport(
  workspace: Workspace,
  page: DocumentPage,
  createdAt: string,
): Promise<Result<'saved' | 'cancelled', readonly [MessageId, MessageValues]>> {
  const author = page.parties.find(({ party }) => party === 'vendor')?.name ?? '';
  const printed = await printPage(page, { createdAt, author });
  if (!printed.ok) return refuse(printRefusalWords(printed.error));
  const content = new Blob([printed.value.bytes], { type: 'application/pdf' });
  const name = sheetFileName({ title: `${page.title} ${page.subtitle}`, date: dayOf(createdAt) });
  const saved = await saveCopy(workspace, { name, mime: content.type, content });
  return saved.ok ? ok(saved.value) : refuse(['performance.not-saved', {}]);
}
