import { ok, type Result, refuse } from '#shared/base/result';
import type { InsightReportData } from '#shared/domain/documents/sheet-insights-data';
import { insightsQuarter } from '#shared/domain/documents/sheet-insights-quarter';

/** The quarterly review as a PDF. The same figures, author and moment give the same bytes. */
export async function quarterPdf(
  data: InsightReportData,
  facts: { readonly createdAt: string; readonly author: string },
): Promise<Result<{ readonly bytes: Uint8Array; readonly pages: number }, string>> {
  const { printInNode } = await import('../../renderer/documents/print-in-node');
  const pdf = await printInNode(insightsQuarter(data), facts);
  if (pdf.ok) return ok(pdf.value);
  if (pdf.error.kind === 'failed') return refuse(`The report cannot be printed: ${pdf.error.detail}.`);
  const signs = pdf.error.findings.map(({ characters, where }) => `${characters.join(' ')} in “${where}”`);
  return refuse(`The report has characters that no font of ours can print: ${signs.join('; ')}.`);
}
