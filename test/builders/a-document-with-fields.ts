import type { DocumentPage } from '#shared/domain/documents/page';
import { printInNode } from '../../renderer/documents/print-in-node';
import { aShortPageWithFields, madeAt } from './a-page-with-fields';

/** The page printed by our own printer, with nobody's signature yet. */
export async function aDocumentWithFields(
  page: DocumentPage = aShortPageWithFields(),
): Promise<Uint8Array<ArrayBuffer>> {
  const printed = await printInNode(page, { createdAt: madeAt, author: 'Änne Großmann' });
  if (!printed.ok) throw new Error(`The document of a test was not printed: ${JSON.stringify(printed.error)}`);
  return printed.value.bytes;
}
