import type { DocumentPage } from '#shared/domain/documents/page';
import type { MadePdf } from '../../renderer/documents/make-pdf';
import type { PrintFacts } from '../../renderer/documents/page-definition';
import { printInNode } from '../../renderer/documents/print-in-node';
import { type ReadPdf, readPdf } from './read-pdf';

export const somePrintFacts: PrintFacts = { createdAt: '2026-11-20T14:05:00Z', author: 'Änne Großmann' };

/** The file the printer makes of a page, here in Node. */
export async function printedBytes(page: DocumentPage, facts: PrintFacts = somePrintFacts): Promise<MadePdf> {
  const made = await printInNode(page, facts);
  if (!made.ok) throw new Error(`not printed: ${JSON.stringify(made.error)}`);
  return made.value;
}

export async function printed(page: DocumentPage): Promise<ReadPdf> {
  return readPdf((await printedBytes(page)).bytes);
}
