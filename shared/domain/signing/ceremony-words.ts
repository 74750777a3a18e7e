import { IntlMessageFormat } from 'intl-messageformat';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import german from '../../../resources/documents/de/ceremony.json' with { type: 'json' };
import english from '../../../resources/documents/en/ceremony.json' with { type: 'json' };

export type CeremonyWordId = keyof typeof english;
/** A language that lacks a message of the English file does not compile. */
const catalogs: Readonly<Record<DocumentLanguage, Readonly<Record<CeremonyWordId, string>>>> = {
  en: english,
  de: german,
};

/** What is read out or drawn while somebody signs, in their language. Values come in as text that is formatted already. */
export function ceremonyWord(
  language: DocumentLanguage,
  id: CeremonyWordId,
  values: Readonly<Record<string, string>> = {},
): string {
  return String(new IntlMessageFormat(catalogs[language][id], language).format(values));
}
