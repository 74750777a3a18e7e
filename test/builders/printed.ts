import type { DocumentPage } from '#shared/domain/documents/page';
import { makePdf } from '../../renderer/documents/make-pdf';
import { type PrintFacts, pageDefinition } from '../../renderer/documents/page-definition';
import { nodeFontFiles, nodeTypefaces } from './node-fonts';
import { type ReadPdf, readPdf } from './read-pdf';

export const somePrintFacts: PrintFacts = { createdAt: '2026-11-20T14:05:00Z', author: 'Änne Großmann' };

/** The file the printer makes of a page, here in Node with Node's own compression. */
export async function printedBytes(page: DocumentPage, facts: PrintFacts = somePrintFacts) {
  const definition = pageDefinition(page, facts, nodeTypefaces());
  if (!definition.ok) throw new Error(`not printable: ${JSON.stringify(definition.error)}`);
  return makePdf(definition.value, nodeFontFiles);
}

export async function printed(page: DocumentPage): Promise<ReadPdf> {
  return readPdf((await printedBytes(page)).bytes);
}
