import { IntlMessageFormat } from 'intl-messageformat';
import german from '../../../resources/verifier/de.json' with { type: 'json' };
import english from '../../../resources/verifier/en.json' with { type: 'json' };

export type ReportWordId = keyof typeof english;
export const reportLanguages = ['en', 'de'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** A language that lacks a sentence of the English file does not compile. */
const catalogs: Readonly<Record<ReportLanguage, Readonly<Record<ReportWordId, string>>>> = { en: english, de: german };

export type Say = (id: ReportWordId, values?: Readonly<Record<string, string | number>>) => string;

/** The words of a check, the same in the program, on the command line and on the page that partners take home. */
export function reportWords(language: ReportLanguage): Say {
  const parsed = new Map<ReportWordId, IntlMessageFormat>();
  return (id, values) => {
    const message = parsed.get(id) ?? new IntlMessageFormat(catalogs[language][id], language);
    parsed.set(id, message);
    return String(message.format(values));
  };
}

/** A moment as it is told in a check: in UTC and to the second, so that two people read the same. */
export function reportMoment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
