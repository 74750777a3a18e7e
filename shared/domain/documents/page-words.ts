import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { Party } from '#shared/domain/partners/person';

/** The few words a sheet carries besides its content: in the foot, on the cover, at the signatures. */
export interface PageWords {
  readonly party: Readonly<Record<Party, string>>;
  readonly draft: string;
  readonly version: (version: number) => string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly dataMark: (hash: string) => string;
  readonly signatures: string;
  readonly signedAt: (moment: string) => string;
  readonly notSigned: string;
  /** Above the box of whoever conducts a signing. */
  readonly conductedBy: string;
  /** What `frame.json` is, in the list of the files of a file. */
  readonly frameFile: string;
  readonly date: (date: string) => string;
  readonly moment: (moment: string) => string;
}

export const englishPageWords: PageWords = {
  party: { vendor: 'Vendor', partner: 'Partner' },
  draft: 'Draft',
  version: (version) => `Version ${version}`,
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  dataMark: (hash) => `Data ${hash}`,
  signatures: 'Signatures',
  signedAt: (moment) => `Signed ${moment}`,
  notSigned: 'Not yet signed',
  conductedBy: 'Conducted by',
  frameFile: 'Who signs, and in which field',
  date: (date) => printedDate(date, 'en'),
  moment: (moment) => printedMoment(moment, 'en'),
};

export const germanPageWords: PageWords = {
  party: { vendor: 'Anbieter', partner: 'Partner' },
  draft: 'Entwurf',
  version: (version) => `Fassung ${version}`,
  pageOf: (page, pages) => `Seite ${page} von ${pages}`,
  dataMark: (hash) => `Daten ${hash}`,
  signatures: 'Unterschriften',
  signedAt: (moment) => `Unterzeichnet ${moment}`,
  notSigned: 'Noch nicht unterzeichnet',
  conductedBy: 'Durchgeführt von',
  frameFile: 'Wer unterzeichnet, und in welchem Feld',
  date: (date) => printedDate(date, 'de'),
  moment: (moment) => printedMoment(moment, 'de'),
};

const wordsIn: Readonly<Record<DocumentLanguage, PageWords>> = { en: englishPageWords, de: germanPageWords };

/** Of a language the documents are not written in, the English ones. */
export const pageWordsOf = (language: string): PageWords => wordsIn[writtenLanguage(language)];

/** A page's language (BCP 47) as one that documents are written in. */
export const writtenLanguage = (language: string): DocumentLanguage => (/^de\b/i.test(language) ? 'de' : 'en');

const months: Readonly<Record<DocumentLanguage, string>> = {
  en: 'January February March April May June July August September October November December',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
};

function monthIn(month: number, language: DocumentLanguage): string | undefined {
  return months[language].split(' ')[month - 1];
}

/** `2026-11-20` as `20 November 2026` or `20. November 2026`. Anything else is printed as it stands. Written out by hand because a document must read the same on every device. */
export function printedDate(date: string, language: DocumentLanguage = 'en'): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = monthIn(Number(found?.[2]), language);
  return found && month ? `${Number(found[3])}${language === 'de' ? '.' : ''} ${month} ${found[1]}` : date;
}

/** The month of `2026-11-20` or `2026-11`, as `November 2026`. */
export function printedMonth(date: string, language: DocumentLanguage = 'en'): string {
  const found = /^(\d{4})-(\d{2})(?:-\d{2})?$/.exec(date);
  const month = monthIn(Number(found?.[2]), language);
  return found && month ? `${month} ${found[1]}` : date;
}

/** An ISO moment in UTC, as `20 November 2026, 14:05 UTC`. */
export function printedMoment(moment: string, language: DocumentLanguage = 'en'): string {
  const time = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(moment);
  return time?.[1] && time[2] ? `${printedDate(time[1], language)}, ${time[2]} UTC` : moment;
}

/** An ISO moment in UTC to the second, as `20 November 2026, 14:05:09 UTC`. */
export function printedSecond(moment: string, language: DocumentLanguage = 'en'): string {
  const time = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(moment);
  return time?.[1] && time[2] ? `${printedDate(time[1], language)}, ${time[2]} UTC` : printedMoment(moment, language);
}

/** The first twelve characters of the data hash: enough to tell two versions apart on paper. */
export const shortHash = (sha256: string) => sha256.slice(0, 12);
