import { IntlMessageFormat } from 'intl-messageformat';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import german from '../../../resources/documents/de/take-home.json' with { type: 'json' };
import english from '../../../resources/documents/en/take-home.json' with { type: 'json' };

export type TakeHomeWordId = keyof typeof english;
/** A language that lacks a message of the English file does not compile. */
const catalogs: Readonly<Record<DocumentLanguage, Readonly<Record<TakeHomeWordId, string>>>> = {
  en: english,
  de: german,
};

/** What the folder that a partner takes home says, in their language. Values come in as text that is formatted already. */
export function takeHomeWord(
  language: DocumentLanguage,
  id: TakeHomeWordId,
  values: Readonly<Record<string, string>> = {},
): string {
  return String(new IntlMessageFormat(catalogs[language][id], language).format(values));
}
