import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import english from '../../../resources/documents/en/sla.json' with { type: 'json' };
import { documentWords, type WordId } from './document-words';

/**
 * Sentences that the program itself writes into the data of an agreement, in English: standards of terms nobody
 * changed, duties, fault classes. In a document of another language they stand in that language; what people
 * wrote stays as they wrote it.
 */
const idOfText: ReadonlyMap<string, WordId> = new Map(
  Object.entries(english).flatMap(([id, text]) => (id.startsWith('sla.stock.') ? [[text, id as WordId]] : [])),
);

export function stockWords(text: string, language: DocumentLanguage): string {
  const id = idOfText.get(text);
  return id === undefined ? text : documentWords(language).text(id);
}
