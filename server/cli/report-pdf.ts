import { ok, type Result, refuse } from '#shared/base/result';
import type { documentLanguages } from '#shared/domain/agreements/document-language';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { Insights } from '#shared/domain/metrics/insights';

/** What a quarterly review is made from. */
export interface QuarterData {
  readonly format: 1;
  readonly kind: 'quarter';
  readonly language: (typeof documentLanguages)[number];
  readonly reader: 'executives';
  readonly issuer: string;
  readonly insights: Insights;
  /** The figures at the end of the quarter before; null: there were none. */
  readonly previous: Insights | null;
}

/** Makes the page of a quarterly review. */
export type QuarterPage = (data: QuarterData) => DocumentPage;

/** The quarterly review as a PDF. The same figures, author and moment give the same bytes. */
export async function quarterPdf(
  page: QuarterPage,
  data: QuarterData,
  facts: { readonly createdAt: string; readonly author: string },
): Promise<Result<{ readonly bytes: Uint8Array; readonly pages: number }, string>> {
  const { printInNode } = await import('../../renderer/documents/print-in-node');
  const pdf = await printInNode(page(data), facts);
  if (pdf.ok) return ok(pdf.value);
  if (pdf.error.kind === 'failed') return refuse(`The report cannot be printed: ${pdf.error.detail}.`);
  const signs = pdf.error.findings.map(({ characters, where }) => `${characters.join(' ')} in “${where}”`);
  return refuse(`The report has characters that no font of ours can print: ${signs.join('; ')}.`);
}
