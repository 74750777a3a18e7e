import type { Block, DocumentPage, SignatureField } from '#shared/domain/documents/page';
import { aDocumentPage } from './a-document-page';

/** When the document of tests is made. */
export const madeAt = '2026-11-21T08:00:00Z';

/** A document of two parties with a signature field for each; the partner's locks the file. */
export function aPageWithFields(changes: Partial<DocumentPage> = {}): DocumentPage {
  const { blocks } = aDocumentPage();
  return aDocumentPage({ blocks: [...blocks.filter(({ kind }) => kind !== 'signatures'), signatures], ...changes });
}

/** The same, shorter: for tests that look at signatures and not at pages. */
export const aShortPageWithFields = (): DocumentPage => aPageWithFields({ blocks: [signatures] });

const field = (name: string, tooltip: string, locksAll: boolean): SignatureField => ({ name, tooltip, locksAll });

const signatures: Block = {
  kind: 'signatures',
  boxes: [
    {
      party: 'vendor',
      organisation: 'Meridian Software SE',
      personName: 'Änne Großmann',
      role: 'Partner manager',
      signed: null,
      field: field('Vendor1', 'Signature of Änne Großmann', false),
    },
    {
      party: 'partner',
      organisation: 'Nordlicht Systemhaus GmbH',
      personName: 'Дмитрий Ковалёв',
      role: 'Managing director',
      signed: null,
      field: field('Partner1', 'Signature of Дмитрий Ковалёв', true),
    },
  ],
};
